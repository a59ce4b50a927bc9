import { protectedLoader } from "#app/http/access.server.ts";
import { claimFileResponse } from "#app/http/claim-file-response.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { requirePosition, requireUuid } from "#app/http/route-params.server.ts";
import { loadFileOfClaim } from "#app/services/review-claim.server.ts";

/** A file that I sent: `?claim=…&file=1`. */
export const loader = protectedLoader("claim:submit:own", async ({ viewer, request }) => {
  const { searchParams } = new URL(request.url);
  const claim = requireUuid(searchParams.get("claim") ?? undefined);
  const position = requirePosition(searchParams.get("file") ?? undefined);
  return claimFileResponse(requireFound(await loadFileOfClaim(viewer, claim, position, "owner")));
});
