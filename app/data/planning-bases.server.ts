import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

export interface PlanningBaseRow {
  readonly id: string;
  readonly name: string;
  readonly asOf: PlainDate;
  readonly body: unknown;
  readonly inputsHash: string;
  readonly reason: string;
  readonly adoptedByName: string | null;
  /** ISO instant. */
  readonly adoptedAt: string;
}

/** Adopted bases, newest first; the one with `id`, or all of them. One query. */
export function loadPlanningBases(org: OrgId, id: string | null = null): Promise<readonly PlanningBaseRow[]> {
  return database().$queryRaw<PlanningBaseRow[]>`
    SELECT b.id, b.name, to_char(b.as_of, 'YYYY-MM-DD') AS "asOf", b.body, b.inputs_hash AS "inputsHash", b.reason,
      a.display_name AS "adoptedByName",
      to_char(b.adopted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "adoptedAt"
    FROM planning_base b
    LEFT JOIN account a ON a.org_id = b.org_id AND a.id = b.adopted_by_id
    WHERE b.org_id = ${org}::uuid AND (${id}::uuid IS NULL OR b.id = ${id}::uuid)
    ORDER BY b.adopted_at DESC, b.id DESC`;
}

/** Keeps a base. Nothing ever changes one. */
export async function insertPlanningBase(
  tx: Tx,
  org: OrgId,
  base: Pick<PlanningBaseRow, "id" | "name" | "asOf" | "body" | "inputsHash" | "reason">,
  by: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO planning_base (org_id, id, name, as_of, body, inputs_hash, reason, adopted_by_id, adopted_at)
    VALUES (${org}::uuid, ${base.id}::uuid, ${base.name}, ${base.asOf}::date, ${JSON.stringify(base.body)}::jsonb,
      ${base.inputsHash}, ${base.reason}, ${by.accountId}::uuid, ${by.at.toISOString()}::timestamptz)`;
}
