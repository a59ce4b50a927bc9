import { ROLE_NAMES } from "#app/engine/access/role-names.ts";
import { ACCESS_ROLES } from "#app/engine/access/viewer.ts";
import type { AccessRole, Viewer } from "#app/engine/access/viewer.ts";
import { findAccount, listAccounts } from "#app/data/accounts.server.ts";
import type { AccountRow } from "#app/data/accounts.server.ts";
import { listGrants, listUnits } from "#app/data/grants.server.ts";
import type { GrantRow, UnitOption } from "#app/data/grants.server.ts";
import { now } from "#app/platform/clock.server.ts";

export const ACCOUNTS_PER_PAGE = 50;

export interface AccountWithGrants extends AccountRow {
  readonly grants: readonly (GrantRow & { readonly roleName: string; readonly isOver: boolean })[];
}

/** The roles that can be given. Everybody is an employee without being told so. */
export const GRANTABLE_ROLES: readonly { readonly value: AccessRole; readonly label: string }[] = ACCESS_ROLES.filter(
  (role) => role !== "employee",
).map((role) => ({ value: role, label: ROLE_NAMES[role] }));

export interface AccountList {
  readonly accounts: readonly AccountWithGrants[];
  readonly total: number;
}

/** `page` counts from 1. */
export async function loadAccounts(viewer: Viewer, search: { text: string; page: number }): Promise<AccountList> {
  const skip = (search.page - 1) * ACCOUNTS_PER_PAGE;
  const { rows, total } = await listAccounts(viewer.orgId, { text: search.text, skip, take: ACCOUNTS_PER_PAGE });
  return { accounts: await withGrants(viewer, rows), total };
}

/** Null when the organisation has no such account. */
export async function loadAccount(
  viewer: Viewer,
  id: string,
): Promise<{ readonly account: AccountWithGrants; readonly units: readonly UnitOption[] } | null> {
  const row = await findAccount(viewer.orgId, id);
  if (row === null) return null;
  const [account] = await withGrants(viewer, [row]);
  return account === undefined ? null : { account, units: await listUnits(viewer.orgId) };
}

async function withGrants(viewer: Viewer, rows: readonly AccountRow[]): Promise<readonly AccountWithGrants[]> {
  const at = now();
  const ids = rows.map((row) => row.id);
  const grants = (await listGrants(viewer.orgId, ids)).map((grant) => ({
    ...grant,
    roleName: ROLE_NAMES[grant.role],
    isOver: grant.validUntil !== null && grant.validUntil <= at,
  }));
  return rows.map((row) => ({ ...row, grants: grants.filter((grant) => grant.accountId === row.id) }));
}
