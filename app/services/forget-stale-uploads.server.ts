import { discardStaleUploads } from "#app/data/import-runs.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { now } from "#app/platform/clock.server.ts";

const HOURS_KEPT = 24;

/** Forgets files that were uploaded more than a day ago and never applied, with their reports. Returns how many. */
export function forgetStaleUploads(orgId: OrgId): Promise<number> {
  return discardStaleUploads(orgId, new Date(now().getTime() - HOURS_KEPT * 3_600_000));
}
