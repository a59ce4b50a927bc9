import type { Catalog } from "#app/catalog/catalog.ts";
import { closeAssessment, saveAssessment, type AssessmentProgress } from "#app/data/assessments.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { appendEvidence, loadLedgers, type NewEvidence } from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner, type LearnerPost } from "#app/data/learners.server.ts";
import { lockExposure, saveExposure } from "#app/data/skill-exposure.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { levelOfTheta } from "#app/engine/skills/skill.ts";
import { recordChange } from "#app/services/record-change.server.ts";
import type { CheckOwner, OpenCheck } from "./open-check.server.ts";
import { retakeDay } from "./prepare-check.server.ts";
import { exposureAfter } from "./skill-exposure.ts";
import { refreshOutcome } from "./refresh-outcome.ts";

/** Source kind of the entries that a check leaves in the ledger. */
export const CHECK_SOURCE = "check";

/**
 * Ends a check: its last answers, an entry of the ledger for each answer, the belief that follows, the note of what changed,
 * the count of exposures and the audit entry, in one transaction that holds the person. False: the check has moved on
 * meanwhile and nothing was written.
 */
export async function finishCheckWith(
  viewer: Pick<CheckOwner, "orgId" | "accountId">,
  check: OpenCheck,
  progress: AssessmentProgress,
  today: PlainDate,
): Promise<boolean> {
  const catalog = await loadOrgCatalog(viewer.orgId);
  return inTransaction(async (tx) => {
    const person = await lockLearner(tx, viewer.orgId, learnerId(check.row.personId));
    if (person === null || !(await saveAssessment(tx, viewer.orgId, progress))) return false;
    await close(tx, { viewer, check, catalog, person, today, at: progress.at });
    return true;
  });
}

interface Closing {
  readonly viewer: Pick<CheckOwner, "orgId" | "accountId">;
  readonly check: OpenCheck;
  readonly catalog: Catalog;
  readonly person: LearnerPost;
  readonly today: PlainDate;
  readonly at: Date;
}

async function close(tx: Tx, { viewer, check, catalog, person, today, at }: Closing): Promise<void> {
  const { orgId, accountId } = viewer;
  const skill = skillId(check.row.skillId);
  const reason = check.state.finishedBecause;
  invariant(reason !== null, "a check that is over says why");
  const ledgers = await loadLedgers(tx, orgId, [person.id]);
  const before = ledgers.get(person.id) ?? [];
  const added = await appendEvidence(tx, orgId, entriesOf(check, person.id, accountId, today), at);
  const after = ledgers.appended(person.id, added, at);
  const evidenceIds = added.map(({ id }) => id);
  const change = { orgId, catalog, person, cause: "check", causeId: check.row.id, evidenceIds, before, after } as const;
  const belief = await recordChange(tx, { ...change, asOf: today, at });
  const level = levelOfTheta(belief.means[catalog.skillIndex.get(skill) ?? -1] ?? Number.NaN);
  const retakeOn = retakeDay(today, check.row.earlierChecks);
  const refresh = refreshOutcome(check);
  const outcome = refresh === null ? {} : { passed: refresh.passed, missedAreas: refresh.missedAreas };
  await closeAssessment(tx, orgId, check.row.id, { reason, at, retakeOn, result: { level, today, ...outcome } });
  const given = new Set(check.state.answers.filter(({ scored }) => scored).map(({ itemId }) => itemId));
  const exposure = exposureAfter(check.design.items, given, await lockExposure(tx, orgId, skill));
  await saveExposure(tx, orgId, skill, exposure);
  await appendAudit(tx, {
    orgId,
    actorId: accountId,
    action: "check:finish",
    subjectKind: "person",
    subjectId: person.id,
    after: {
      checkId: check.row.id,
      skillId: skill,
      answers: check.state.answers.length,
      reason,
      evidenceIds,
      ...outcome,
    },
  });
}

/** One entry for each answer, in the order given; those of questions on trial say that they do not count. */
function entriesOf(
  { row, state, design, words }: OpenCheck,
  person: LearnerId,
  account: NewEvidence["enteredById"],
  today: PlainDate,
): readonly NewEvidence[] {
  return state.answers.map(({ itemId: id, score, scored, confidence }, sequence): NewEvidence => {
    const item = design.items.find((candidate) => candidate.id === id);
    invariant(item !== undefined, `an answer belongs to an item of the check: ${id}`);
    const { level, parameters, safetyCritical } = item;
    return {
      personId: person,
      kind: "item-response",
      skillIds: [item.skillId],
      values: [level],
      effectiveOn: today,
      enteredById: account ?? null,
      sourceKind: CHECK_SOURCE,
      sourceId: row.id,
      sourceKey: `${row.id} ${String(sequence)}`,
      label: words.get(id)?.file.title ?? null,
      response: { itemId: id, level, parameters, score, scored, safetyCritical, confidence },
    };
  });
}
