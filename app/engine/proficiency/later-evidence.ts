import { normalCdf } from "#app/engine/kernel/distributions.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { levelCut, thetaOfRating, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { BeliefModel } from "./belief-model.ts";
import { SMALLEST_NOISE_SD, SOURCE_PARAMETERS } from "./belief-parameters.ts";
import type { ReadinessPair } from "./calibration-of-readiness.ts";
import type { Evidence, LevelEvidence } from "./evidence.ts";
import { probabilityReady, skillStatus, type ReadinessPolicy } from "./readiness.ts";
import { replayLedger, type ReplayedBelief } from "./replay.ts";
import { estimateAt } from "./skill-estimate.ts";

/** Kinds whose word is taken as the outcome of what was predicted before it. */
const OUTCOME_KINDS = ["practical-signoff", "certificate", "lesson-check", "manager-rating"] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

export interface LaterOutcome extends ReadinessPair {
  readonly kind: OutcomeKind;
}

export interface LaterEvidence {
  readonly outcomes: readonly LaterOutcome[];
  /** Statements that are no outcome: about a skill the role does not ask for; or no chance had been shown before. */
  readonly notRequired: number;
  readonly noChanceBefore: number;
}

/**
 * Every later measuring statement of one ledger beside the chance that stood before it: the ledger replayed up to the day
 * before, from entries that were known by then. Role priors count from the day they hold, whenever they were noticed.
 * A statement confirms a level whose band it reaches: level 3 from 2.5 on, which is the same for whole levels. Disputed and
 * revoked entries are no outcome. One replay per distinct moment of such evidence.
 */
export function laterEvidence(
  model: BeliefModel,
  person: string,
  ledger: readonly Evidence[],
  requirements: CompiledRequirements,
  policy: ReadinessPolicy,
): LaterEvidence {
  const rows = new Map<number, number>();
  for (const [row, skill] of requirements.skills.entries()) rows.set(skill, row);
  const outcomes: LaterOutcome[] = [];
  let [notRequired, noChanceBefore] = [0, 0];
  const replays = new Map<string, ReplayedBelief>();
  for (const entry of ledger) {
    if (!isOutcome(entry)) continue;
    for (const [position, skill] of entry.skillIds.entries()) {
      const skillIndex = model.graph.index.get(skill);
      const row = skillIndex === undefined ? undefined : rows.get(skillIndex);
      if (skillIndex === undefined || row === undefined) {
        notRequired += 1;
        continue;
      }
      const moment = `${entry.effectiveOn} ${entry.recordedAt}`;
      const before = replays.get(moment) ?? beliefBefore(model, ledger, entry);
      replays.set(moment, before);
      const level = (requirements.levels[row] ?? 0) as ProficiencyLevel;
      if (!wasShown(before, skillIndex, level, requirements.safetyCritical[row] === 1, policy)) {
        noChanceBefore += 1;
        continue;
      }
      const stated = entry.values[position] ?? 0;
      outcomes.push({
        ...{ person, skillIndex, kind: entry.kind },
        predicted: probabilityReady(estimateAt(before, skillIndex), level),
        confirmed: thetaOfRating(stated) >= levelCut(level),
        place: placeOf(before, skillIndex, entry, stated),
      });
    }
  }
  return { outcomes, notRequired, noChanceBefore };
}

type OutcomeEntry = LevelEvidence & { readonly kind: OutcomeKind };

function isOutcome(entry: Evidence): entry is OutcomeEntry {
  return entry.standing === "standing" && (OUTCOME_KINDS as readonly string[]).includes(entry.kind);
}

function beliefBefore(model: BeliefModel, ledger: readonly Evidence[], outcome: Evidence): ReplayedBelief {
  const { effectiveOn, recordedAt } = outcome;
  const known = ledger.filter((entry) =>
    entry.kind === "role-prior"
      ? entry.effectiveOn <= effectiveOn
      : entry.effectiveOn < effectiveOn && entry.recordedAt <= recordedAt,
  );
  return replayLedger(model, known, effectiveOn);
}

function wasShown(
  belief: ReplayedBelief,
  skill: number,
  level: ProficiencyLevel,
  safetyCritical: boolean,
  policy: ReadinessPolicy,
): boolean {
  const status = skillStatus(estimateAt(belief, skill), { level, safetyCritical }, policy, belief.asOf);
  return status !== "not-measured" && status !== "expired";
}

/** Where a statement lay in what the model expected this source to state: skill, bias of the source and noise together. */
function placeOf(belief: ReplayedBelief, skill: number, entry: OutcomeEntry, stated: number): number {
  const { noiseSd, biasMean, biasSd } = SOURCE_PARAMETERS[entry.kind];
  const noise = Math.max(entry.noiseSd ?? noiseSd, SMALLEST_NOISE_SD);
  const skills = belief.means.length;
  const side = skills + belief.sources.length;
  const source = belief.sources.findIndex(({ kind, raterId }) => kind === entry.kind && raterId === entry.raterId);
  const at = skills + source;
  const read = (row: number, column: number): number => belief.covariance[row * side + column] ?? 0;
  const mean = (belief.posteriorMeans[skill] ?? 0) + (source < 0 ? biasMean : (belief.posteriorMeans[at] ?? 0));
  const variance = read(skill, skill) + (source < 0 ? biasSd * biasSd : 2 * read(skill, at) + read(at, at));
  return normalCdf((thetaOfRating(stated) - mean) / Math.sqrt(variance + noise * noise));
}
