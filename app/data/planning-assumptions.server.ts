import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

export interface PlanningAssumptionsRow {
  readonly version: number;
  readonly body: unknown;
  readonly reason: string | null;
  readonly setByName: string | null;
  /** ISO instant. */
  readonly setAt: string;
}

/** What was set, newest first; at most `limit`. One query. */
export function loadAssumptionVersions(org: OrgId, limit: number): Promise<readonly PlanningAssumptionsRow[]> {
  return database().$queryRaw<PlanningAssumptionsRow[]>`
    SELECT p.version, p.body, p.reason, a.display_name AS "setByName",
      to_char(p.set_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "setAt"
    FROM planning_assumptions p
    LEFT JOIN account a ON a.org_id = p.org_id AND a.id = p.set_by_id
    WHERE p.org_id = ${org}::uuid
    ORDER BY p.version DESC LIMIT ${limit}`;
}

/** Appends a version after `follows` (0: the first). False: somebody else was faster, nothing was written. */
export async function appendAssumptions(
  tx: Tx,
  org: OrgId,
  next: { readonly follows: number; readonly body: unknown; readonly reason: string },
  by: { readonly accountId: string; readonly at: Date },
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO planning_assumptions (org_id, version, body, reason, set_by_id, set_at)
    SELECT ${org}::uuid, ${next.follows + 1}, ${JSON.stringify(next.body)}::jsonb, ${next.reason}, ${by.accountId}::uuid,
           ${by.at.toISOString()}::timestamptz
     WHERE coalesce((SELECT max(version) FROM planning_assumptions WHERE org_id = ${org}::uuid), 0) = ${next.follows}
    ON CONFLICT (org_id, version) DO NOTHING`;
  return written > 0;
}
