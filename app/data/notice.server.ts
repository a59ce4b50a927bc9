import type { AccountId, LearnerId, OrgId, RoleId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";
import type { Tx } from "./db.server.ts";

export async function hasReadNotice(org: OrgId, account: AccountId, version: string): Promise<boolean> {
  const count = await database().noticeReading.count({ where: { orgId: org, accountId: account, version } });
  return count > 0;
}

/** Notes that the account went on from this version; the first time counts. True when it was the first. */
export async function recordNoticeReading(
  tx: Tx,
  reading: { readonly orgId: OrgId; readonly accountId: AccountId; readonly version: string; readonly at: Date },
): Promise<boolean> {
  const { at, ...key } = reading;
  const { count } = await tx.noticeReading.createMany({ data: [{ ...key, readAt: at }], skipDuplicates: true });
  return count > 0;
}

/** What the welcome page asks a person to confirm. */
export interface Placement {
  readonly roleId: RoleId | null;
  readonly targetRoleId: RoleId | null;
  readonly jobTitle: string | null;
  readonly unitName: string;
  readonly stationName: string | null;
}

export async function findPlacement(org: OrgId, learner: LearnerId, tx: Tx = database()): Promise<Placement | null> {
  const row = await tx.person.findFirst({
    where: { orgId: org, id: learner },
    select: {
      roleId: true,
      targetRoleId: true,
      jobTitle: true,
      orgUnit: { select: { name: true } },
      station: { select: { name: true } },
    },
  });
  if (row === null) return null;
  return {
    roleId: row.roleId as RoleId | null,
    targetRoleId: row.targetRoleId as RoleId | null,
    jobTitle: row.jobTitle,
    unitName: row.orgUnit.name,
    stationName: row.station?.name ?? null,
  };
}

export async function saveTargetRole(tx: Tx, org: OrgId, learner: LearnerId, target: RoleId | null): Promise<void> {
  await tx.person.updateMany({ where: { orgId: org, id: learner }, data: { targetRoleId: target } });
}
