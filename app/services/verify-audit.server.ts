import { orgId } from "#app/engine/kernel/ids.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { CHAIN_START, entryHash, isHeadSigned } from "#app/data/audit-chain.server.ts";
import { entriesAfter, findHead, listChains } from "#app/data/audit-log.server.ts";
import type { StoredEntry, StoredHead } from "#app/data/audit-log.server.ts";
import { parseAuditBody } from "#app/data/audit.server.ts";

/** Something that is not as it was written. `seq` is the entry to look at; null where it is the end of the chain. */
export interface AuditFinding {
  readonly seq: number | null;
  readonly kind:
    | "edited"
    | "columns-edited"
    | "missing"
    | "moved"
    | "unlinked"
    | "truncated"
    | "beyond-end"
    | "end-missing"
    | "end-forged"
    | "end-differs";
  readonly message: string;
}

export interface ChainReport {
  readonly slug: string;
  readonly entries: number;
  /** Of the last entry: noted outside, it also shows a database that was set back to an older copy. */
  readonly endHash: string;
  readonly findings: readonly AuditFinding[];
}

const ENTRIES_PER_READ = 2000;

/** Verifies the chain of every organisation, or of the one with this slug (empty when there is none). */
export async function verifyAudit(slug: string | null): Promise<readonly ChainReport[]> {
  const reports: ChainReport[] = [];
  for (const chain of await listChains(slug)) {
    reports.push({ slug: chain.slug, ...(await verifyChain(orgId(chain.id))) });
  }
  return reports;
}

interface Walk {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Reads one chain from its first entry, in pages, and reports every entry that is not what was written. Entries that are
 * appended meanwhile are no finding: the end is read before and after.
 */
export async function verifyChain(org: OrgId): Promise<Omit<ChainReport, "slug">> {
  const findings: AuditFinding[] = [];
  const headBefore = await findHead(org);
  let last: Walk = { seq: 0, hash: CHAIN_START };
  let hashAtHead = headBefore?.seq === 0 ? CHAIN_START : null;
  let entries = 0;
  for (let page = await entriesAfter(org, 0, ENTRIES_PER_READ); page.length > 0;) {
    for (const entry of page) {
      findings.push(...checkEntry(org, last, entry));
      last = { seq: entry.seq, hash: entry.hash };
      entries += 1;
      if (entry.seq === headBefore?.seq) hashAtHead = entry.hash;
    }
    page = await entriesAfter(org, last.seq, ENTRIES_PER_READ);
  }
  const headAfter = await findHead(org);
  findings.push(...checkEnd(org, { headBefore, headAfter, last, hashAtHead }));
  return { entries, endHash: last.hash, findings };
}

function checkEntry(org: OrgId, previous: Walk, entry: StoredEntry): readonly AuditFinding[] {
  const { seq } = entry;
  const findings: AuditFinding[] = [];
  const found = (kind: AuditFinding["kind"], message: string): void => void findings.push({ seq, kind, message });
  const body = parseAuditBody(entry.body);
  const isMissing = seq !== previous.seq + 1;
  if (isMissing) {
    const range = seq === previous.seq + 2 ? `Entry ${seq - 1} is` : `Entries ${previous.seq + 1} to ${seq - 1} are`;
    found("missing", `${range} missing: removed after they were written.`);
  }
  if (entryHash(entry.previousHash, entry.body) !== entry.hash) {
    found("edited", `Entry ${seq} does not have the hash of its text: it was edited.`);
  } else if (body === null || body.seq !== seq || body.orgId !== org) {
    const origin = body === null ? "is not one of ours" : `was written as entry ${body.seq}`;
    found("moved", `Entry ${seq} ${origin}: it was moved or put in.`);
  }
  if (body !== null && !matchesColumns(entry, body)) {
    found("columns-edited", `The columns of entry ${seq} do not say what its signed text says: they were edited.`);
  }
  if (!isMissing && entry.previousHash !== previous.hash) {
    found("unlinked", `Entry ${seq} does not follow entry ${previous.seq}: one of the two was exchanged.`);
  }
  return findings;
}

function matchesColumns(entry: StoredEntry, body: NonNullable<ReturnType<typeof parseAuditBody>>): boolean {
  return (
    body.at === entry.at.toISOString() &&
    body.actorId === entry.actorId &&
    body.action === entry.action &&
    body.subjectKind === entry.subjectKind &&
    body.subjectId === entry.subjectId
  );
}

interface End {
  readonly headBefore: StoredHead | null;
  readonly headAfter: StoredHead | null;
  readonly last: Walk;
  readonly hashAtHead: string | null;
}

function checkEnd(org: OrgId, { headBefore, headAfter, last, hashAtHead }: End): readonly AuditFinding[] {
  const end = (kind: AuditFinding["kind"], message: string, seq: number | null = null): AuditFinding[] => [
    { seq, kind, message },
  ];
  if (headAfter === null || headBefore === null) {
    if (headAfter !== null || last.seq === 0) return [];
    return end(
      "end-missing",
      "The signed end of the chain is missing: entries after the last one cannot be ruled out.",
    );
  }
  if (!isHeadSigned(org, headAfter) || !isHeadSigned(org, headBefore)) {
    return end(
      "end-forged",
      `The end of the chain (entry ${headAfter.seq}) does not carry this installation's signature: it was edited, or AUDIT_KEY is not the key it was signed with.`,
    );
  }
  if (headBefore.seq > last.seq) {
    return end(
      "truncated",
      `The chain ends at entry ${last.seq}, but ${headBefore.seq} were signed: the last ones were removed.`,
      last.seq + 1,
    );
  }
  if (last.seq > headAfter.seq) {
    return end(
      "beyond-end",
      `Entry ${headAfter.seq + 1} stands after the signed end: it was put in.`,
      headAfter.seq + 1,
    );
  }
  const differs = hashAtHead !== headBefore.hash || (last.seq === headAfter.seq && last.hash !== headAfter.hash);
  if (!differs) return [];
  return end(
    "end-differs",
    `Entry ${headBefore.seq} is not the one that was signed: it or the entries before it were rewritten.`,
    headBefore.seq,
  );
}
