import { accountId, learnerId, orgId } from "#app/engine/kernel/ids.ts";
import type { AccountId, LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";
import type { Tx } from "./db.server.ts";

/** What signing in needs to know. `hash` is that of the password or of the PIN, as asked for. */
export interface Credentials {
  readonly accountId: AccountId;
  readonly orgId: OrgId;
  readonly hash: string | null;
  /** False when the account is disabled or its person has left. */
  readonly active: boolean;
}

interface CredentialRow {
  readonly id: string;
  readonly org_id: string;
  readonly hash: string | null;
  readonly active: boolean;
}

const toCredentials = (row: CredentialRow | undefined): Credentials | null =>
  row === undefined
    ? null
    : { accountId: accountId(row.id), orgId: orgId(row.org_id), hash: row.hash, active: row.active };

/** E-mail addresses are kept and compared in lower case. */
export const normaliseEmail = (email: string): string => email.normalize("NFKC").trim().toLowerCase();

export async function findByEmail(email: string, at: Date): Promise<Credentials | null> {
  const rows = await database().$queryRaw<CredentialRow[]>`
    SELECT a.id, a.org_id, a.password_hash AS hash,
           a.disabled_at IS NULL AND (p.left_on IS NULL OR p.left_on >= ${at}::date) AS active
      FROM account a LEFT JOIN person p ON p.org_id = a.org_id AND p.id = a.person_id
     WHERE a.email = ${normaliseEmail(email)}`;
  return toCredentials(rows[0]);
}

export async function findByBadge(orgSlug: string, badge: string, at: Date): Promise<Credentials | null> {
  const rows = await database().$queryRaw<CredentialRow[]>`
    SELECT a.id, a.org_id, a.pin_hash AS hash,
           a.disabled_at IS NULL AND (p.left_on IS NULL OR p.left_on >= ${at}::date) AS active
      FROM account a JOIN org o ON o.id = a.org_id
      LEFT JOIN person p ON p.org_id = a.org_id AND p.id = a.person_id
     WHERE o.slug = ${orgSlug} AND a.badge_number = ${badge}`;
  return toCredentials(rows[0]);
}

/** The organisation of an installation that has one; null where there are several, so that none is given away. */
export async function findOnlyOrganisation(): Promise<{ readonly slug: string; readonly name: string } | null> {
  const found = await database().org.findMany({ select: { slug: true, name: true }, take: 2 });
  return found.length === 1 ? (found[0] ?? null) : null;
}

export async function findOrganisationSlug(org: OrgId): Promise<string> {
  return (await database().org.findUniqueOrThrow({ where: { id: org }, select: { slug: true } })).slug;
}

export interface AccountRow {
  readonly id: AccountId;
  readonly learnerId: LearnerId | null;
  readonly displayName: string;
  readonly email: string | null;
  readonly badgeNumber: string | null;
  readonly hasPassword: boolean;
  readonly hasPin: boolean;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}

const accountColumns = {
  id: true,
  personId: true,
  displayName: true,
  email: true,
  badgeNumber: true,
  passwordHash: true,
  pinHash: true,
  disabledAt: true,
  createdAt: true,
} as const;

interface StoredAccount {
  readonly id: string;
  readonly personId: string | null;
  readonly displayName: string;
  readonly email: string | null;
  readonly badgeNumber: string | null;
  readonly passwordHash: string | null;
  readonly pinHash: string | null;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}

function toAccountRow({ id, personId, passwordHash, pinHash, ...rest }: StoredAccount): AccountRow {
  return {
    ...rest,
    id: accountId(id),
    learnerId: personId === null ? null : learnerId(personId),
    hasPassword: passwordHash !== null,
    hasPin: pinHash !== null,
  };
}

export interface AccountSearch {
  /** Part of a name, an e-mail or a badge number; empty for all. */
  readonly text: string;
  readonly skip: number;
  readonly take: number;
}

export async function listAccounts(
  org: OrgId,
  { text, skip, take }: AccountSearch,
): Promise<{ readonly rows: readonly AccountRow[]; readonly total: number }> {
  const contains = { contains: text, mode: "insensitive" as const };
  const where = {
    orgId: org,
    ...(text === "" ? {} : { OR: [{ displayName: contains }, { email: contains }, { badgeNumber: contains }] }),
  };
  const [rows, total] = await Promise.all([
    database().account.findMany({
      where,
      select: accountColumns,
      orderBy: [{ displayName: "asc" }, { id: "asc" }],
      skip,
      take,
    }),
    database().account.count({ where }),
  ]);
  return { rows: rows.map(toAccountRow), total };
}

/** Inside a transaction, pass it: the embedded database would wait for itself otherwise. */
export async function findAccount(org: OrgId, id: string, tx: Tx = database()): Promise<AccountRow | null> {
  if (!isUuid(id)) return null;
  const row = await tx.account.findFirst({ where: { orgId: org, id }, select: accountColumns });
  return row === null ? null : toAccountRow(row);
}

/** PostgreSQL refuses to compare a uuid with other text: an id that cannot exist is simply not found. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export interface NewAccount {
  readonly orgId: OrgId;
  readonly learnerId: LearnerId | null;
  readonly displayName: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly badgeNumber: string | null;
  readonly pinHash: string | null;
}

export async function insertAccount(tx: Tx, { learnerId: person, ...account }: NewAccount): Promise<AccountId> {
  const row = await tx.account.create({ data: { ...account, personId: person }, select: { id: true } });
  return accountId(row.id);
}

export type AccountChange =
  { readonly disabledAt: Date | null } | { readonly passwordHash: string } | { readonly pinHash: string };

export async function changeAccount(tx: Tx, org: OrgId, id: AccountId, change: AccountChange): Promise<void> {
  await tx.account.updateMany({ where: { orgId: org, id }, data: change });
}

/** What of a new account is already in use, so that the form can say which. */
export async function findTaken(
  tx: Tx,
  org: OrgId,
  wanted: { readonly email: string | null; readonly badgeNumber: string | null; readonly learnerId: LearnerId | null },
): Promise<"email" | "badge" | "person" | null> {
  const { email, badgeNumber, learnerId: personId } = wanted;
  const rows = await tx.account.findMany({
    where: {
      OR: [
        ...(email === null ? [] : [{ email }]),
        ...(badgeNumber === null ? [] : [{ orgId: org, badgeNumber }]),
        ...(personId === null ? [] : [{ orgId: org, personId }]),
      ],
    },
    select: { orgId: true, email: true, badgeNumber: true, personId: true },
  });
  if (personId !== null && rows.some((row) => row.orgId === org && row.personId === personId)) return "person";
  if (email !== null && rows.some((row) => row.email === email)) return "email";
  return rows.length > 0 ? "badge" : null;
}

/** The person with this personnel number, if still in the company. */
export async function findEmployed(
  tx: Tx,
  org: OrgId,
  externalId: string,
  at: Date,
): Promise<{ readonly id: LearnerId; readonly displayName: string } | null> {
  const row = await tx.person.findFirst({
    where: { orgId: org, externalId, OR: [{ leftOn: null }, { leftOn: { gte: at } }] },
    select: { id: true, displayName: true },
  });
  return row === null ? null : { id: learnerId(row.id), displayName: row.displayName };
}

/** What somebody signs in with, with its hashes: for changing one's own. */
export interface OwnSecrets {
  readonly displayName: string;
  readonly email: string | null;
  readonly badgeNumber: string | null;
  readonly passwordHash: string | null;
  readonly pinHash: string | null;
}

export async function findOwnSecrets(org: OrgId, id: AccountId): Promise<OwnSecrets | null> {
  return database().account.findFirst({
    where: { orgId: org, id },
    select: { displayName: true, email: true, badgeNumber: true, passwordHash: true, pinHash: true },
  });
}
