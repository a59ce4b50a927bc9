import { appendAuditBatch, type AuditRecord } from "#app/data/audit.server.ts";
import {
  findAssignees,
  findAssignments,
  insertAssignments,
  listOpenAssignments,
  type AssignmentKind,
  type NewAssignment,
} from "#app/data/assignments.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { appendInbox } from "#app/data/inbox.server.ts";
import { findWalkers } from "#app/data/path-wishes.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { dayInWords } from "./path-words.ts";
import { findAssignmentSubject, whoMeets, type AssignmentSubject } from "./assignment-subject.server.ts";

export interface LearningWish {
  readonly people: readonly string[];
  readonly kind: AssignmentKind;
  /** Of a pathway the role, of a lesson the lesson, else the skill. */
  readonly subject: string;
  /** Of a check or sign-off; null: whatever the subject says. */
  readonly level: number | null;
  readonly dueOn: PlainDate | null;
  readonly reason: string | null;
  /** Made with the form: sending it twice assigns once, and with it the assignment is withdrawn. */
  readonly key: string;
}

/** Why somebody was left out. */
export type SkipReason = "meets-it" | "has-it" | "on-the-way" | "sent-before";

export interface AssignmentReport {
  readonly assigned: readonly { readonly id: string; readonly name: string }[];
  readonly skipped: readonly {
    readonly id: string;
    readonly name: string;
    readonly reason: SkipReason;
    readonly words: string;
  }[];
  readonly subjectName: string;
}

export type AssignmentProblem =
  { readonly kind: "not-found"; readonly words: string } | { readonly kind: "not-possible"; readonly words: string };

/** As many people as a selection of cells may hold. */
const MOST_PEOPLE = 500;

/** Source kind of what a manager asks for. */
export const ASKED_BY_MANAGER = "manager";

/**
 * Asks people to do something. Every one of them must be in a unit that the viewer may assign in, or nobody is asked. Who
 * meets it already or has been asked for the same is left out, with the reason. One transaction: assignments, messages, audit.
 */
export async function assignLearning(
  viewer: Viewer,
  wish: LearningWish,
  today: PlainDate,
): Promise<Result<AssignmentReport, AssignmentProblem>> {
  const { orgId } = viewer;
  const fault = faultOf(wish, today);
  if (fault !== null) return err({ kind: "not-possible", words: fault });
  const [people, subject] = await Promise.all([
    findAssignees(database(), orgId, wish.people),
    findAssignmentSubject(orgId, wish),
  ]);
  const scope = scopePaths(viewer, "assignment:write");
  const allThere = people.length === new Set(wish.people).size;
  if (subject === null || !allThere || !people.every(({ unitPath }) => isInScope(scope, unitPath)))
    return err({ kind: "not-found", words: "Somebody or something in this selection is not there. Nobody was asked." });
  const ids = people.map(({ id }) => id);
  const meeting = await whoMeets(orgId, ids, subject, today);
  const { given, skips } = await write(viewer, wish, subject, ids, meeting);
  return ok({
    assigned: people.filter(({ id }) => given.has(id)).map(({ id, displayName: name }) => ({ id, name })),
    skipped: people.flatMap(({ id, displayName: name }) => {
      const reason = skips.get(id);
      return reason === undefined ? [] : [{ id, name, reason, words: skipInWords(reason, subject) }];
    }),
    subjectName: subject.name,
  });
}

interface Written {
  readonly given: ReadonlySet<LearnerId>;
  readonly skips: ReadonlyMap<LearnerId, SkipReason>;
}

function write(
  viewer: Viewer,
  wish: LearningWish,
  subject: AssignmentSubject,
  people: readonly LearnerId[],
  meeting: readonly LearnerId[],
): Promise<Written> {
  const { orgId, accountId } = viewer;
  const source = { kind: ASKED_BY_MANAGER, key: wish.key, byId: accountId };
  const at = now();
  return inTransaction(async (tx) => {
    const open = await listOpenAssignments(orgId, people, tx);
    const sent = await findAssignments(tx, orgId, source);
    const walking = wish.kind === "pathway" ? await findWalkers(tx, orgId, people, subject.id) : [];
    const covers = (row: (typeof open)[number]): boolean =>
      row.kind === wish.kind && row.subjectId === subject.id && (row.level ?? 0) >= (subject.level ?? 0);
    const skips = new Map<LearnerId, SkipReason>([
      ...open.filter(covers).map(({ personId }) => [personId, "has-it"] as const),
      ...walking.map((id) => [id, "on-the-way"] as const),
      ...meeting.map((id) => [id, "meets-it"] as const),
      ...sent.map(({ personId }) => [personId, "sent-before"] as const),
    ]);
    const rows = people.flatMap((id): NewAssignment[] =>
      skips.has(id) ? [] : [{ id: newRowId(), personId: id, ...columnsOf(wish, subject) }],
    );
    const added = await insertAssignments(tx, orgId, rows, source, at);
    const made = rows.filter(({ id }) => added.has(id));
    // the same form was sent at the same moment, and the other one was first
    for (const { id, personId } of rows) if (!added.has(id)) skips.set(personId, "sent-before");
    await appendInbox(
      tx,
      orgId,
      made.map((row) => messageOf(row, subject, viewer)),
      at,
    );
    await appendAuditBatch(
      tx,
      orgId,
      made.map((row) => auditOf(row, viewer)),
    );
    return { given: new Set(made.map(({ personId }) => personId)), skips };
  });
}

const auditOf = (
  { id, personId, kind, subjectId, level, dueOn, reason }: NewAssignment,
  viewer: Viewer,
): AuditRecord => ({
  ...{ orgId: viewer.orgId, actorId: viewer.accountId, action: "assignment:add" },
  ...{ subjectKind: "person", subjectId: personId, reason },
  after: { assignmentId: id, kind, subjectId, level, dueOn },
});

function faultOf({ people, dueOn, key }: LearningWish, today: PlainDate): string | null {
  if (people.length === 0) return "Nobody is chosen. Choose at least one person.";
  if (people.length > MOST_PEOPLE)
    return `${String(people.length)} people are more than can be asked at once. Nobody was asked. Choose up to ${String(MOST_PEOPLE)}.`;
  if (dueOn !== null && dueOn < today) return `${dayInWords(dueOn)} is over. Nobody was asked. Choose a later day.`;
  return key === "" || key.length > 80 ? "The form is incomplete. Nobody was asked. Open it again." : null;
}

const columnsOf = ({ kind, dueOn, reason }: LearningWish, { id, level }: AssignmentSubject) => ({
  ...{ kind, subjectId: id, level, dueOn, reason },
});

function messageOf(row: NewAssignment, subject: AssignmentSubject, viewer: Viewer) {
  const body = { name: subject.name, kind: row.kind, dueOn: row.dueOn, by: viewer.displayName, reason: row.reason };
  return {
    ...{ id: newRowId(), learnerId: row.personId, kind: "assigned" as const, key: `assigned:${row.id}` },
    ...{ subjectKind: "assignment", subjectId: row.id, body },
  };
}

function skipInWords(reason: SkipReason, { name }: AssignmentSubject): string {
  switch (reason) {
    case "meets-it":
      return `Is ready for ${name} already`;
    case "has-it":
      return `Was asked for ${name} before and has not finished`;
    case "on-the-way":
      return `Is on a path to ${name} already`;
    case "sent-before":
      return "Was asked by this same form";
  }
}
