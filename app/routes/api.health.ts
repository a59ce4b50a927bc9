import { pingDatabase } from "#app/data/health.server.ts";
import { publicLoader } from "#app/http/access.server.ts";

/** For load balancers and supervisors: 200 when pages can be served, 503 while the database does not answer. */
export const loader = publicLoader(async () => {
  const answers = await pingDatabase();
  return Response.json({ status: answers ? "ok" : "database-unavailable" }, { status: answers ? 200 : 503 });
});
