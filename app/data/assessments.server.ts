import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId, OrgId, SkillId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

export type AssessmentStatus = "running" | "paused" | "finished" | "voided";

/** `refresh`: a few questions that confirm what is held. */
export type AssessmentKind = "check" | "refresh";

/** A check as it is stored. The three documents are read by the schemas of services/checks/stored-check.ts. */
export interface AssessmentRow {
  readonly id: string;
  readonly personId: string;
  readonly skillId: string;
  readonly kind: AssessmentKind;
  readonly targetLevel: number | null;
  readonly roleId: string | null;
  readonly status: AssessmentStatus;
  readonly plan: unknown;
  readonly state: unknown;
  readonly unfinished: unknown;
  readonly revision: number;
  readonly result: unknown;
  readonly finishReason: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly finishedOn: PlainDate | null;
  readonly retakeOn: PlainDate | null;
  readonly extraTimePercent: number;
  /** Of the organisation now. */
  readonly frameworkVersionId: string;
  /** Finished checks of the same skill, this one not counted. */
  readonly earlierChecks: number;
}

/**
 * One check of one person, in one query; null when it is not theirs. `withPlan` false leaves the plan out (null): it never
 * changes, and is by far the largest part.
 */
export async function loadAssessment(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  person: LearnerId,
  id: string,
  withPlan: boolean,
): Promise<AssessmentRow | null> {
  const [row] = await client.$queryRaw<AssessmentRow[]>`
    SELECT a.id, a.person_id AS "personId", a.skill_id AS "skillId", a.kind, a.target_level AS "targetLevel",
           a.role_id AS "roleId", a.status, CASE WHEN ${withPlan} THEN a.plan END AS plan, a.state, a.unfinished, a.revision, a.result,
           a.finish_reason AS "finishReason", a.started_at AS "startedAt", a.finished_at AS "finishedAt",
           to_char(a.finished_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS "finishedOn",
           to_char(a.retake_on, 'YYYY-MM-DD') AS "retakeOn", p.extra_time_percent AS "extraTimePercent",
           o.framework_version_id AS "frameworkVersionId",
           (SELECT count(*)::int FROM assessment e
             WHERE e.org_id = a.org_id AND e.person_id = a.person_id AND e.skill_id = a.skill_id AND e.status = 'finished'
               AND e.id <> a.id) AS "earlierChecks"
      FROM assessment a
      JOIN person p ON p.org_id = a.org_id AND p.id = a.person_id
      JOIN org o ON o.id = a.org_id
     WHERE a.org_id = ${org}::uuid AND a.id = ${id}::uuid AND a.person_id = ${person}::uuid`;
  return row ?? null;
}

export interface NewAssessment {
  readonly id: string;
  readonly kind: AssessmentKind;
  readonly personId: LearnerId;
  readonly skillId: SkillId;
  readonly targetLevel: number | null;
  readonly roleId: string | null;
  readonly plan: object;
  readonly state: object;
  readonly startedAt: Date;
}

/** Opens a check unless the person has an open one of this skill; then that one's id. Needs the person held. */
export async function insertAssessment(tx: Tx, org: OrgId, made: NewAssessment): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    WITH open AS (
      SELECT id FROM assessment
       WHERE org_id = ${org}::uuid AND person_id = ${made.personId}::uuid AND skill_id = ${made.skillId}
         AND status IN ('running', 'paused')
    ), made AS (
      INSERT INTO assessment (org_id, id, person_id, skill_id, kind, target_level, role_id, status, plan, state, started_at,
                              last_event_at)
      SELECT ${org}::uuid, ${made.id}::uuid, ${made.personId}::uuid, ${made.skillId}, ${made.kind}, ${made.targetLevel}::int,
             ${made.roleId}, 'running', ${JSON.stringify(made.plan)}::jsonb, ${JSON.stringify(made.state)}::jsonb,
             ${made.startedAt}::timestamptz, ${made.startedAt}::timestamptz
       WHERE NOT EXISTS (SELECT 1 FROM open)
      RETURNING id
    )
    SELECT id FROM made UNION ALL SELECT id FROM open LIMIT 1`;
  return row?.id ?? made.id;
}

/** An accepted answer, for the response log. */
export interface AnswerRow {
  readonly sequence: number;
  readonly itemId: string;
  readonly itemVersion: number;
  readonly answer: object;
  readonly confidence: string;
  readonly score: number;
  readonly scored: boolean;
  readonly workedMs: number;
  readonly queued: boolean;
}

export interface AssessmentProgress {
  readonly id: string;
  readonly personId: string;
  readonly revision: number;
  readonly status: AssessmentStatus;
  readonly state: object;
  readonly unfinished: object | null;
  readonly answers: readonly AnswerRow[];
  readonly at: Date;
}

/**
 * Moves a check on and appends its answers, in one statement: both or neither. False when the check has moved on meanwhile;
 * nothing is written then.
 */
export async function saveAssessment(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  step: AssessmentProgress,
): Promise<boolean> {
  const { id, answers, at } = step;
  const column = <T>(of: (answer: AnswerRow) => T): T[] => answers.map(of);
  const [moved] = await client.$queryRaw<{ count: number }[]>`
    WITH moved AS (
      UPDATE assessment SET status = ${step.status}, state = ${JSON.stringify(step.state)}::jsonb,
             unfinished = ${step.unfinished === null ? null : JSON.stringify(step.unfinished)}::jsonb,
             revision = revision + 1, last_event_at = ${at}::timestamptz
       WHERE org_id = ${org}::uuid AND id = ${id}::uuid AND revision = ${step.revision}
      RETURNING id
    ), kept AS (
      INSERT INTO assessment_answer (org_id, assessment_id, sequence, person_id, item_id, item_version, answer, confidence,
                                     score, scored, worked_ms, queued, recorded_at)
      SELECT ${org}::uuid, ${id}::uuid, a.sequence, ${step.personId}::uuid, a.item_id, a.item_version, a.answer, a.confidence,
             a.score, a.scored, a.worked_ms, a.queued, ${at}::timestamptz
        FROM moved, unnest(${column((a) => a.sequence)}::int[], ${column((a) => a.itemId)}::text[],
                    ${column((a) => a.itemVersion)}::int[], ${column((a) => JSON.stringify(a.answer))}::jsonb[],
                    ${column((a) => a.confidence)}::text[], ${column((a) => a.score)}::int[],
                    ${column((a) => a.scored)}::bool[], ${column((a) => a.workedMs)}::int[],
                    ${column((a) => a.queued)}::bool[])
               AS a(sequence, item_id, item_version, answer, confidence, score, scored, worked_ms, queued)
      RETURNING 1
    )
    SELECT count(*)::int AS count FROM moved`;
  return moved?.count === 1;
}

/** Writes how a check ended, in the transaction that moved it to its end. */
export async function closeAssessment(
  tx: Tx,
  org: OrgId,
  id: string,
  end: { readonly reason: string; readonly result: object; readonly at: Date; readonly retakeOn: PlainDate },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE assessment SET finish_reason = ${end.reason}, result = ${JSON.stringify(end.result)}::jsonb,
           finished_at = ${end.at}::timestamptz, retake_on = ${end.retakeOn}::date
     WHERE org_id = ${org}::uuid AND id = ${id}::uuid`;
}

/** One line of a person's checks. */
export interface AssessmentLine {
  readonly id: string;
  readonly skillId: string;
  readonly status: AssessmentStatus;
  readonly answered: number;
  readonly level: number | null;
  readonly startedOn: PlainDate;
  readonly finishedOn: PlainDate | null;
  readonly retakeOn: PlainDate | null;
  /** Ids of the items given, in order. */
  readonly items: readonly string[];
}

/** A person's checks, newest first; of one skill, or of all (`skill` null). */
export async function listAssessments(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  person: LearnerId,
  skill: SkillId | null,
): Promise<readonly AssessmentLine[]> {
  return client.$queryRaw<AssessmentLine[]>`
    SELECT a.id, a.skill_id AS "skillId", a.status, (a.result ->> 'level')::float8 AS level,
           to_char(a.started_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS "startedOn",
           to_char(a.finished_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS "finishedOn",
           to_char(a.retake_on, 'YYYY-MM-DD') AS "retakeOn", coalesce(g.items, '{}') AS items, coalesce(g.answered, 0) AS answered
      FROM assessment a
      JOIN org o ON o.id = a.org_id
      LEFT JOIN (SELECT org_id, assessment_id, array_agg(item_id ORDER BY sequence) AS items, count(*)::int AS answered
                   FROM assessment_answer WHERE org_id = ${org}::uuid AND person_id = ${person}::uuid
                  GROUP BY org_id, assessment_id) g ON g.org_id = a.org_id AND g.assessment_id = a.id
     WHERE a.org_id = ${org}::uuid AND a.person_id = ${person}::uuid AND a.status <> 'voided'
       AND (${skill}::text IS NULL OR a.skill_id = ${skill})
     ORDER BY a.started_at DESC, a.id DESC`;
}

/** Open checks that nothing has happened in since `before`: ids with their people. */
export async function findStaleAssessments(
  org: OrgId,
  before: Date,
  limit: number,
): Promise<readonly { readonly id: string; readonly personId: string }[]> {
  return database().$queryRaw`
    SELECT id, person_id AS "personId" FROM assessment
     WHERE org_id = ${org}::uuid AND status IN ('running', 'paused') AND last_event_at < ${before}::timestamptz
     ORDER BY last_event_at LIMIT ${limit}`;
}
