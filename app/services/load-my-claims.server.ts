import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { listClaimsOf } from "#app/data/prior-learning.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { claimViews, type ClaimView } from "./review-claim.server.ts";

export interface MyClaims {
  readonly claims: readonly ClaimView[];
  /** Every skill of the library by name. */
  readonly skills: readonly { readonly id: string; readonly name: string }[];
}

/** What a person asked to have counted, newest first, and what they may ask for. */
export async function loadMyClaims(viewer: Viewer): Promise<MyClaims> {
  if (viewer.learnerId === null) return { claims: [], skills: [] };
  const [claims, view, catalog] = await Promise.all([
    listClaimsOf(viewer.orgId, viewer.learnerId),
    claimViews(viewer),
    loadOrgCatalog(viewer.orgId),
  ]);
  const skills = catalog.skills
    .map(({ id, name }) => ({ id, name }))
    .toSorted((left, right) => left.name.localeCompare(right.name, "en"));
  return { claims: claims.map(view), skills };
}
