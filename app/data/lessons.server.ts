import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

/** The columns of a lesson besides its words. */
export interface LessonColumns {
  readonly id: string;
  readonly skillId: string;
  readonly fromLevel: number;
  readonly toLevel: number;
  readonly title: string;
  readonly outcome: string;
  readonly minutes: number;
  readonly sector: string;
  readonly review: string;
  readonly reviewedOn: PlainDate;
}

/** A lesson of the library, to be installed. */
export interface LibraryLesson extends LessonColumns {
  readonly version: number;
  readonly status: "live" | "retired";
  /** Of the file and of its words and pictures. */
  readonly mark: string;
  readonly body: object;
  /** SVG texts by file name. */
  readonly figures: Readonly<Record<string, string>>;
}

/** Rows of one statement: a few hundred kilobytes of JSON. */
const BATCH = 60;

/** Writes these lessons with their present version: new ones, and new versions of those that are there. */
export async function saveLibraryLessons(
  tx: Tx,
  org: OrgId,
  lessons: readonly LibraryLesson[],
  at: Date,
): Promise<void> {
  for (let start = 0; start < lessons.length; start += BATCH) {
    const batch = lessons.slice(start, start + BATCH);
    await tx.$executeRaw`
      INSERT INTO lesson (org_id, id, skill_id, from_level, to_level, title, outcome, minutes, sector, status, origin, review,
                          reviewed_on, version, library_hash, updated_at)
      SELECT ${org}::uuid, l.id, l."skillId", l."fromLevel", l."toLevel", l.title, l.outcome, l.minutes, l.sector, l.status,
             'library', l.review, l."reviewedOn", l.version, l.mark, ${at}::timestamptz
        FROM jsonb_to_recordset(${columnsOf(batch)}::jsonb) AS l(id text, "skillId" text, "fromLevel" int, "toLevel" int, title text,
             outcome text, minutes int, sector text, status text, review text, "reviewedOn" date, version int, mark text)
      ON CONFLICT (org_id, id) DO UPDATE SET
        skill_id = excluded.skill_id, from_level = excluded.from_level, to_level = excluded.to_level,
        title = excluded.title, outcome = excluded.outcome, minutes = excluded.minutes, sector = excluded.sector,
        status = excluded.status, review = excluded.review, reviewed_on = excluded.reviewed_on,
        version = excluded.version, library_hash = excluded.library_hash, updated_at = excluded.updated_at`;
    await tx.$executeRaw`
      INSERT INTO lesson_version (org_id, lesson_id, version, body, figures, created_at)
      SELECT ${org}::uuid, l.id, l.version, l.body, l.figures, ${at}::timestamptz
        FROM jsonb_to_recordset(${wordsOf(batch)}::jsonb) AS l(id text, version int, body jsonb, figures jsonb)
      ON CONFLICT DO NOTHING`;
  }
}

const columnsOf = (lessons: readonly LibraryLesson[]): string =>
  JSON.stringify(lessons.map(({ body: _, figures: __, ...columns }) => columns));
const wordsOf = (lessons: readonly LibraryLesson[]): string =>
  JSON.stringify(lessons.map(({ id, version, body, figures }) => ({ id, version, body, figures })));

/** Lessons that the library no longer has: kept for the record, no longer offered. */
export async function retireLessons(tx: Tx, org: OrgId, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE lesson SET status = 'retired', updated_at = ${at}::timestamptz
     WHERE org_id = ${org}::uuid AND id = ANY (${ids}::text[])`;
}

export interface LessonRow extends LessonColumns {
  readonly status: "live" | "retired";
  readonly version: number;
}

/** The lessons that are offered, by skill, level and id. */
export async function listLessons(org: OrgId): Promise<readonly LessonRow[]> {
  return database().$queryRaw<LessonRow[]>`
    SELECT id, skill_id AS "skillId", from_level AS "fromLevel", to_level AS "toLevel", title, outcome, minutes, sector,
           review, to_char(reviewed_on, 'YYYY-MM-DD') AS "reviewedOn", status, version
      FROM lesson WHERE org_id = ${org}::uuid AND status = 'live'
     ORDER BY skill_id, to_level, id`;
}

/** A lesson at one version: its words never change. */
export interface LessonText extends LessonRow {
  /** The version whose words these are; `version` is the newest. */
  readonly shown: number;
  /** By the schema of the lesson files. */
  readonly body: unknown;
  readonly figures: Readonly<Record<string, string>>;
  readonly signedBy: string | null;
  readonly signedOn: PlainDate | null;
}

/** A lesson with the words of `version`, or with the newest ones (null). Retired ones too. One query. */
export async function loadLessonText(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  id: string,
  version: number | null,
): Promise<LessonText | null> {
  const [row] = await client.$queryRaw<LessonText[]>`
    SELECT l.id, l.skill_id AS "skillId", l.from_level AS "fromLevel", l.to_level AS "toLevel", l.title, l.outcome,
           l.minutes, l.sector, l.review, to_char(l.reviewed_on, 'YYYY-MM-DD') AS "reviewedOn", l.status, l.version,
           v.version AS shown, v.body, v.figures, a.display_name AS "signedBy",
           to_char(v.signed_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS "signedOn"
      FROM lesson l
      JOIN lesson_version v ON v.org_id = l.org_id AND v.lesson_id = l.id AND v.version = coalesce(${version}::int, l.version)
      JOIN org o ON o.id = l.org_id
      LEFT JOIN account a ON a.org_id = l.org_id AND a.id = v.signed_by_id
     WHERE l.org_id = ${org}::uuid AND l.id = ${id}`;
  return row ?? null;
}

/** One picture of a lesson at a version; null: it has none of that name. */
export async function loadLessonFigure(org: OrgId, id: string, version: number, file: string): Promise<string | null> {
  const [row] = await database().$queryRaw<{ svg: string | null }[]>`
    SELECT figures ->> ${file} AS svg FROM lesson_version
     WHERE org_id = ${org}::uuid AND lesson_id = ${id} AND version = ${version}`;
  return row?.svg ?? null;
}

/** Somebody signs the present version. False: it is another one by now, or it is signed. */
export async function signLessonVersion(
  tx: Tx,
  org: OrgId,
  { id, version, actor }: { readonly id: string; readonly version: number; readonly actor: AccountId },
  at: Date,
): Promise<boolean> {
  const signed = await tx.$executeRaw`
    WITH signed AS (
      UPDATE lesson_version SET signed_by_id = ${actor}::uuid, signed_at = ${at}::timestamptz
       WHERE org_id = ${org}::uuid AND lesson_id = ${id} AND version = ${version} AND signed_at IS NULL
         AND EXISTS (SELECT 1 FROM lesson
                      WHERE org_id = ${org}::uuid AND id = ${id} AND version = ${version} AND status = 'live')
      RETURNING lesson_id
    )
    UPDATE lesson SET review = 'signed', reviewed_on = ${at}::date, updated_at = ${at}::timestamptz
     WHERE org_id = ${org}::uuid AND id IN (SELECT lesson_id FROM signed)`;
  return signed === 1;
}

/** Takes a lesson out of the library or puts it back. False: it is not in the other state. */
export async function setLessonStatus(
  tx: Tx,
  org: OrgId,
  id: string,
  to: "live" | "retired",
  at: Date,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE lesson SET status = ${to}, updated_at = ${at}::timestamptz
     WHERE org_id = ${org}::uuid AND id = ${id} AND status <> ${to}`;
  return changed === 1;
}
