import type { Catalog } from "#app/catalog/catalog.ts";
import { blocksOf, type Lesson } from "#app/catalog/lessons/lesson.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { database, inTransaction, type Tx } from "#app/data/db.server.ts";
import { appendEvidence, loadLedgers, type NewEvidence } from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner, type LearnerPost } from "#app/data/learners.server.ts";
import { completeRun, findRunByKey, listRuns } from "#app/data/lesson-runs.server.ts";
import { loadLessonText } from "#app/data/lessons.server.ts";
import { addCards } from "#app/data/review-cards.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId, type EvidenceId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { lessonStatement } from "#app/engine/proficiency/lesson-evidence.ts";
import { now } from "#app/platform/clock.server.ts";
import { recordChange } from "#app/services/record-change.server.ts";
import { firstSchedule } from "#app/services/review/schedule-card.ts";
import type { CheckOutcome } from "./lesson-view.ts";
import { feedbackOnCheck, scoreCheck, type ScoredCheck, type ScoreProblem } from "./score-check.ts";
import { readLesson, readStoredCheck, type SentCompletion } from "./stored-lesson.ts";

/** Source kind of the entry that a lesson leaves in the ledger. */
const LESSON_SOURCE = "lesson";

/** Days in which the same lesson counts once: who reads it twice in a week has not learned it twice. */
const COUNTS_AGAIN_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;

export type CompletionProblem = { readonly kind: "not-found" } | ScoreProblem;

/**
 * Scores the check at the end of a lesson with the version it was answered in, and ends the lesson: one entry of the ledger
 * with everything that follows from it, and the lesson's facts into review, in one transaction that holds the person. The
 * same `deviceKey` again gives the same outcome and writes nothing.
 */
export async function completeLesson(
  viewer: Viewer,
  lessonId: string,
  sent: SentCompletion,
  today: PlainDate,
): Promise<Result<CheckOutcome, CompletionProblem>> {
  const { orgId } = viewer;
  const [catalog, text] = await Promise.all([
    loadOrgCatalog(orgId),
    loadLessonText(database(), orgId, lessonId, sent.version),
  ]);
  if (text === null || viewer.learnerId === null) return err({ kind: "not-found" });
  const lesson = readLesson(text.body);
  const scored = scoreCheck(lesson, sent.answers);
  if (!scored.ok) return scored;
  return inTransaction((tx) => finish(tx, { viewer, catalog, lessonId, lesson, sent, scored: scored.value, today }));
}

interface Finishing {
  readonly viewer: Viewer;
  readonly catalog: Catalog;
  readonly lessonId: string;
  readonly lesson: Lesson;
  readonly sent: SentCompletion;
  readonly scored: ScoredCheck;
  readonly today: PlainDate;
}

async function finish(tx: Tx, wish: Finishing): Promise<Result<CheckOutcome, { readonly kind: "not-found" }>> {
  const { viewer, lessonId, lesson, sent, scored } = wish;
  const { orgId, accountId, learnerId } = viewer;
  const person = learnerId === null ? null : await lockLearner(tx, orgId, learnerId);
  if (person === null) return err({ kind: "not-found" });
  const earlier = await findRunByKey(tx, orgId, sent.deviceKey);
  if (earlier !== null) {
    const check = readStoredCheck(earlier.check);
    if (earlier.personId !== person.id || earlier.lessonId !== lessonId || check === null)
      return err({ kind: "not-found" });
    return ok({ ...check, results: feedbackOnCheck(lesson, check.answers) });
  }
  const at = now();
  const evidenceId = (await countsNow(tx, wish, person, at)) ? await enterResult(tx, wish, person, at) : null;
  const { answers, points, possible } = scored;
  const check = { answers, points, possible, counted: evidenceId !== null };
  const { version, deviceKey } = sent;
  await completeRun(tx, orgId, { personId: person.id, lessonId, version, deviceKey, check, evidenceId, at });
  const cards = blocksOf(lesson, "retrieval").flatMap(({ block }) => block.cards);
  const first = firstSchedule(at);
  const added = cards.map(({ id }) => ({ cardId: id, ...first }));
  await addCards(tx, orgId, { person: person.id, lesson: lessonId, cards: added }, at);
  await appendAudit(tx, {
    orgId,
    actorId: accountId,
    action: "lesson:complete",
    subjectKind: "person",
    subjectId: person.id,
    after: { lessonId, version, points, possible, entryId: evidenceId },
  });
  return ok({ ...check, results: feedbackOnCheck(lesson, answers) });
}

/** A skill that the framework no longer has cannot be stated, and a lesson counts once a week. */
async function countsNow(
  tx: Tx,
  { viewer, catalog, lesson, lessonId, scored }: Finishing,
  person: LearnerPost,
  at: Date,
): Promise<boolean> {
  if (scored.questions === 0 || !catalog.skillIndex.has(skillId(lesson.front.skill))) return false;
  const since = at.getTime() - COUNTS_AGAIN_AFTER_DAYS * DAY_MS;
  const runs = await listRuns(tx, viewer.orgId, person.id, lessonId);
  return !runs.some(({ completedAt, evidenceId }) => evidenceId !== null && (completedAt?.getTime() ?? 0) > since);
}

async function enterResult(tx: Tx, wish: Finishing, person: LearnerPost, at: Date): Promise<EvidenceId | null> {
  const { viewer, catalog, lessonId, lesson, sent, scored, today } = wish;
  const { front } = lesson;
  const { value, noiseSd } = lessonStatement(front, scored);
  const entry: NewEvidence = {
    personId: person.id,
    kind: "lesson-check",
    skillIds: [skillId(front.skill)],
    values: [value],
    noiseSd,
    effectiveOn: today,
    enteredById: viewer.accountId,
    sourceKind: LESSON_SOURCE,
    sourceId: lessonId,
    sourceKey: sent.deviceKey,
    label: front.title,
  };
  const ledgers = await loadLedgers(tx, viewer.orgId, [person.id]);
  const before = ledgers.get(person.id) ?? [];
  const [added] = await appendEvidence(tx, viewer.orgId, [entry], at);
  if (added === undefined) return null;
  await recordChange(tx, {
    ...{ orgId: viewer.orgId, catalog, person, cause: "lesson-check", causeId: lessonId, evidenceIds: [added.id] },
    ...{ before, after: ledgers.appended(person.id, [added], at), asOf: today, at },
  });
  return added.id;
}
