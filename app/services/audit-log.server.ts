import type { Viewer } from "#app/engine/access/viewer.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { countEntries, findIdsByName, listActions, namesOf, searchEntries } from "#app/data/audit-log.server.ts";
import type { AuditFilter, StoredEntry } from "#app/data/audit-log.server.ts";
import { appendAudit, parseAuditBody } from "#app/data/audit.server.ts";
import { isUuid } from "#app/data/accounts.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

const AUDIT_PER_PAGE = 100;
const NAMES_FOLLOWED = 25;
const EXPORT_BATCH = 2000;

/** What an auditor asks for; days are whole days, UTC. */
export interface AuditQuery {
  /** Part of a name, a number, an e-mail or a badge, or an id; empty for everybody. */
  readonly person: string;
  readonly action: string | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly hash: string;
}

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  readonly total: number;
  /** To ask for the next older page; null on the last. */
  readonly olderThan: number | null;
  readonly actions: readonly string[];
}

export async function loadAuditPage(viewer: Viewer, query: AuditQuery, beforeSeq: number | null): Promise<AuditPage> {
  const { orgId } = viewer;
  const filter = await toFilter(viewer, query);
  const found = await searchEntries(orgId, filter, { beforeSeq, take: AUDIT_PER_PAGE + 1 });
  const entries = found.slice(0, AUDIT_PER_PAGE);
  return {
    rows: await toRows(viewer, entries),
    total: await countEntries(orgId, filter),
    olderThan: found.length > entries.length ? (entries.at(-1)?.seq ?? null) : null,
    actions: await listActions(orgId),
  };
}

/** All matching entries, the newest first, in batches. That somebody took them away is itself an entry. */
export async function* exportAudit(viewer: Viewer, query: AuditQuery): AsyncGenerator<readonly AuditRow[]> {
  const { orgId, accountId } = viewer;
  const filter = await toFilter(viewer, query);
  await inTransaction((tx) =>
    appendAudit(tx, {
      orgId,
      actorId: accountId,
      action: "audit:export",
      subjectKind: "audit",
      subjectId: null,
      after: query,
    }),
  );
  let beforeSeq: number | null = null;
  for (;;) {
    const entries = await searchEntries(orgId, filter, { beforeSeq, take: EXPORT_BATCH });
    if (entries.length > 0) yield await toRows(viewer, entries);
    if (entries.length < EXPORT_BATCH) return;
    beforeSeq = entries.at(-1)?.seq ?? 0;
  }
}

async function toFilter(viewer: Viewer, { person, action, from, to }: AuditQuery): Promise<AuditFilter> {
  const text = person.trim();
  const named = text === "" ? null : await findIdsByName(viewer.orgId, text, NAMES_FOLLOWED);
  const ids = named === null ? null : isUuid(text) ? [...named, text.toLowerCase()] : named;
  return {
    ids,
    action,
    from: from === null ? null : startOf(from),
    before: to === null ? null : new Date(startOf(to).getTime() + 86_400_000),
  };
}

const startOf = (day: PlainDate): Date => new Date(`${plainDate(day)}T00:00:00Z`);

async function toRows(viewer: Viewer, entries: readonly StoredEntry[]): Promise<readonly AuditRow[]> {
  const ids = entries.flatMap(({ actorId, subjectId }) => [actorId, subjectId]);
  const names = await namesOf(viewer.orgId, [...new Set(ids.filter((id) => id !== null && isUuid(id)) as string[])]);
  return entries.map((entry) => {
    const body = parseAuditBody(entry.body);
    return {
      seq: entry.seq,
      at: entry.at.toISOString(),
      actor: entry.actorId === null ? "The installation" : (names.get(entry.actorId) ?? entry.actorId),
      action: entry.action,
      subject: subjectOf(entry, names),
      before: asText(body?.before),
      after: asText(body?.after),
      reason: body?.reason ?? "",
      hash: entry.hash,
    };
  });
}

function subjectOf({ subjectKind, subjectId }: StoredEntry, names: ReadonlyMap<string, string>): string {
  // There is one organisation in its own log: its id says nothing.
  if (subjectId === null || subjectKind === "organisation") return subjectKind;
  return `${subjectKind} ${names.get(subjectId) ?? subjectId}`;
}

const asText = (value: unknown): string => (value === null || value === undefined ? "" : JSON.stringify(value));
