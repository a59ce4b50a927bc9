import type { AccessRole } from "#app/engine/access/viewer.ts";
import type { AccountId, LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";

/** An account that holds a role over a unit which a person belongs to. */
export interface ViewerRow {
  readonly accountName: string;
  readonly role: AccessRole;
  readonly unitName: string;
  /** "/1/4/" */
  readonly unitPath: string;
}

/** Everybody but the person with a role over the person's unit at `at`, disabled accounts left out. One query. */
export function listViewersOf(
  org: OrgId,
  { learner, self, at }: { readonly learner: LearnerId; readonly self: AccountId; readonly at: Date },
): Promise<readonly ViewerRow[]> {
  return database().$queryRaw<ViewerRow[]>`
    SELECT a.display_name AS "accountName", g.role, g_u.name AS "unitName", g_u.path AS "unitPath"
      FROM person p
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      JOIN role_grant g ON g.org_id = p.org_id AND (g.valid_until IS NULL OR g.valid_until > ${at.toISOString()}::timestamptz)
      JOIN org_unit g_u ON g_u.org_id = g.org_id AND g_u.id = g.org_unit_id AND starts_with(u.path, g_u.path)
      JOIN account a ON a.org_id = g.org_id AND a.id = g.account_id AND a.disabled_at IS NULL
      LEFT JOIN person holder ON holder.org_id = a.org_id AND holder.id = a.person_id
     WHERE p.org_id = ${org}::uuid AND p.id = ${learner}::uuid AND a.id <> ${self}::uuid
       AND (holder.left_on IS NULL OR holder.left_on >= ${at.toISOString()}::timestamptz::date)
     ORDER BY length(g_u.path) DESC, a.display_name, a.id`;
}

/** Colleagues asked to watch the person at work, whose answer is still open. */
export async function listAskedAssessors(org: OrgId, learner: LearnerId): Promise<readonly string[]> {
  const rows = await database().$queryRaw<{ name: string }[]>`
    SELECT DISTINCT p.display_name AS name
      FROM sign_off s JOIN person p ON p.org_id = s.org_id AND p.id = s.assessor_id
     WHERE s.org_id = ${org}::uuid AND s.person_id = ${learner}::uuid AND s.status = 'requested'
     ORDER BY name`;
  return rows.map(({ name }) => name);
}
