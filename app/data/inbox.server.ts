import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

/** What a message is about; the page finds the words. */
export type InboxKind =
  | "assigned"
  | "expiring"
  | "expired"
  | "procedure-changed"
  | "dispute-decided"
  | "signed-off"
  | "claim-decided"
  | "path-changed";

/** A message to one person. `key` is its identity: sent again, nothing is added. */
export interface NewInboxEntry {
  readonly learnerId: LearnerId;
  readonly kind: InboxKind;
  readonly key: string;
  /** What it opens: a skill, an assignment, an entry. */
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  /** Figures and names that the words need. */
  readonly body: Readonly<Record<string, string | number | null>>;
}

export interface InboxRow extends Omit<NewInboxEntry, "learnerId"> {
  readonly id: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly readAt: string | null;
}

/** Adds those that are not there yet, in one statement; how many were added. */
export async function appendInbox(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  entries: readonly (NewInboxEntry & { readonly id: string })[],
  at: Date,
): Promise<number> {
  if (entries.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO inbox_entry (org_id, id, person_id, kind, key, subject_kind, subject_id, body, created_at)
    SELECT ${org}::uuid, e.id, e.person_id, e.kind, e.key, e.subject_kind, e.subject_id, e.body::jsonb,
           ${at.toISOString()}::timestamptz
      FROM unnest(${entries.map((e) => e.id)}::uuid[], ${entries.map((e) => e.learnerId)}::uuid[],
                  ${entries.map((e) => e.kind)}::text[], ${entries.map((e) => e.key)}::text[],
                  ${entries.map((e) => e.subjectKind)}::text[], ${entries.map((e) => e.subjectId)}::text[],
                  ${entries.map((e) => JSON.stringify(e.body))}::text[])
        AS e(id, person_id, kind, key, subject_kind, subject_id, body)
    ON CONFLICT (org_id, person_id, key) DO NOTHING`;
}

/** A person's messages, newest first. */
export function loadInbox(org: OrgId, learner: LearnerId, limit: number): Promise<readonly InboxRow[]> {
  return database().$queryRaw<InboxRow[]>`
    SELECT id, kind, key, subject_kind AS "subjectKind", subject_id AS "subjectId", body,
           to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
           to_char(read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "readAt"
      FROM inbox_entry
     WHERE org_id = ${org}::uuid AND person_id = ${learner}::uuid
     ORDER BY created_at DESC, id DESC LIMIT ${limit}`;
}

/** Marks a person's messages up to an instant as read. */
export async function markInboxRead(org: OrgId, learner: LearnerId, at: Date): Promise<void> {
  await database().$executeRaw`
    UPDATE inbox_entry SET read_at = ${at.toISOString()}::timestamptz
     WHERE org_id = ${org}::uuid AND person_id = ${learner}::uuid AND read_at IS NULL
       AND created_at <= ${at.toISOString()}::timestamptz`;
}
