import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { database } from "./db.server.ts";

export interface OrgFrame {
  readonly minimumGroupSize: number;
  readonly timeZone: string;
  readonly units: readonly UnitRow[];
  readonly shifts: readonly { readonly id: string; readonly name: string }[];
}

export interface UnitRow {
  readonly id: string;
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly sector: string | null;
}

/** Units and shifts of an organisation and its rules for showing groups. One round trip; null: no such organisation. */
export async function loadOrgFrame(org: OrgId): Promise<OrgFrame | null> {
  const rows = await database().$queryRaw<OrgFrame[]>`
    SELECT o.minimum_group_size AS "minimumGroupSize", o.time_zone AS "timeZone",
      (SELECT coalesce(json_agg(json_build_object('id', u.id, 'path', u.path, 'kind', u.kind, 'name', u.name,
          'sector', u.sector) ORDER BY u.path), '[]'::json)
        FROM org_unit u WHERE u.org_id = ${org}::uuid) AS units,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.starts_at, s.name), '[]'::json)
        FROM shift s WHERE s.org_id = ${org}::uuid) AS shifts
    FROM org o WHERE o.id = ${org}::uuid`;
  return rows[0] ?? null;
}

/** Which people to read. */
export interface PeopleSelection {
  /** Unit path prefixes: people of these subtrees. */
  readonly paths: readonly string[];
  /** Part of a name. */
  readonly search: string | null;
  readonly asOf: PlainDate;
  readonly frameworkVersionId: string;
}

export interface PersonBeliefRow {
  readonly id: string;
  readonly name: string;
  readonly unitPath: string;
  readonly shiftId: string | null;
  readonly roleId: string | null;
  readonly targetRoleId: string | null;
  /** Packed as in `belief.estimates` and `.states`; null: none computed for this framework version. */
  readonly estimates: Uint8Array | null;
  readonly states: Uint8Array | null;
}

/** People who have not left, with their packed beliefs, in order of unit path and name. One query. */
export function loadPeopleBeliefs(org: OrgId, selection: PeopleSelection): Promise<readonly PersonBeliefRow[]> {
  const { paths, search, asOf, frameworkVersionId } = selection;
  return database().$queryRaw<PersonBeliefRow[]>`
    SELECT p.id, p.display_name AS name, u.path AS "unitPath", p.shift_id AS "shiftId", p.role_id AS "roleId",
      p.target_role_id AS "targetRoleId", b.estimates, b.states
    FROM org_unit u
    JOIN person p ON p.org_id = u.org_id AND p.org_unit_id = u.id
    LEFT JOIN belief b ON b.org_id = p.org_id AND b.person_id = p.id AND b.framework_version_id = ${frameworkVersionId}
    WHERE u.org_id = ${org}::uuid AND u.path LIKE ANY (${paths.map((path) => `${path}%`)}::text[])
      AND p.org_id = ${org}::uuid AND (p.left_on IS NULL OR p.left_on >= ${asOf}::date)
      AND (${search}::text IS NULL OR strpos(lower(p.display_name), lower(${search}::text)) > 0)
    ORDER BY u.path, p.display_name, p.id`;
}

export interface EndingRow {
  readonly personId: string;
  readonly skillId: string;
  readonly until: PlainDate;
}

/**
 * Skills whose measuring evidence all ends, with the last day on which any of it counts: of each entry its own, that of the
 * skill's period, or the day before the procedure changed, whichever is first, as in engine/proficiency/currency.ts. What a
 * confirming check adds needs no thought here, because its answers last as long themselves. A use after the end is taken for
 * one before it: the belief, which knows, is expired then. Evidence that is disputed or revoked does not count; a role's
 * prior, self-ratings and answers on trial measure nothing.
 */
export function loadEvidenceEndings(org: OrgId, paths: readonly string[]): Promise<readonly EndingRow[]> {
  return database().$queryRaw<EndingRow[]>`
    SELECT e.person_id AS "personId", s.skill_id AS "skillId", to_char(max(last.day), 'YYYY-MM-DD') AS until
    FROM org_unit u
    JOIN person p ON p.org_id = u.org_id AND p.org_unit_id = u.id
    JOIN evidence e ON e.org_id = p.org_id AND e.person_id = p.id
    CROSS JOIN LATERAL unnest(e.skill_ids) AS s(skill_id)
    LEFT JOIN currency_rule r ON r.org_id = e.org_id AND r.skill_id = s.skill_id AND r.kind <> 'none'
    LEFT JOIN (SELECT org_id, person_id, skill_id, max(used_on) AS used_on FROM skill_use
                WHERE org_id = ${org}::uuid GROUP BY org_id, person_id, skill_id) v
           ON v.org_id = e.org_id AND v.person_id = e.person_id AND v.skill_id = s.skill_id AND r.kind = 'last-use'
    CROSS JOIN LATERAL (SELECT least(e.expires_on,
        (greatest(e.effective_on, v.used_on) + make_interval(months => r.months))::date - 1,
        (SELECT min(c.changed_on) - 1 FROM procedure_change c
          WHERE c.org_id = ${org}::uuid AND c.skill_id = s.skill_id AND c.changed_on > e.effective_on)) AS day) AS last
    WHERE u.org_id = ${org}::uuid AND p.org_id = ${org}::uuid AND e.org_id = ${org}::uuid
      AND u.path LIKE ANY (${paths.map((path) => `${path}%`)}::text[])
      AND e.kind NOT IN ('role-prior', 'self-rating')
      AND (e.kind <> 'item-response' OR (e.response ->> 'scored')::boolean)
      AND coalesce((SELECT m.kind FROM evidence_mark m
            WHERE m.org_id = e.org_id AND m.evidence_id = e.id
            ORDER BY m.recorded_at DESC, m.id DESC LIMIT 1), 'restored') IN ('restored', 'dispute-rejected')
    GROUP BY e.person_id, s.skill_id
    HAVING bool_and(last.day IS NOT NULL)`;
}
