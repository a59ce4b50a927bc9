import { addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";

/** Heads in a role that use cases of one site ask for. A site that asks for none has one row without a role. */
export interface RoleNeedHere {
  readonly site: string;
  readonly roleId: string | null;
  readonly heads: number;
  readonly useCases: number;
}

const HORIZON_MONTHS = 24;

/** What the use cases at a person's own site ask for that go live within two years; [] for somebody at no site. */
export function loadRoleNeeds(org: OrgId, person: LearnerId, today: PlainDate): Promise<readonly RoleNeedHere[]> {
  return database().$queryRaw<RoleNeedHere[]>`
    SELECT s.name AS site, d.role_id AS "roleId", coalesce(sum(d.heads), 0)::int AS heads,
           count(DISTINCT c.id)::int AS "useCases"
      FROM person p
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      JOIN org_unit s ON s.org_id = p.org_id AND s.kind = 'site' AND starts_with(u.path, s.path)
      LEFT JOIN use_case c ON c.org_id = p.org_id AND c.site_id = s.id AND c.status <> 'stopped'
                          AND c.go_live_on > ${today}::date AND c.go_live_on <= ${addMonths(today, HORIZON_MONTHS)}::date
      LEFT JOIN use_case_demand d ON d.org_id = c.org_id AND d.use_case_id = c.id
     WHERE p.org_id = ${org}::uuid AND p.id = ${person}::uuid
     GROUP BY s.name, d.role_id ORDER BY d.role_id NULLS LAST`;
}
