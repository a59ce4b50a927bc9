import { accountId } from "#app/engine/kernel/ids.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { database } from "./db.server.ts";

/** An entry as it is stored, for reading and for verifying. */
export interface StoredEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: AccountId | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

export interface StoredHead {
  readonly seq: number;
  readonly hash: string;
  readonly signature: string;
}

const entryColumns = {
  seq: true,
  at: true,
  actorId: true,
  action: true,
  subjectKind: true,
  subjectId: true,
  body: true,
  previousHash: true,
  hash: true,
} as const;

const toEntry = <T extends { readonly actorId: string | null }>(
  row: T,
): T & { readonly actorId: AccountId | null } => ({
  ...row,
  actorId: row.actorId === null ? null : accountId(row.actorId),
});

/** The next entries after `seq` in order of the chain. */
export async function entriesAfter(org: OrgId, seq: number, take: number): Promise<readonly StoredEntry[]> {
  const where = { orgId: org, seq: { gt: seq } };
  const rows = await database().auditEntry.findMany({ where, select: entryColumns, orderBy: { seq: "asc" }, take });
  return rows.map(toEntry);
}

export function findHead(org: OrgId): Promise<StoredHead | null> {
  const select = { seq: true, hash: true, signature: true };
  return database().auditHead.findUnique({ where: { orgId: org }, select });
}

/** Organisations by slug: all, or the one asked for. */
export async function listChains(
  slug: string | null,
): Promise<readonly { readonly id: string; readonly slug: string }[]> {
  const where = slug === null ? {} : { slug };
  return database().org.findMany({ where, select: { id: true, slug: true }, orderBy: { slug: "asc" } });
}

export interface AuditFilter {
  /** Ids of accounts and people, as actor, subject or named in the entry; null: anybody. */
  readonly ids: readonly string[] | null;
  readonly action: string | null;
  /** From the start of this instant to before the other. */
  readonly from: Date | null;
  readonly before: Date | null;
}

/** Entries that match, the newest first, older than `beforeSeq` (null: from the newest). */
export async function searchEntries(
  org: OrgId,
  filter: AuditFilter,
  page: { readonly beforeSeq: number | null; readonly take: number },
): Promise<readonly StoredEntry[]> {
  const rows = await database().auditEntry.findMany({
    where: {
      ...where(org, filter),
      ...(page.beforeSeq === null ? {} : { seq: { lt: page.beforeSeq } }),
    },
    select: entryColumns,
    orderBy: { seq: "desc" },
    take: page.take,
  });
  return rows.map(toEntry);
}

export function countEntries(org: OrgId, filter: AuditFilter): Promise<number> {
  return database().auditEntry.count({ where: where(org, filter) });
}

function where(org: OrgId, { ids, action, from, before }: AuditFilter): Prisma.AuditEntryWhereInput {
  return {
    orgId: org,
    ...(action === null ? {} : { action }),
    at: { ...(from === null ? {} : { gte: from }), ...(before === null ? {} : { lt: before }) },
    ...(ids === null
      ? {}
      : {
          OR: [
            { actorId: { in: [...ids] } },
            { subjectId: { in: [...ids] } },
            ...ids.map((id) => ({ body: { contains: id } })),
          ],
        }),
  };
}

/** The kinds of change there are entries of. */
export async function listActions(org: OrgId): Promise<readonly string[]> {
  const rows = await database().$queryRaw<{ action: string }[]>`
    SELECT DISTINCT action FROM audit_entry WHERE org_id = ${org}::uuid ORDER BY action`;
  return rows.map((row) => row.action);
}

/** Accounts and people whose name, number, e-mail or badge holds the text; at most `take` of each. */
export async function findIdsByName(org: OrgId, text: string, take: number): Promise<readonly string[]> {
  const contains = { contains: text, mode: "insensitive" as const };
  const accounts = await database().account.findMany({
    where: { orgId: org, OR: [{ displayName: contains }, { email: contains }, { badgeNumber: contains }] },
    select: { id: true },
    take,
  });
  const people = await database().person.findMany({
    where: { orgId: org, OR: [{ displayName: contains }, { externalId: contains }] },
    select: { id: true },
    take,
  });
  return [...accounts, ...people].map((row) => row.id);
}

/** Names of accounts and people by id, for those of the organisation. */
export async function namesOf(org: OrgId, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = { where: { orgId: org, id: { in: [...ids] } }, select: { id: true, displayName: true } };
  const [accounts, people] = [await database().account.findMany(wanted), await database().person.findMany(wanted)];
  return new Map([...people, ...accounts].map((row) => [row.id, row.displayName]));
}
