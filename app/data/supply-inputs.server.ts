import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";

export interface LatestEvidenceRow {
  readonly personId: string;
  readonly skillId: string;
  readonly on: PlainDate;
}

/** The day of the latest entry that names a skill, per person who has not left. One query. */
export function loadLatestEvidence(org: OrgId, asOf: PlainDate): Promise<readonly LatestEvidenceRow[]> {
  return database().$queryRaw<LatestEvidenceRow[]>`
    SELECT e.person_id AS "personId", s.skill_id AS "skillId", to_char(max(e.effective_on), 'YYYY-MM-DD') AS on
    FROM evidence e
    JOIN person p ON p.org_id = e.org_id AND p.id = e.person_id
    CROSS JOIN LATERAL unnest(e.skill_ids) AS s(skill_id)
    WHERE e.org_id = ${org}::uuid AND p.org_id = ${org}::uuid AND e.effective_on <= ${asOf}::date
      AND (p.left_on IS NULL OR p.left_on >= ${asOf}::date)
    GROUP BY e.person_id, s.skill_id`;
}

/** Heads that decided plans ask for. */
export interface PlannedHireRow {
  readonly roleId: string;
  readonly siteId: string | null;
  readonly kind: "hire" | "borrow";
  /** "2027-Q2". */
  readonly quarter: string;
  readonly heads: number;
}

/** Requisitions of decided plans. One query. */
export function loadPlannedHires(org: OrgId): Promise<readonly PlannedHireRow[]> {
  return database().$queryRaw<PlannedHireRow[]>`
    SELECT r.role_id AS "roleId", r.site_id AS "siteId", r.kind, r.quarter, r.heads
    FROM requisition r
    JOIN workforce_plan w ON w.org_id = r.org_id AND w.id = r.plan_id
    WHERE r.org_id = ${org}::uuid AND w.org_id = ${org}::uuid AND w.status = 'decided'
    ORDER BY r.role_id, r.quarter, r.id`;
}

/** A path in force that leads to a role. */
export interface PlannedPathRow {
  readonly personId: string;
  readonly roleId: string;
  readonly finishesOn: PlainDate;
}

/** The newest path of everybody who has committed to one and has not left, where it ends on a known day. One query. */
export function loadPlannedPaths(org: OrgId, asOf: PlainDate): Promise<readonly PlannedPathRow[]> {
  return database().$queryRaw<PlannedPathRow[]>`
    SELECT v.person_id AS "personId", v.role_id AS "roleId", to_char(v.finishes_on, 'YYYY-MM-DD') AS "finishesOn"
    FROM (SELECT DISTINCT ON (org_id, person_id) org_id, person_id, role_id, finishes_on FROM pathway_version
           WHERE org_id = ${org}::uuid ORDER BY org_id, person_id, number DESC) v
    JOIN pathway_wish w ON w.org_id = v.org_id AND w.person_id = v.person_id AND w.committed_at IS NOT NULL
    JOIN person p ON p.org_id = v.org_id AND p.id = v.person_id
    WHERE v.org_id = ${org}::uuid AND w.org_id = ${org}::uuid AND p.org_id = ${org}::uuid
      AND v.finishes_on IS NOT NULL AND (p.left_on IS NULL OR p.left_on >= ${asOf}::date)`;
}
