import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";

/** Somebody who may sign in with a badge. */
export interface BadgeHolder {
  /** Of the account. */
  readonly id: string;
  readonly displayName: string;
  readonly badgeNumber: string;
  readonly unitName: string;
}

/** Who holds a badge in the units under a path, by unit and name; nobody who has left or whose account is disabled. */
export function listBadgeHolders(
  org: OrgId,
  unitPath: string,
  at: Date,
  page: { readonly skip: number; readonly take: number },
): Promise<readonly BadgeHolder[]> {
  return database().$queryRaw<BadgeHolder[]>`
    SELECT a.id, a.display_name AS "displayName", a.badge_number AS "badgeNumber", u.name AS "unitName"
      FROM account a
      JOIN person p ON p.org_id = a.org_id AND p.id = a.person_id
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
     WHERE a.org_id = ${org}::uuid AND a.badge_number IS NOT NULL AND a.disabled_at IS NULL
       AND (p.left_on IS NULL OR p.left_on >= ${at}::date) AND starts_with(u.path, ${unitPath})
     ORDER BY u.path, a.display_name, a.id
     LIMIT ${page.take} OFFSET ${page.skip}`;
}
