import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";

/** A person's first answer to an item, whichever text it had then. */
export interface LoggedAnswer {
  readonly itemId: string;
  readonly itemVersion: number;
  readonly personId: string;
  readonly answer: unknown;
  readonly score: number;
  readonly workedMs: number;
  readonly site: string | null;
  readonly shift: string | null;
}

/** Skills that anybody has answered questions of. */
export async function listAnsweredSkills(org: OrgId): Promise<readonly string[]> {
  const rows = await database().$queryRaw<{ skillId: string }[]>`
    SELECT DISTINCT skill_id AS "skillId" FROM assessment WHERE org_id = ${org}::uuid ORDER BY 1`;
  return rows.map(({ skillId }) => skillId);
}

/** First answers to the items of a skill, checks that were declared void left out. One query. */
export async function loadAnswerLog(org: OrgId, skillId: string): Promise<readonly LoggedAnswer[]> {
  return database().$queryRaw<LoggedAnswer[]>`
    SELECT DISTINCT ON (a.item_id, a.person_id)
           a.item_id AS "itemId", a.item_version AS "itemVersion", a.person_id AS "personId", a.answer, a.score,
           a.worked_ms AS "workedMs", site.name AS site, shift.name AS shift
      FROM assessment_answer a
      JOIN assessment c ON c.org_id = a.org_id AND c.id = a.assessment_id AND c.status <> 'voided'
      JOIN person p ON p.org_id = a.org_id AND p.id = a.person_id
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      LEFT JOIN org_unit site ON site.org_id = u.org_id AND site.kind = 'site' AND starts_with(u.path, site.path)
      LEFT JOIN shift ON shift.org_id = p.org_id AND shift.id = p.shift_id
     WHERE a.org_id = ${org}::uuid AND c.skill_id = ${skillId}
     ORDER BY a.item_id, a.person_id, a.recorded_at, a.sequence`;
}

/** Checks of a skill since a moment, and in how many of them each item was given. */
export async function loadExposure(
  org: OrgId,
  skillId: string,
  since: Date,
): Promise<{ readonly checks: number; readonly given: ReadonlyMap<string, number> }> {
  const rows = await database().$queryRaw<{ itemId: string | null; checks: number }[]>`
    SELECT a.item_id AS "itemId", count(DISTINCT c.id)::int AS checks
      FROM assessment c
      LEFT JOIN assessment_answer a ON a.org_id = c.org_id AND a.assessment_id = c.id
     WHERE c.org_id = ${org}::uuid AND c.skill_id = ${skillId} AND c.started_at >= ${since} AND c.status <> 'voided'
     GROUP BY GROUPING SETS ((a.item_id), ())`;
  const total = Math.max(0, ...rows.flatMap(({ itemId, checks }) => (itemId === null ? [checks] : [])));
  return {
    checks: total,
    given: new Map(rows.flatMap(({ itemId, checks }) => (itemId === null ? [] : [[itemId, checks] as const]))),
  };
}

/** What was computed about an item. */
export interface ComputedItem {
  readonly id: string;
  readonly statistics: object;
  readonly calibration: object | null;
}

/** Keeps what was computed, in one statement. The state of an item stays what it is. */
export async function saveItemStatistics(org: OrgId, items: readonly ComputedItem[], at: Date): Promise<void> {
  if (items.length === 0) return;
  await database().$executeRaw`
    UPDATE item SET statistics = c.statistics, calibration = c.calibration, computed_at = ${at}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS c(id text, statistics jsonb, calibration jsonb)
     WHERE item.org_id = ${org}::uuid AND item.id = c.id`;
}
