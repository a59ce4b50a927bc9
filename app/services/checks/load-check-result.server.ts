import type { Catalog } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord, type LearnerRecord, type LedgerRow } from "#app/data/learner-record.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { plainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, roleId, skillId, type EvidenceId } from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { maximumScore } from "#app/engine/measurement/item.ts";
import { levelInterval } from "#app/engine/proficiency/level-classification.ts";
import { DEFAULT_POLICY, probabilityReady } from "#app/engine/proficiency/readiness.ts";
import type { ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { roleReadiness } from "#app/engine/proficiency/role-readiness.ts";
import { blockedFrom, estimateAt, ESTIMATE_STATE } from "#app/engine/proficiency/skill-estimate.ts";
import { standingAfter } from "#app/engine/proficiency/evidence-standing.ts";
import { compileRequirements } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { replayRecord } from "#app/services/replay-record.server.ts";
import type { CheckResult, EffectView } from "./check-view.ts";
import { CHECK_SOURCE } from "./finish-check.server.ts";
import { openCheck, type OpenCheck } from "./open-check.server.ts";
import { refreshOutcome } from "./refresh-outcome.ts";
import { reviewAnswers } from "./review-answers.ts";

export type ResultProblem = { readonly kind: "not-found" } | { readonly kind: "not-over" };

/** What a check of one's own found out, as of the day it ended: two replays of the ledger, with and without its answers. */
export async function loadCheckResult(viewer: Viewer, id: string): Promise<Result<CheckResult, ResultProblem>> {
  if (viewer.learnerId === null) return err({ kind: "not-found" });
  const [check, record, catalog] = await Promise.all([
    openCheck(viewer, id),
    loadLearnerRecord(viewer.orgId, viewer.learnerId),
    loadOrgCatalog(viewer.orgId),
  ]);
  if (check === null || record === null) return err({ kind: "not-found" });
  const { finishedOn, retakeOn } = check.row;
  const reason = check.state.finishedBecause;
  if (check.state.status !== "finished" || reason === null) return err({ kind: "not-over" });
  invariant(finishedOn !== null && retakeOn !== null, "a check that is over has a day");
  const entries = record.entries.filter(({ sourceKind, sourceId }) => sourceKind === CHECK_SOURCE && sourceId === id);
  const readings = readBeliefs(record, catalog, check, entries, plainDate(finishedOn));
  const answers = reviewAnswers(check, entriesBySequence(entries));
  const missed = answers.filter(({ outcome }) => outcome === "wrong" || outcome === "partly");
  return ok({
    id,
    ...readings,
    finishedOn: plainDate(finishedOn),
    retakeOn: plainDate(retakeOn),
    reason,
    minutesWorked: Math.max(1, Math.round(check.state.workedMs / 60_000)),
    areas: areasOf(check),
    scored: answers.filter(({ outcome }) => outcome !== "not-scored").length,
    notScored: answers.filter(({ outcome }) => outcome === "not-scored").length,
    confidentlyWrong: missed.filter(({ confidence }) => confidence === "sure"),
    knownGaps: missed.filter(({ confidence }) => confidence !== "sure"),
    safetyMissed: missed.filter(({ safetyCritical }) => safetyCritical),
    answers,
  });
}

type Readings = Pick<CheckResult, "skill" | "role" | "effect" | "roleEffect" | "blockedFrom" | "refresh">;

function readBeliefs(
  record: LearnerRecord,
  catalog: Catalog,
  check: OpenCheck,
  entries: readonly LedgerRow[],
  on: PlainDate,
): Readings {
  const skill = catalog.skillById.get(skillId(check.row.skillId));
  invariant(skill !== undefined, `the skill of a check is in the framework: ${check.row.skillId}`);
  const role = check.row.roleId === null ? undefined : catalog.roleById.get(roleId(check.row.roleId));
  const required = (check.row.targetLevel ?? 0) as ProficiencyLevel;
  // what came in after the check does not change what it found
  const known = { ...record, entries: record.entries.filter(({ recordedAt }) => recordedAt <= endOf(check)) };
  const without = new Set<EvidenceId>(entries.map(({ id }) => evidenceId(id)));
  const before = replayRecord(known, catalog, on, without);
  const after = replayRecord(known, catalog, on);
  const compiled = role === undefined ? null : compileRequirements(role, "now", catalog.skills);
  const joint = (belief: ReplayedBelief): number | null =>
    compiled === null
      ? null
      : (roleReadiness(belief, compiled, DEFAULT_POLICY, `${record.id} ${role?.id ?? ""} now`).joint?.probability ??
        null);
  const outcome = refreshOutcome(check);
  const blocked = blockedFrom(estimateAt(after, skill.index).state);
  return {
    skill: { id: skill.id, name: skill.name, safetyCritical: skill.safetyCritical },
    role: role === undefined ? null : { id: role.id, name: role.name, required },
    effect: effectOf(before, after, skill.index, required),
    roleEffect: role === undefined ? null : { before: joint(before), after: joint(after) },
    blockedFrom: blocked === 0 ? null : blocked,
    refresh:
      outcome === null
        ? null
        : {
            ...outcome,
            validUntil: after.measuredUntil[skill.index] ?? null,
            validBefore: before.measuredUntil[skill.index] ?? null,
          },
  };
}

const endOf = (check: OpenCheck): string => (check.row.finishedAt ?? new Date(0)).toISOString();

function effectOf(
  before: ReplayedBelief,
  after: ReplayedBelief,
  skill: number,
  required: ProficiencyLevel,
): EffectView {
  const read = (belief: ReplayedBelief): EffectView["after"] => {
    const estimate = estimateAt(belief, skill);
    return { ...levelInterval(estimate), chance: required === 0 ? null : probabilityReady(estimate, required) };
  };
  const known = ESTIMATE_STATE.measured | ESTIMATE_STATE.selfRated;
  const wasKnown = (estimateAt(before, skill).state & known) !== 0;
  return { before: wasKnown ? read(before) : null, after: read(after) };
}

/** The entry of each answer; the source key ends with the answer's place in the check. */
function entriesBySequence(
  entries: readonly LedgerRow[],
): ReadonlyMap<number, { readonly id: string; readonly disputed: boolean }> {
  return new Map(
    entries.map(({ id, sourceKey, marks }) => [
      Number(sourceKey?.split(" ")[1]),
      { id, disputed: standingAfter(marks) === "disputed" },
    ]),
  );
}

/** Parts of the skill with the share of points reached, in the order of their names. */
function areasOf({ design, state }: OpenCheck): CheckResult["areas"] {
  const parts = new Map<string, { asked: number; points: number; possible: number }>();
  for (const { contentArea } of design.items) parts.set(contentArea, { asked: 0, points: 0, possible: 0 });
  for (const { itemId, score, scored } of state.answers) {
    const item = design.items.find(({ id }) => id === itemId);
    const part = parts.get(item?.contentArea ?? "");
    if (item === undefined || part === undefined || !scored) continue;
    part.asked += 1;
    part.points += score;
    part.possible += maximumScore(item.parameters);
  }
  return [...parts]
    .map(([area, { asked, points, possible }]) => ({
      area: area.split("/")[1] ?? area,
      asked,
      share: possible === 0 ? 0 : points / possible,
      measured: asked > 0,
    }))
    .sort((left, right) => (left.area < right.area ? -1 : 1));
}
