import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

/** Per cent added to the time limits of this person's checks. */
export async function loadExtraTime(org: OrgId, person: LearnerId): Promise<number> {
  const row = await database().person.findUnique({
    where: { orgId_id: { orgId: org, id: person } },
    select: { extraTimePercent: true },
  });
  return row?.extraTimePercent ?? 0;
}

export async function saveExtraTime(tx: Tx, org: OrgId, person: LearnerId, percent: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE person SET extra_time_percent = ${percent} WHERE org_id = ${org}::uuid AND id = ${person}::uuid`;
}
