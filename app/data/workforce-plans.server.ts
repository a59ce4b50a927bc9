import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

export type PlanKind = "mix" | "redeploy";

export interface WorkforcePlanRow {
  readonly id: string;
  readonly name: string;
  readonly kind: PlanKind;
  readonly roleId: string;
  readonly siteId: string | null;
  readonly body: unknown;
  readonly reason: string;
  readonly decidedByName: string | null;
  /** ISO instant. */
  readonly decidedAt: string;
}

export interface RequisitionRow {
  readonly id: string;
  readonly roleId: string;
  readonly siteId: string | null;
  readonly kind: "hire" | "borrow";
  /** "2027-Q2". */
  readonly quarter: string;
  readonly heads: number;
}

/** Decided plans, newest first; the one with `id`, or all of them. One query. */
export function loadWorkforcePlans(org: OrgId, id: string | null = null): Promise<readonly WorkforcePlanRow[]> {
  return database().$queryRaw<WorkforcePlanRow[]>`
    SELECT w.id, w.name, w.kind, w.role_id AS "roleId", w.site_id AS "siteId", w.body, w.reason,
      a.display_name AS "decidedByName",
      to_char(w.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "decidedAt"
    FROM workforce_plan w
    LEFT JOIN account a ON a.org_id = w.org_id AND a.id = w.decided_by_id
    WHERE w.org_id = ${org}::uuid AND w.status = 'decided' AND (${id}::uuid IS NULL OR w.id = ${id}::uuid)
    ORDER BY w.decided_at DESC, w.id DESC`;
}

/** Keeps a decided plan with its requisitions. Nothing ever changes its body. */
export async function insertWorkforcePlan(
  tx: Tx,
  org: OrgId,
  plan: Pick<WorkforcePlanRow, "id" | "name" | "kind" | "roleId" | "siteId" | "body" | "reason">,
  requisitions: readonly RequisitionRow[],
  by: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  const at = by.at.toISOString();
  await tx.$executeRaw`
    INSERT INTO workforce_plan (org_id, id, name, kind, status, role_id, site_id, body, reason, created_by_id, created_at,
      decided_by_id, decided_at)
    VALUES (${org}::uuid, ${plan.id}::uuid, ${plan.name}, ${plan.kind}, 'decided', ${plan.roleId}, ${plan.siteId}::uuid,
      ${JSON.stringify(plan.body)}::jsonb, ${plan.reason}, ${by.accountId}::uuid, ${at}::timestamptz,
      ${by.accountId}::uuid, ${at}::timestamptz)`;
  const column = <T>(of: (row: RequisitionRow) => T): T[] => requisitions.map(of);
  await tx.$executeRaw`
    INSERT INTO requisition (org_id, id, plan_id, role_id, site_id, kind, quarter, heads)
    SELECT ${org}::uuid, r.id, ${plan.id}::uuid, r.role_id, r.site_id, r.kind, r.quarter, r.heads
      FROM unnest(${column(({ id }) => id)}::uuid[], ${column(({ roleId }) => roleId)}::text[],
                  ${column(({ siteId }) => siteId)}::uuid[], ${column(({ kind }) => kind)}::text[],
                  ${column(({ quarter }) => quarter)}::text[], ${column(({ heads }) => heads)}::int[])
        AS r(id, role_id, site_id, kind, quarter, heads)`;
}

/** What a plan asks recruiting for. One query. */
export function loadRequisitions(org: OrgId, planId: string): Promise<readonly RequisitionRow[]> {
  return database().$queryRaw<RequisitionRow[]>`
    SELECT r.id, r.role_id AS "roleId", r.site_id AS "siteId", r.kind, r.quarter, r.heads
      FROM requisition r WHERE r.org_id = ${org}::uuid AND r.plan_id = ${planId}::uuid ORDER BY r.quarter, r.kind, r.id`;
}

/** Per plan, how many of those who were asked under its key are still to finish, and how many of them are late. One query. */
export function loadPlanAssignments(
  org: OrgId,
  keys: readonly string[],
  today: string,
): Promise<readonly { readonly key: string; readonly asked: number; readonly open: number; readonly late: number }[]> {
  return database().$queryRaw`
    SELECT a.source_key AS key, count(*)::int AS asked, count(*) FILTER (WHERE a.status = 'open')::int AS open,
      count(*) FILTER (WHERE a.status = 'open' AND a.due_on < ${today}::date)::int AS late
    FROM assignment a
    WHERE a.org_id = ${org}::uuid AND a.source_key = ANY (${keys}::text[]) AND a.status <> 'withdrawn'
    GROUP BY a.source_key`;
}

/** Who among these people has left, and how many of their checks since an instant ended below the level asked for. One query. */
export async function loadSetbacks(
  org: OrgId,
  people: readonly string[],
  since: string,
): Promise<{ readonly left: readonly string[]; readonly failedChecks: number }> {
  const [row] = await database().$queryRaw<{ left: string[]; failedChecks: number }[]>`
    SELECT
      (SELECT coalesce(array_agg(p.id::text), '{}') FROM person p
        WHERE p.org_id = ${org}::uuid AND p.id = ANY (${people}::uuid[]) AND p.left_on IS NOT NULL) AS "left",
      (SELECT count(*)::int FROM assessment e
        WHERE e.org_id = ${org}::uuid AND e.person_id = ANY (${people}::uuid[]) AND e.status = 'finished'
          AND e.finished_at >= ${since}::timestamptz
          AND NOT coalesce((e.result ->> 'passed')::boolean, (e.result ->> 'level')::float8 >= e.target_level, true)) AS "failedChecks"`;
  return row ?? { left: [], failedChecks: 0 };
}
