import { database } from "#app/data/db.server.ts";
import { affectedPeople } from "#app/data/import-apply.server.ts";
import type { ImportKey } from "#app/data/import-tables.server.ts";
import { sendJob } from "#app/data/jobs.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";

/** From this many people on a job says "everybody" instead of listing them. */
const MANY = 2000;

/** Has beliefs and unit sums follow what an import wrote. */
export async function refreshAfterImport(key: ImportKey): Promise<void> {
  await refreshPeople(key.orgId, await affectedPeople(database(), key));
}

/** The same for people who are known. */
export async function refreshPeople(orgId: OrgId, learnerIds: readonly string[]): Promise<void> {
  if (learnerIds.length === 0) return;
  await sendJob("units.refresh", { orgId });
  await sendJob("beliefs.refresh", { orgId, learnerIds: learnerIds.length > MANY ? null : learnerIds });
}
