import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { AccountId, LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { database, type Tx } from "./db.server.ts";

/** What somebody can be asked to do. */
export type AssignmentKind = "pathway" | "check" | "lesson" | "sign-off";

export interface NewAssignment {
  readonly id: string;
  readonly personId: LearnerId;
  readonly kind: AssignmentKind;
  /** Role, skill or lesson. */
  readonly subjectId: string;
  readonly level: number | null;
  readonly dueOn: PlainDate | null;
  readonly reason: string | null;
}

export interface AssignmentSource {
  readonly kind: string;
  /** The same key again assigns nothing. */
  readonly key: string;
  readonly byId: AccountId | null;
}

/** Adds those that were not made from this source before; the ids that were added. One statement. */
export async function insertAssignments(
  tx: Pick<Tx, "$queryRaw">,
  org: OrgId,
  rows: readonly NewAssignment[],
  source: AssignmentSource,
  at: Date,
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const column = <T>(of: (row: NewAssignment) => T): T[] => rows.map(of);
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO assignment (org_id, id, person_id, kind, subject_id, level, due_on, reason, status, source_kind, source_key,
                            assigned_by_id, assigned_at)
    SELECT ${org}::uuid, a.id, a.person_id, a.kind, a.subject_id, a.level, a.due_on, a.reason, 'open', ${source.kind},
           ${source.key}, ${source.byId}::uuid, ${at.toISOString()}::timestamptz
      FROM unnest(${column(({ id }) => id)}::uuid[], ${column(({ personId }) => personId)}::uuid[],
                  ${column(({ kind }) => kind)}::text[], ${column(({ subjectId }) => subjectId)}::text[],
                  ${column(({ level }) => level)}::int[], ${column(({ dueOn }) => dueOn)}::date[],
                  ${column(({ reason }) => reason)}::text[])
        AS a(id, person_id, kind, subject_id, level, due_on, reason)
    ON CONFLICT (org_id, person_id, source_kind, source_key) DO NOTHING
    RETURNING id`;
  return new Set(added.map(({ id }) => id));
}

export interface AssignmentRow {
  readonly id: string;
  readonly personId: LearnerId;
  readonly kind: AssignmentKind;
  readonly subjectId: string;
  readonly lessonTitle: string | null;
  readonly level: number | null;
  readonly dueOn: PlainDate | null;
  readonly reason: string | null;
  readonly assignedBy: string | null;
  /** ISO instant. */
  readonly assignedAt: string;
}

/** Holds where what was asked for happened after it was asked; `a` is the assignment. */
const DONE = Prisma.sql`CASE a.kind
  WHEN 'lesson' THEN EXISTS (SELECT 1 FROM lesson_run r
    WHERE r.org_id = a.org_id AND r.person_id = a.person_id AND r.lesson_id = a.subject_id AND r.completed_at >= a.assigned_at)
  WHEN 'check' THEN EXISTS (SELECT 1 FROM assessment e
    WHERE e.org_id = a.org_id AND e.person_id = a.person_id AND e.skill_id = a.subject_id AND e.status = 'finished'
      AND e.finished_at >= a.assigned_at)
  WHEN 'sign-off' THEN EXISTS (SELECT 1 FROM sign_off s
    WHERE s.org_id = a.org_id AND s.person_id = a.person_id AND s.skill_id = a.subject_id AND s.status = 'signed'
      AND s.signed_at >= a.assigned_at AND s.level >= coalesce(a.level, 0))
  ELSE EXISTS (SELECT 1 FROM pathway_version v
    WHERE v.org_id = a.org_id AND v.person_id = a.person_id AND v.role_id = a.subject_id AND v.built_at >= a.assigned_at
      AND v.finishes_on IS NULL)
  END`;

/** People's open assignments that are not done, the most urgent first. */
export function listOpenAssignments(
  org: OrgId,
  people: readonly LearnerId[],
  client: Pick<Tx, "$queryRaw"> = database(),
): Promise<readonly AssignmentRow[]> {
  return client.$queryRaw<AssignmentRow[]>`
    SELECT a.id, a.person_id AS "personId", a.kind, a.subject_id AS "subjectId", l.title AS "lessonTitle", a.level,
           to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn", a.reason, b.display_name AS "assignedBy",
           to_char(a.assigned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "assignedAt"
      FROM assignment a
      LEFT JOIN account b ON b.org_id = a.org_id AND b.id = a.assigned_by_id
      LEFT JOIN lesson l ON a.kind = 'lesson' AND l.org_id = a.org_id AND l.id = a.subject_id
     WHERE a.org_id = ${org}::uuid AND a.person_id = ANY (${people}::uuid[]) AND a.status = 'open' AND NOT ${DONE}
     ORDER BY a.due_on NULLS LAST, a.assigned_at, a.id`;
}

/** Closes what was done since it was asked for. One statement. */
export async function closeDoneAssignments(org: OrgId, at: Date): Promise<void> {
  await database().$executeRaw`
    UPDATE assignment a SET status = 'done', closed_at = ${at.toISOString()}::timestamptz
     WHERE a.org_id = ${org}::uuid AND a.status = 'open' AND ${DONE}`;
}

/** Everybody who was asked under one key, in one query. */
export function findAssignments(
  tx: Pick<Tx, "$queryRaw">,
  org: OrgId,
  source: Pick<AssignmentSource, "kind" | "key">,
): Promise<
  readonly { readonly id: string; readonly personId: LearnerId; readonly unitPath: string; readonly status: string }[]
> {
  return tx.$queryRaw`
    SELECT a.id, a.person_id AS "personId", u.path AS "unitPath", a.status
      FROM assignment a
      JOIN person p ON p.org_id = a.org_id AND p.id = a.person_id
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
     WHERE a.org_id = ${org}::uuid AND a.source_kind = ${source.kind} AND a.source_key = ${source.key}`;
}

/** Withdraws open assignments; how many were open. */
export function withdrawAssignments(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  ids: readonly string[],
  at: Date,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE assignment SET status = 'withdrawn', closed_at = ${at.toISOString()}::timestamptz
     WHERE org_id = ${org}::uuid AND id = ANY (${ids}::uuid[]) AND status = 'open'`;
}

/** The people among these ids whom the organisation has, with their units and what tells whether they need it. */
export function findAssignees(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  people: readonly string[],
): Promise<readonly { readonly id: LearnerId; readonly displayName: string; readonly unitPath: string }[]> {
  return client.$queryRaw`
    SELECT p.id, p.display_name AS "displayName", u.path AS "unitPath"
      FROM person p
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
     WHERE p.org_id = ${org}::uuid AND p.id = ANY (${people}::uuid[]) AND p.left_on IS NULL
     ORDER BY p.display_name, p.id`;
}
