import { protectedLoader } from "#app/http/access.server.ts";
import { csvLine } from "#app/http/csv.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { loadPlan } from "#app/services/workforce/plans.server.ts";

/** What a plan asks recruiting for, as a file for the system that recruits. */
export const loader = protectedLoader("planning:read", async ({ viewer, params }) => {
  const plan = requireFound(await loadPlan(viewer, requireUuid(params["planId"])));
  const head = ["requisition", "plan", "role", "role_name", "site", "kind", "quarter", "heads"];
  const { body, name } = plan;
  const lines = plan.requisitions.map(({ id, roleId, kind, quarter, heads }) =>
    csvLine([id, name, roleId, body.roleName, body.siteName, kind, quarter, heads]),
  );
  return new Response(`\ufeff${csvLine(head)}${lines.join("")}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="requisitions-${plan.id}.csv"`,
    },
  });
});
