import { protectedLoader } from "#app/http/access.server.ts";
import { claimFileResponse } from "#app/http/claim-file-response.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { requirePosition, requireUuid } from "#app/http/route-params.server.ts";
import { loadFileOfClaim } from "#app/services/review-claim.server.ts";

/** A file of a claim that the viewer decides about. */
export const loader = protectedLoader("claim:review", async ({ viewer, params }) => {
  const claim = requireUuid(params["claimId"]);
  const position = requirePosition(params["position"]);
  return claimFileResponse(requireFound(await loadFileOfClaim(viewer, claim, position, "reviewer")));
});
