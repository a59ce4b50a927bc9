import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";
import { newRowId } from "./row-id.server.ts";

/** One person going through one lesson. */
export interface LessonRunRow {
  readonly id: string;
  readonly version: number;
  readonly progress: unknown;
  readonly completedAt: Date | null;
  readonly completedOn: PlainDate | null;
  readonly check: unknown;
  readonly evidenceId: string | null;
  readonly deviceKey: string | null;
}

/** A person's runs of a lesson, newest first. */
export async function listRuns(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  person: LearnerId,
  lesson: string,
): Promise<readonly LessonRunRow[]> {
  return client.$queryRaw<LessonRunRow[]>`
    SELECT r.id, r.version, r.progress, r.completed_at AS "completedAt",
           to_char(r.completed_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS "completedOn", r.check,
           r.evidence_id AS "evidenceId", r.device_key AS "deviceKey"
      FROM lesson_run r
      JOIN org o ON o.id = r.org_id
     WHERE r.org_id = ${org}::uuid AND r.person_id = ${person}::uuid AND r.lesson_id = ${lesson}
     ORDER BY r.started_at DESC, r.id DESC LIMIT 20`;
}

/** Where somebody stands with a lesson, for lists. */
export interface LessonState {
  readonly lessonId: string;
  readonly done: boolean;
  readonly open: boolean;
}

export async function listLessonStates(org: OrgId, person: LearnerId): Promise<readonly LessonState[]> {
  return database().$queryRaw<LessonState[]>`
    SELECT lesson_id AS "lessonId", bool_or(completed_at IS NOT NULL) AS done, bool_or(completed_at IS NULL) AS open
      FROM lesson_run WHERE org_id = ${org}::uuid AND person_id = ${person}::uuid
     GROUP BY lesson_id`;
}

/** How far somebody is: the part being read, and practice by question. */
export interface RunProgress {
  readonly part: number;
  readonly answered: Readonly<Record<string, object>>;
}

/**
 * Writes how far somebody is with a version: into the open run, or as a new one. Practice answered on another device stays.
 * One statement.
 */
export async function saveRunProgress(
  org: OrgId,
  run: { readonly personId: LearnerId; readonly lessonId: string; readonly version: number } & RunProgress,
  at: Date,
): Promise<void> {
  const answered = JSON.stringify(run.answered);
  await database().$executeRaw`
    WITH moved AS (
      UPDATE lesson_run SET last_seen_at = ${at}::timestamptz,
             progress = jsonb_build_object('part', ${run.part}::int,
                                           'answered', coalesce(progress -> 'answered', '{}') || ${answered}::jsonb)
       WHERE org_id = ${org}::uuid AND person_id = ${run.personId}::uuid AND lesson_id = ${run.lessonId}
         AND version = ${run.version} AND completed_at IS NULL
      RETURNING id
    )
    INSERT INTO lesson_run (org_id, id, person_id, lesson_id, version, progress, started_at, last_seen_at)
    SELECT ${org}::uuid, ${newRowId()}::uuid, ${run.personId}::uuid, ${run.lessonId}, ${run.version},
           jsonb_build_object('part', ${run.part}::int, 'answered', ${answered}::jsonb), ${at}::timestamptz,
           ${at}::timestamptz
     WHERE NOT EXISTS (SELECT 1 FROM moved)`;
}

/** The run that a device completed under this key, whoever's it is. */
export async function findRunByKey(
  tx: Tx,
  org: OrgId,
  deviceKey: string,
): Promise<{ readonly personId: string; readonly lessonId: string; readonly check: unknown } | null> {
  const [row] = await tx.$queryRaw<{ personId: string; lessonId: string; check: unknown }[]>`
    SELECT person_id AS "personId", lesson_id AS "lessonId", "check" FROM lesson_run
     WHERE org_id = ${org}::uuid AND device_key = ${deviceKey}`;
  return row ?? null;
}

export interface CompletedRun {
  readonly personId: LearnerId;
  readonly lessonId: string;
  readonly version: number;
  readonly deviceKey: string;
  readonly check: object;
  readonly evidenceId: EvidenceId | null;
  readonly at: Date;
}

/** Ends the open runs of a lesson and writes the completed one, with the progress of the latest. Needs the person held. */
export async function completeRun(tx: Tx, org: OrgId, run: CompletedRun): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM lesson_run
       WHERE org_id = ${org}::uuid AND person_id = ${run.personId}::uuid AND lesson_id = ${run.lessonId}
         AND completed_at IS NULL
      RETURNING started_at, progress, last_seen_at
    ), latest AS (SELECT * FROM gone ORDER BY last_seen_at DESC LIMIT 1)
    INSERT INTO lesson_run (org_id, id, person_id, lesson_id, version, progress, started_at, last_seen_at, completed_at,
                            "check", evidence_id, device_key)
    SELECT ${org}::uuid, ${newRowId()}::uuid, ${run.personId}::uuid, ${run.lessonId}, ${run.version},
           coalesce((SELECT progress FROM latest), '{"part":0,"answered":{}}'::jsonb),
           coalesce((SELECT started_at FROM latest), ${run.at}::timestamptz), ${run.at}::timestamptz, ${run.at}::timestamptz,
           ${JSON.stringify(run.check)}::jsonb, ${run.evidenceId}::uuid, ${run.deviceKey}`;
}

/** The sector of the nearest unit above somebody that has one. */
export async function findSector(org: OrgId, person: LearnerId): Promise<string | null> {
  const [row] = await database().$queryRaw<{ sector: string | null }[]>`
    SELECT a.sector FROM person p
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      JOIN org_unit a ON a.org_id = u.org_id AND starts_with(u.path, a.path) AND a.sector IS NOT NULL
     WHERE p.org_id = ${org}::uuid AND p.id = ${person}::uuid
     ORDER BY length(a.path) DESC LIMIT 1`;
  return row?.sector ?? null;
}
