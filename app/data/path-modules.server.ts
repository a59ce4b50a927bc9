import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { database } from "./db.server.ts";

/** What can be a step of a path, as the database has it. */
export interface PathOffer {
  readonly lessons: readonly {
    readonly id: string;
    readonly skillId: string;
    readonly title: string;
    readonly fromLevel: ProficiencyLevel;
    readonly toLevel: ProficiencyLevel;
    readonly minutes: number;
    readonly prerequisites: readonly { readonly skill: string; readonly level: ProficiencyLevel }[];
  }[];
  /** Live questions by skill. */
  readonly questions: readonly { readonly skillId: string; readonly count: number }[];
  readonly checklists: readonly {
    readonly skillId: string;
    readonly level: number;
    readonly title: string;
    readonly minutes: number | null;
  }[];
  readonly briefs: readonly { readonly clusterId: string; readonly title: string; readonly minutes: number | null }[];
  /** What people gained by a lesson, from the check before it to the check after it. */
  readonly gains: readonly { readonly lessonId: string; readonly levels: number; readonly n: number }[];
}

/** Changes whenever what is offered may have changed. One small query. */
export async function pathOfferStamp(org: OrgId): Promise<string> {
  const [row] = await database().$queryRaw<{ stamp: string }[]>`
    SELECT concat_ws(' ', o.framework_version_id, o.library_hash,
             (SELECT concat_ws(' ', count(*), max(updated_at)) FROM lesson WHERE org_id = o.id),
             (SELECT concat_ws(' ', count(*) FILTER (WHERE status = 'live'), max(updated_at)) FROM item WHERE org_id = o.id),
             (SELECT concat_ws(' ', count(*), max(updated_at)) FROM checklist WHERE org_id = o.id),
             (SELECT concat_ws(' ', count(*), max(updated_at)) FROM level_brief WHERE org_id = o.id)) AS stamp
      FROM org o WHERE o.id = ${org}::uuid`;
  return row?.stamp ?? "";
}

/**
 * Everything that is offered, in one query. A gain is counted where exactly one lesson of the skill lies between two checks
 * of one person.
 */
export async function loadPathOffer(org: OrgId): Promise<PathOffer> {
  const [row] = await database().$queryRaw<PathOffer[]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', l.id, 'skillId', l.skill_id, 'title', l.title, 'fromLevel', l.from_level,
          'toLevel', l.to_level, 'minutes', l.minutes,
          'prerequisites', coalesce(v.body -> 'front' -> 'prerequisites', '[]'::jsonb)) ORDER BY l.id), '[]'::json)
        FROM lesson l
        JOIN lesson_version v ON v.org_id = l.org_id AND v.lesson_id = l.id AND v.version = l.version
       WHERE l.org_id = ${org}::uuid AND l.status = 'live') AS lessons,
      (SELECT coalesce(json_agg(json_build_object('skillId', i.skill_id, 'count', i.count)), '[]'::json)
        FROM (SELECT skill_id, count(*) AS count FROM item
               WHERE org_id = ${org}::uuid AND status = 'live' GROUP BY skill_id) i) AS questions,
      (SELECT coalesce(json_agg(json_build_object('skillId', c.skill_id, 'level', c.level, 'title', c.title,
          'minutes', (c.body ->> 'minutes')::int) ORDER BY c.skill_id, c.level), '[]'::json)
        FROM checklist c WHERE c.org_id = ${org}::uuid) AS checklists,
      (SELECT coalesce(json_agg(json_build_object('clusterId', b.cluster_id, 'title', b.title,
          'minutes', (b.body ->> 'minutes')::int) ORDER BY b.cluster_id), '[]'::json)
        FROM level_brief b WHERE b.org_id = ${org}::uuid) AS briefs,
      (SELECT coalesce(json_agg(json_build_object('lessonId', g.lesson_id, 'levels', g.levels, 'n', g.n)), '[]'::json)
        FROM (SELECT r.lesson_id, avg(after.level - before.level)::float8 AS levels, count(DISTINCT r.person_id)::int AS n
                FROM lesson_run r
                JOIN lesson l ON l.org_id = r.org_id AND l.id = r.lesson_id
                CROSS JOIN LATERAL (
                  SELECT a.finished_at, (a.result ->> 'level')::float8 AS level FROM assessment a
                   WHERE a.org_id = ${org}::uuid AND a.person_id = r.person_id AND a.skill_id = l.skill_id
                     AND a.status = 'finished' AND a.finished_at <= r.started_at
                   ORDER BY a.finished_at DESC LIMIT 1) before
                CROSS JOIN LATERAL (
                  SELECT a.finished_at, (a.result ->> 'level')::float8 AS level FROM assessment a
                   WHERE a.org_id = ${org}::uuid AND a.person_id = r.person_id AND a.skill_id = l.skill_id
                     AND a.status = 'finished' AND a.finished_at >= r.completed_at
                   ORDER BY a.finished_at LIMIT 1) after
               WHERE r.org_id = ${org}::uuid AND r.completed_at IS NOT NULL
                 AND NOT EXISTS (
                   SELECT 1 FROM lesson_run q
                     JOIN lesson k ON k.org_id = q.org_id AND k.id = q.lesson_id
                    WHERE q.org_id = ${org}::uuid AND q.person_id = r.person_id AND q.id <> r.id
                      AND k.skill_id = l.skill_id AND q.completed_at BETWEEN before.finished_at AND after.finished_at)
               GROUP BY r.lesson_id) g
       WHERE g.n >= 5) AS gains`;
  return row ?? { lessons: [], questions: [], checklists: [], briefs: [], gains: [] };
}
