import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { ItemStatus } from "#app/engine/measurement/item.ts";
import { database } from "./db.server.ts";
import type { LessonRow } from "./lessons.server.ts";

/** A lesson with how it is used and who signed its present words. Retired ones are among them. */
export interface CatalogueLesson extends LessonRow {
  readonly readers: number;
  readonly completed: number;
  readonly signedBy: string | null;
  readonly signedOn: PlainDate | null;
  /** Two-letter code. */
  readonly language: string;
}

export async function listCatalogueLessons(org: OrgId): Promise<readonly CatalogueLesson[]> {
  return database().$queryRaw<CatalogueLesson[]>`
    SELECT l.id, l.skill_id AS "skillId", l.from_level AS "fromLevel", l.to_level AS "toLevel", l.title, l.outcome, l.minutes,
           l.sector, l.review, to_char(l.reviewed_on, 'YYYY-MM-DD') AS "reviewedOn", l.status, l.version,
           coalesce(r.readers, 0) AS readers, coalesce(r.completed, 0) AS completed, a.display_name AS "signedBy",
           to_char(v.signed_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS "signedOn",
           coalesce(v.body #>> '{front,language}', 'en') AS language
      FROM lesson l
      JOIN lesson_version v ON v.org_id = l.org_id AND v.lesson_id = l.id AND v.version = l.version
      JOIN org o ON o.id = l.org_id
      LEFT JOIN account a ON a.org_id = l.org_id AND a.id = v.signed_by_id
      LEFT JOIN (SELECT lesson_id, count(DISTINCT person_id)::int AS readers,
                        count(DISTINCT person_id) FILTER (WHERE completed_at IS NOT NULL)::int AS completed
                   FROM lesson_run WHERE org_id = ${org}::uuid GROUP BY lesson_id) r ON r.lesson_id = l.id
     WHERE l.org_id = ${org}::uuid
     ORDER BY l.skill_id, l.to_level, l.id`;
}

/** How far the checks of the people who did a lesson moved, from the last one before it to the first one after it. */
export interface MeasuredGain {
  readonly lessonId: string;
  readonly people: number;
  /** Mean difference in levels. */
  readonly levels: number;
}

/** Fewest people that a mean is told of; more where the organisation asks for larger groups. */
const FEWEST_MEASURED = 5;

/** Of the lessons to this skill's level; only where enough people were checked on both sides of it. */
export async function listMeasuredGains(org: OrgId, skill: string, toLevel: number): Promise<readonly MeasuredGain[]> {
  return database().$queryRaw<MeasuredGain[]>`
    SELECT d.lesson_id AS "lessonId", count(*)::int AS people, avg(later.level - earlier.level)::float8 AS levels
      FROM (SELECT r.lesson_id, r.person_id, min(r.completed_at) AS done
              FROM lesson_run r
              JOIN lesson l ON l.org_id = r.org_id AND l.id = r.lesson_id
             WHERE r.org_id = ${org}::uuid AND l.skill_id = ${skill} AND l.to_level = ${toLevel} AND r.completed_at IS NOT NULL
             GROUP BY r.lesson_id, r.person_id) d
      JOIN LATERAL (SELECT (a.result ->> 'level')::float8 AS level FROM assessment a
                     WHERE a.org_id = ${org}::uuid AND a.person_id = d.person_id AND a.skill_id = ${skill}
                       AND a.status = 'finished' AND a.finished_at <= d.done
                     ORDER BY a.finished_at DESC LIMIT 1) earlier ON true
      JOIN LATERAL (SELECT (a.result ->> 'level')::float8 AS level FROM assessment a
                     WHERE a.org_id = ${org}::uuid AND a.person_id = d.person_id AND a.skill_id = ${skill}
                       AND a.status = 'finished' AND a.finished_at > d.done
                     ORDER BY a.finished_at LIMIT 1) later ON true
     GROUP BY d.lesson_id
    HAVING count(*) >= greatest(${FEWEST_MEASURED}::int, (SELECT minimum_group_size FROM org WHERE id = ${org}::uuid))`;
}

export interface CatalogueItem {
  readonly id: string;
  readonly skillId: string;
  readonly level: number;
  readonly type: string;
  readonly title: string;
  readonly status: ItemStatus;
  /** Answers ever given to it. */
  readonly given: number;
}

export async function listCatalogueItems(org: OrgId): Promise<readonly CatalogueItem[]> {
  return database().$queryRaw<CatalogueItem[]>`
    SELECT i.id, i.skill_id AS "skillId", i.level, i.type, i.title, i.status, coalesce(g.given, 0) AS given
      FROM item i
      LEFT JOIN (SELECT item_id, count(*)::int AS given FROM assessment_answer
                  WHERE org_id = ${org}::uuid GROUP BY item_id) g ON g.item_id = i.id
     WHERE i.org_id = ${org}::uuid
     ORDER BY i.skill_id, i.level, i.id`;
}

/** Skills with a published checklist, clusters with a brief of level 4. */
export async function listJudgedPages(
  org: OrgId,
): Promise<{ readonly skills: readonly string[]; readonly clusters: readonly string[] }> {
  const [row] = await database().$queryRaw<{ skills: string[]; clusters: string[] }[]>`
    SELECT ARRAY(SELECT DISTINCT skill_id FROM checklist WHERE org_id = ${org}::uuid) AS skills,
           ARRAY(SELECT cluster_id FROM level_brief WHERE org_id = ${org}::uuid) AS clusters`;
  return row ?? { skills: [], clusters: [] };
}

/** Changes whenever the words of the library may have changed. */
export async function libraryStamp(org: OrgId): Promise<string> {
  const [row] = await database().$queryRaw<{ stamp: string }[]>`
    SELECT concat_ws(' ', (SELECT count(*) FROM lesson WHERE org_id = ${org}::uuid),
                     (SELECT max(updated_at) FROM lesson WHERE org_id = ${org}::uuid),
                     (SELECT count(*) FROM item WHERE org_id = ${org}::uuid),
                     (SELECT max(updated_at) FROM item WHERE org_id = ${org}::uuid)) AS stamp`;
  return row?.stamp ?? "";
}

interface Words {
  readonly id: string;
  readonly body: unknown;
}

/** Present words of everything that is offered. Some megabytes: for looking through all of it, not for a list. */
export async function loadOfferedWords(
  org: OrgId,
): Promise<{ readonly lessons: readonly Words[]; readonly items: readonly Words[] }> {
  const lessons = await database().$queryRaw<Words[]>`
    SELECT l.id, v.body FROM lesson l
      JOIN lesson_version v ON v.org_id = l.org_id AND v.lesson_id = l.id AND v.version = l.version
     WHERE l.org_id = ${org}::uuid AND l.status = 'live' ORDER BY l.id`;
  const items = await database().$queryRaw<Words[]>`
    SELECT i.id, v.body FROM item i
      JOIN item_version v ON v.org_id = i.org_id AND v.item_id = i.id AND v.version = i.version
     WHERE i.org_id = ${org}::uuid AND i.status IN ('live', 'pilot') ORDER BY i.id`;
  return { lessons, items };
}
