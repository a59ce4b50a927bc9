import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import type { Tx } from "./db.server.ts";

/** Per cent added to the time limits of this person's checks from now on. */
export async function saveExtraTime(tx: Tx, org: OrgId, person: LearnerId, percent: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE person SET extra_time_percent = ${percent} WHERE org_id = ${org}::uuid AND id = ${person}::uuid`;
}
