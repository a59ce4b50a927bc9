import { z } from "zod";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { canonicalJson, CHAIN_START, entryHash, isHeadSigned, signHead } from "./audit-chain.server.ts";
import type { Tx } from "./db.server.ts";

/** One change to be recorded. `before` and `after` are plain data; `reason` is what a person gave. */
export interface AuditRecord {
  readonly orgId: OrgId;
  /** Null: the installation itself (a job, a command). */
  readonly actorId: AccountId | null;
  /** subject:verb, such as "account:disable". */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
}

const bodySchema = z.object({
  v: z.literal(1),
  orgId: z.string(),
  seq: z.number().int(),
  at: z.string(),
  actorId: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
});

export type AuditBody = z.infer<typeof bodySchema>;

/** The body text read back; null when it is not one of ours. */
export function parseAuditBody(text: string): AuditBody | null {
  try {
    return bodySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Appends one entry. Call it inside the transaction of the change it records: both happen or neither. */
export function appendAudit(tx: Tx, record: AuditRecord): Promise<void> {
  return appendAuditBatch(tx, record.orgId, [record]);
}

/**
 * Appends entries of one organisation in order: two statements, however many there are. The first locks the end of the
 * chain until the transaction is over, so two writers cannot both follow the same entry. Throws when the end of the
 * chain does not carry this installation's signature: extending it would put our signature under somebody's edit.
 */
export async function appendAuditBatch(tx: Tx, orgId: OrgId, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  const heads = await tx.$queryRaw<{ seq: number; hash: string; signature: string }[]>`
    INSERT INTO audit_head AS head (org_id, seq, hash, signature)
    VALUES (${orgId}::uuid, 0, ${CHAIN_START}, ${signHead(orgId, 0, CHAIN_START)})
    ON CONFLICT (org_id) DO UPDATE SET seq = head.seq
    RETURNING head.seq, head.hash, head.signature`;
  const head = heads[0];
  invariant(head !== undefined, "the end of the audit chain could not be read");
  invariant(
    isHeadSigned(orgId, head),
    "the end of the audit chain is not signed with this installation's AUDIT_KEY: run npm run verify-audit",
  );
  await insertEntries(tx, orgId, chain(orgId, head, records));
}

interface ChainedEntry {
  readonly seq: number;
  readonly at: string;
  readonly record: AuditRecord;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

function chain(
  orgId: OrgId,
  head: { readonly seq: number; readonly hash: string },
  records: readonly AuditRecord[],
): readonly ChainedEntry[] {
  const at = now().toISOString();
  const entries: ChainedEntry[] = [];
  let previousHash = head.hash;
  for (const record of records) {
    invariant(record.orgId === orgId, "entries of one batch belong to one organisation");
    const seq = head.seq + entries.length + 1;
    const { actorId, action, subjectKind, subjectId, before = null, after = null, reason = null } = record;
    const fields: AuditBody = { v: 1, orgId, seq, at, actorId, action, subjectKind, subjectId, before, after, reason };
    const body = canonicalJson(fields);
    const hash = entryHash(previousHash, body);
    entries.push({ seq, at, record, body, previousHash, hash });
    previousHash = hash;
  }
  return entries;
}

async function insertEntries(tx: Tx, orgId: OrgId, entries: readonly ChainedEntry[]): Promise<void> {
  const last = entries.at(-1);
  invariant(last !== undefined, "a batch has at least one entry");
  await tx.$executeRaw`
    WITH appended AS (
      INSERT INTO audit_entry
             (org_id, seq, at, actor_id, action, subject_kind, subject_id, body, previous_hash, hash)
      SELECT ${orgId}::uuid, e.seq, e.at, e.actor_id, e.action, e.subject_kind, e.subject_id, e.body, e.previous_hash, e.hash
        FROM unnest(${entries.map((e) => e.seq)}::int[],
                    ${entries.map((e) => e.at)}::timestamptz[],
                    ${entries.map((e) => e.record.actorId)}::uuid[],
                    ${entries.map((e) => e.record.action)}::text[],
                    ${entries.map((e) => e.record.subjectKind)}::text[],
                    ${entries.map((e) => e.record.subjectId)}::text[],
                    ${entries.map((e) => e.body)}::text[],
                    ${entries.map((e) => e.previousHash)}::text[],
                    ${entries.map((e) => e.hash)}::text[])
             AS e(seq, at, actor_id, action, subject_kind, subject_id, body, previous_hash, hash)
    )
    UPDATE audit_head SET seq = ${last.seq}, hash = ${last.hash}, signature = ${signHead(orgId, last.seq, last.hash)}
     WHERE org_id = ${orgId}::uuid`;
}
