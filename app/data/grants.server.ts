import { accountId, orgUnitId } from "#app/engine/kernel/ids.ts";
import type { AccountId, OrgId, OrgUnitId } from "#app/engine/kernel/ids.ts";
import type { AccessRole } from "#app/engine/access/viewer.ts";
import { isUuid } from "./accounts.server.ts";
import { database } from "./db.server.ts";
import type { Tx } from "./db.server.ts";

export interface GrantRow {
  readonly id: string;
  readonly accountId: AccountId;
  readonly role: AccessRole;
  readonly unitId: OrgUnitId;
  readonly unitName: string;
  readonly unitPath: string;
  /** Null: without end. The instant itself is no longer covered. */
  readonly validUntil: Date | null;
}

const grantColumns = {
  id: true,
  accountId: true,
  role: true,
  validUntil: true,
  orgUnit: { select: { id: true, name: true, path: true } },
} as const;

interface StoredGrant {
  readonly id: string;
  readonly accountId: string;
  readonly role: string;
  readonly validUntil: Date | null;
  readonly orgUnit: { readonly id: string; readonly name: string; readonly path: string };
}

const toGrantRow = (row: StoredGrant): GrantRow => ({
  id: row.id,
  accountId: accountId(row.accountId),
  role: row.role as AccessRole,
  unitId: orgUnitId(row.orgUnit.id),
  unitName: row.orgUnit.name,
  unitPath: row.orgUnit.path,
  validUntil: row.validUntil,
});

export async function listGrants(org: OrgId, accounts: readonly AccountId[]): Promise<readonly GrantRow[]> {
  const rows = await database().roleGrant.findMany({
    where: { orgId: org, accountId: { in: [...accounts] } },
    select: grantColumns,
    orderBy: [{ role: "asc" }, { createdAt: "asc" }],
  });
  return rows.map(toGrantRow);
}

export async function findGrant(tx: Tx, org: OrgId, account: AccountId, id: string): Promise<GrantRow | null> {
  if (!isUuid(id)) return null;
  const row = await tx.roleGrant.findFirst({ where: { orgId: org, id, accountId: account }, select: grantColumns });
  return row === null ? null : toGrantRow(row);
}

export interface NewGrant {
  readonly orgId: OrgId;
  readonly accountId: AccountId;
  readonly role: AccessRole;
  readonly unitId: OrgUnitId;
  readonly validUntil: Date | null;
}

/** Stores the grant; the same role over the same unit gets the new end instead of a second row. */
export async function saveGrant(tx: Tx, { unitId, ...grant }: NewGrant): Promise<void> {
  const { orgId, accountId: account, role, validUntil } = grant;
  await tx.roleGrant.upsert({
    where: { orgId_accountId_role_orgUnitId: { orgId, accountId: account, role, orgUnitId: unitId } },
    create: { ...grant, orgUnitId: unitId },
    update: { validUntil },
  });
}

export async function deleteGrant(tx: Tx, org: OrgId, id: string): Promise<void> {
  await tx.roleGrant.deleteMany({ where: { orgId: org, id } });
}

/** Whether the account is enabled and administers the whole organisation at this moment. */
export async function isAdministrator(tx: Tx, org: OrgId, account: AccountId, at: Date): Promise<boolean> {
  const holder = await tx.account.count({ where: { orgId: org, id: account, disabledAt: null } });
  const grants = await tx.roleGrant.count({
    where: {
      orgId: org,
      accountId: account,
      role: "admin",
      OR: [{ validUntil: null }, { validUntil: { gt: at } }],
      orgUnit: { parentId: null },
    },
  });
  return holder > 0 && grants > 0;
}

export interface UnitOption {
  readonly id: OrgUnitId;
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

/** Open units from the root down, each before its children. */
export async function listUnits(org: OrgId): Promise<readonly UnitOption[]> {
  const rows = await database().orgUnit.findMany({
    where: { orgId: org, closedOn: null },
    select: { id: true, code: true, name: true, path: true },
    orderBy: { path: "asc" },
  });
  return rows.map((row) => ({ ...row, id: orgUnitId(row.id) }));
}

export async function findUnit(tx: Tx, org: OrgId, id: string): Promise<UnitOption | null> {
  if (!isUuid(id)) return null;
  const row = await tx.orgUnit.findFirst({
    where: { orgId: org, id },
    select: { id: true, code: true, name: true, path: true },
  });
  return row === null ? null : { ...row, id: orgUnitId(row.id) };
}
