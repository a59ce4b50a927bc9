import { appendAuditBatch } from "#app/data/audit.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { countRecordViews } from "#app/data/record-views.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId } from "#app/engine/kernel/ids.ts";
import { now } from "#app/platform/clock.server.ts";

/** Pages that show an individual record to somebody else. Of a skill page, `subject` says which skill. */
export type LookPage = "readiness" | "skill" | "sign-offs" | "sign-off" | "prior-learning" | "disputes" | "dossier";

export interface Look {
  readonly people: readonly LearnerId[];
  readonly page: LookPage;
  readonly subject?: string;
  /** The organisation's day. */
  readonly on: PlainDate;
}

/**
 * Notes that the viewer was shown these people's records: every page that shows one calls it once it has decided to. Looking
 * at oneself is no look. What an auditor is shown goes into the audit chain as well. One statement, about a millisecond.
 */
export async function recordLooks(viewer: Viewer, { people, page, subject, on }: Look): Promise<void> {
  const others = [...new Set(people)].filter((person) => person !== viewer.learnerId);
  if (others.length === 0) return;
  const { orgId, accountId } = viewer;
  const name = subject === undefined ? page : `${page} ${subject}`;
  const view = { accountId, people: others, page: name, on, at: now() };
  if (!viewer.grants.some(({ role }) => role === "auditor")) {
    await countRecordViews(database(), orgId, view);
    return;
  }
  await inTransaction(async (tx) => {
    await countRecordViews(tx, orgId, view);
    const entry = { orgId, actorId: accountId, action: "record:look", subjectKind: "person", after: { page: name } };
    await appendAuditBatch(
      tx,
      orgId,
      others.map((subjectId) => ({ ...entry, subjectId })),
    );
  });
}
