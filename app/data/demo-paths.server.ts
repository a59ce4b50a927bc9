import { accountId, learnerId, orgId, type AccountId, type LearnerId, type OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";

export interface DemoWalker {
  readonly orgId: OrgId;
  readonly accountId: AccountId;
  readonly learnerId: LearnerId;
}

/**
 * People of a demo company in which nobody has a path yet who could have one: first those who sign in with a badge, then
 * those who aim at a role; nobody of whom nothing was measured, whose first visit is still to come.
 */
export async function findDemoWalkers(limit: number): Promise<readonly DemoWalker[]> {
  const rows = await database().$queryRaw<{ orgId: string; accountId: string; learnerId: string }[]>`
    SELECT o.id AS "orgId", a.id AS "accountId", p.id AS "learnerId"
      FROM org o
      JOIN person p ON p.org_id = o.id AND p.left_on IS NULL AND coalesce(p.target_role_id, p.role_id) IS NOT NULL
      JOIN account a ON a.org_id = o.id AND a.person_id = p.id
     WHERE o.is_demo AND NOT EXISTS (SELECT 1 FROM pathway_wish w WHERE w.org_id = o.id)
       AND EXISTS (SELECT 1 FROM evidence e
                    WHERE e.org_id = o.id AND e.person_id = p.id AND e.kind NOT IN ('role-prior', 'self-rating'))
     ORDER BY a.pin_hash IS NULL, p.target_role_id IS NULL, p.id LIMIT ${limit}`;
  return rows.map((row) => ({
    ...{ orgId: orgId(row.orgId), accountId: accountId(row.accountId), learnerId: learnerId(row.learnerId) },
  }));
}
