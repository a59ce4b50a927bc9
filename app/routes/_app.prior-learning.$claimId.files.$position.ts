import { protectedLoader } from "#app/http/access.server.ts";
import { claimFileResponse } from "#app/http/claim-file-response.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requirePosition, requireUuid } from "#app/http/route-params.server.ts";
import { recordLooks } from "#app/services/record-looks.server.ts";
import { loadFileOfClaim } from "#app/services/review-claim.server.ts";

/** A file of a claim that the viewer decides about. */
export const loader = protectedLoader("claim:review", async ({ viewer, session, params }) => {
  const claim = requireUuid(params["claimId"]);
  const position = requirePosition(params["position"]);
  const file = requireFound(await loadFileOfClaim(viewer, claim, position, "reviewer"));
  await recordLooks(viewer, { people: [file.person.id], page: "prior-learning", on: readerDay(session) });
  return claimFileResponse(file);
});
