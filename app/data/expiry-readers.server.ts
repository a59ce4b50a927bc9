import { learnerId, type LearnerId, type OrgId } from "#app/engine/kernel/ids.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Tx } from "./db.server.ts";

/** Somebody whose skills may run out, and who else is told. */
export interface ExpiryReader {
  readonly id: LearnerId;
  readonly displayName: string;
  /** Null where nobody is named, or the manager has left. */
  readonly managerId: LearnerId | null;
}

/** Up to `limit` people who have not left on `today`, after the id `after` (null: from the first), in order of id. */
export async function pageExpiryReaders(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  { today, after, limit }: { readonly today: PlainDate; readonly after: LearnerId | null; readonly limit: number },
): Promise<readonly ExpiryReader[]> {
  const rows = await client.$queryRaw<{ id: string; displayName: string; managerId: string | null }[]>`
    SELECT p.id, p.display_name AS "displayName", m.id AS "managerId"
      FROM person p
      LEFT JOIN person m ON m.org_id = p.org_id AND m.id = p.manager_id
                        AND (m.left_on IS NULL OR m.left_on >= ${today}::date)
     WHERE p.org_id = ${org}::uuid AND (${after}::uuid IS NULL OR p.id > ${after}::uuid)
       AND (p.left_on IS NULL OR p.left_on >= ${today}::date)
     ORDER BY p.id LIMIT ${limit}`;
  return rows.map(({ id, displayName, managerId }) => ({
    id: learnerId(id),
    displayName,
    managerId: managerId === null ? null : learnerId(managerId),
  }));
}

/** Keys of the messages about their own skills' ends that these people have. */
export async function findToldExpiries(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  learners: readonly LearnerId[],
): Promise<ReadonlyMap<LearnerId, ReadonlySet<string>>> {
  const rows = await client.$queryRaw<{ personId: string; keys: readonly string[] }[]>`
    SELECT person_id AS "personId", array_agg(key) AS keys FROM inbox_entry
     WHERE org_id = ${org}::uuid AND person_id = ANY (${learners}::uuid[]) AND kind IN ('expiring', 'expired')
     GROUP BY person_id`;
  return new Map(rows.map(({ personId, keys }) => [learnerId(personId), new Set(keys)]));
}
