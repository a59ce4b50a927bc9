import { findOrganisationSlug } from "#app/data/accounts.server.ts";
import { listBadgeHolders, type BadgeHolder } from "#app/data/badges.server.ts";
import { listUnits } from "#app/data/grants.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { qrPath, type QrPath } from "#app/integrations/qr/qr-code.server.ts";
import { now } from "#app/platform/clock.server.ts";

/** As many as are chosen from at once: four sheets of ten. */
const BADGES_PER_PAGE = 40;

export interface BadgeSheet {
  /** Units the viewer may print for, each before its children. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly depth: number }[];
  readonly unitId: string | null;
  readonly holders: readonly BadgeHolder[];
  readonly hasMore: boolean;
}

/** People with badges in one unit within the viewer's scope; null: no unit of theirs has this id. */
export async function loadBadgeSheet(
  viewer: Viewer,
  scope: readonly string[],
  wish: { readonly unitId: string | null; readonly page: number },
): Promise<BadgeSheet | null> {
  const inScope = (await listUnits(viewer.orgId)).filter(({ path }) => scope.some((prefix) => path.startsWith(prefix)));
  const top = Math.min(...inScope.map(({ path }) => depthOf(path)));
  const units = inScope.map(({ id, name, path }) => ({ id, name, depth: depthOf(path) - top }));
  if (wish.unitId === null) return { units, unitId: null, holders: [], hasMore: false };
  const unit = inScope.find(({ id }) => id === wish.unitId);
  if (unit === undefined) return null;
  const skip = (wish.page - 1) * BADGES_PER_PAGE;
  const found = await listBadgeHolders(viewer.orgId, unit.path, now(), { skip, take: BADGES_PER_PAGE + 1 });
  const holders = found.slice(0, BADGES_PER_PAGE);
  return { units, unitId: unit.id, holders, hasMore: found.length > BADGES_PER_PAGE };
}

const depthOf = (path: string): number => path.split("/").length;

export interface PrintedBadge extends BadgeHolder {
  readonly code: QrPath;
}

/**
 * The badges to be printed. A code holds the address of the badge page with company and number, so that any camera leads to
 * the sign-in with the number filled in. It holds no secret: without the PIN it opens nothing.
 */
export async function printBadges(
  viewer: Viewer,
  holders: readonly BadgeHolder[],
  site: string,
): Promise<readonly PrintedBadge[]> {
  const slug = await findOrganisationSlug(viewer.orgId);
  return holders.map((holder) => {
    const search = new URLSearchParams({ org: slug, badge: holder.badgeNumber });
    return { ...holder, code: qrPath(`${site}/badge?${search.toString()}`) };
  });
}
