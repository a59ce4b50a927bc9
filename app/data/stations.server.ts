import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { database } from "./db.server.ts";

export interface StationRow {
  readonly id: string;
  readonly name: string;
  /** The team it belongs to. */
  readonly teamName: string | null;
  readonly requirements: readonly { readonly skillId: string; readonly level: ProficiencyLevel }[];
}

/** One station with what it asks for; null: the organisation has no such station. */
export async function findStation(org: OrgId, station: string): Promise<StationRow | null> {
  const [row] = await database().$queryRaw<StationRow[]>`
    SELECT s.id, s.name, t.name AS "teamName",
           (SELECT coalesce(json_agg(json_build_object('skillId', r.skill_id, 'level', r.level) ORDER BY r.skill_id), '[]'::json)
              FROM station_requirement r WHERE r.org_id = s.org_id AND r.station_id = s.id) AS requirements
      FROM org_unit s
      LEFT JOIN org_unit t ON t.org_id = s.org_id AND t.id = s.parent_id
     WHERE s.org_id = ${org}::uuid AND s.id = ${station}::uuid AND s.kind = 'station'`;
  return row ?? null;
}

export interface SiteStation extends StationRow {
  /** The person works there. */
  readonly own: boolean;
}

/** Open stations of the person's site that ask for something, and their own station, theirs first. One query. */
export async function loadSiteStations(org: OrgId, person: LearnerId): Promise<readonly SiteStation[]> {
  return database().$queryRaw<SiteStation[]>`
    SELECT s.id, s.name, t.name AS "teamName", coalesce(s.id = p.station_id, false) AS own, r.requirements
      FROM person p
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      JOIN org_unit f ON f.org_id = p.org_id AND f.kind = 'site' AND starts_with(u.path, f.path)
      JOIN org_unit s ON s.org_id = p.org_id AND s.kind = 'station' AND s.closed_on IS NULL AND starts_with(s.path, f.path)
      LEFT JOIN org_unit t ON t.org_id = s.org_id AND t.id = s.parent_id
      CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(json_build_object('skillId', q.skill_id, 'level', q.level) ORDER BY q.skill_id), '[]'::json)
                 AS requirements, count(*) AS asked
          FROM station_requirement q WHERE q.org_id = ${org}::uuid AND q.station_id = s.id) r
     WHERE p.org_id = ${org}::uuid AND p.id = ${person}::uuid AND (r.asked > 0 OR s.id = p.station_id)
     ORDER BY own DESC, t.name, s.name, s.id`;
}

/** Where the people of a site work: station by person, for everybody who has one and has not left. One query. */
export function loadStationsOfPeople(
  org: OrgId,
  sitePath: string,
): Promise<readonly { readonly personId: string; readonly stationId: string; readonly shiftId: string | null }[]> {
  return database().$queryRaw`
    SELECT p.id AS "personId", p.station_id AS "stationId", p.shift_id AS "shiftId"
      FROM person p
      JOIN org_unit s ON s.org_id = p.org_id AND s.id = p.station_id
     WHERE p.org_id = ${org}::uuid AND s.org_id = ${org}::uuid AND p.left_on IS NULL AND starts_with(s.path, ${sitePath})`;
}
