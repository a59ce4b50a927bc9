import { learnerId, type LearnerId, type OrgId, type RoleId } from "#app/engine/kernel/ids.ts";
import type { Tx } from "./db.server.ts";
import type { StoredWish } from "./pathways.server.ts";

export interface NewWish extends Pick<StoredWish, "roleId" | "hoursPerWeek" | "startsOn" | "dueOn" | "choices"> {
  /** Revision that the change is based on; 0: there is none. */
  readonly revision: number;
}

/** Writes a wish over the revision it is based on. False, and nothing written, when another device was first. */
export async function saveWish(tx: Tx, org: OrgId, person: LearnerId, wish: NewWish, at: Date): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO pathway_wish (org_id, person_id, role_id, hours_per_week, starts_on, due_on, choices, revision, committed_at,
                              updated_at)
    SELECT ${org}::uuid, ${person}::uuid, ${wish.roleId}, ${wish.hoursPerWeek}::float8, ${wish.startsOn}::date,
           ${wish.dueOn}::date, ${JSON.stringify(wish.choices)}::jsonb, ${wish.revision + 1}, ${at.toISOString()}::timestamptz,
           ${at.toISOString()}::timestamptz
     WHERE ${wish.revision} = coalesce((SELECT revision FROM pathway_wish
                                         WHERE org_id = ${org}::uuid AND person_id = ${person}::uuid), 0)
    ON CONFLICT (org_id, person_id) DO UPDATE
       SET role_id = excluded.role_id, hours_per_week = excluded.hours_per_week, starts_on = excluded.starts_on,
           due_on = excluded.due_on, choices = excluded.choices, revision = excluded.revision,
           committed_at = excluded.committed_at, updated_at = excluded.updated_at
     WHERE pathway_wish.revision = ${wish.revision}`;
  return written === 1;
}

/** The role of a path follows the role somebody now aims at. True when there was a path to another one. */
export async function aimPathAt(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  person: LearnerId,
  role: RoleId,
  at: Date,
): Promise<boolean> {
  const moved = await tx.$executeRaw`
    UPDATE pathway_wish SET role_id = ${role}, revision = revision + 1, updated_at = ${at.toISOString()}::timestamptz
     WHERE org_id = ${org}::uuid AND person_id = ${person}::uuid AND role_id <> ${role}`;
  return moved === 1;
}

/** Those of these people who committed to a path to a role. */
export async function findWalkers(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  people: readonly LearnerId[],
  role: string,
): Promise<readonly LearnerId[]> {
  const rows = await client.$queryRaw<{ personId: string }[]>`
    SELECT person_id AS "personId" FROM pathway_wish
     WHERE org_id = ${org}::uuid AND person_id = ANY (${people}::uuid[]) AND role_id = ${role}`;
  return rows.map(({ personId }) => learnerId(personId));
}
