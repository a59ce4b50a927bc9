import { normalCdf, normalQuantile } from "#app/engine/kernel/distributions.ts";
import { PRIOR_VARIANCE } from "#app/engine/proficiency/belief-parameters.ts";
import { retentionStep } from "#app/engine/proficiency/forgetting.ts";
import { STATUS_CODE, statusCode, type ReadinessPolicy } from "#app/engine/proficiency/readiness.ts";
import type { PackedEstimates } from "#app/engine/proficiency/role-status.ts";
import { ESTIMATE_STATE } from "#app/engine/proficiency/skill-estimate.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { levelCut, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { valueOr, type SupplyAssumptions } from "./supply-assumptions.ts";

/** Beliefs of many people today, with what the passing of time needs to know. People × skills, row-major. */
export interface SupplyBeliefs extends PackedEstimates {
  readonly nSkills: number;
  /** Days since the latest evidence of the skill. */
  readonly evidenceAge: Float32Array;
  /** Days from today for which what measured the skill still counts; Infinity: no end. */
  readonly countsFor: Float32Array;
  /** Per skill: where forgetting leads, logits, and the days after which 90 % is left. */
  readonly priorMeans: Float64Array;
  readonly stabilityDays: Float64Array;
}

/** Equally likely places of what a person's skills share, standard normal with variance 1. */
export const STRATA = 16;
const NODES = strata();

function strata(): Float64Array {
  const nodes = Float64Array.from({ length: STRATA }, (_, at) => normalQuantile((at + 0.5) / STRATA));
  const scale = Math.sqrt(nodes.reduce((sum, node) => sum + node * node, 0) / STRATA);
  return nodes.map((node) => node / scale);
}

const PRIOR_SPREAD = PRIOR_VARIANCE.global + PRIOR_VARIANCE.cluster + PRIOR_VARIANCE.graph + PRIOR_VARIANCE.own;

const REACH = 6;
const PER_UNIT = 256;
/** normalCdf from -REACH to REACH; straight lines between the points err by less than 5e-7. */
const CDF = Float64Array.from({ length: 2 * REACH * PER_UNIT + 2 }, (_, at) => normalCdf(at / PER_UNIT - REACH));

function tabledCdf(z: number): number {
  if (z <= -REACH) return 0;
  if (z >= REACH) return 1;
  const place = (z + REACH) * PER_UNIT;
  const at = Math.floor(place);
  const below = CDF[at] ?? 0;
  return below + (place - at) * ((CDF[at + 1] ?? 0) - below);
}

/**
 * Chance that a person meets every critical requirement (all of them where none is critical) at each moment, given what their
 * skills share: STRATA × moments, row-major. `moments`: days from today. Means drift to the prior and spreads widen as in the
 * replay of the ledger. A requirement whose evidence does not count at a moment (run out, not measured where measuring is
 * asked for, no judgement at level 4, a missed safety question) is not met then. O(requirements · moments · STRATA).
 */
export function readinessPath(
  beliefs: SupplyBeliefs,
  person: number,
  requirements: CompiledRequirements,
  moments: Float64Array,
  { forgetting, expiry, sharedSkill }: SupplyAssumptions,
  policy: ReadinessPolicy,
): Float64Array {
  const path = new Float64Array(STRATA * moments.length).fill(1);
  const speed = valueOr(forgetting, 0);
  const grace = valueOr(expiry, Number.POSITIVE_INFINITY);
  const shared = Math.sqrt(valueOr(sharedSkill, 0));
  const own = Math.sqrt(1 - shared * shared);
  const anyCritical = requirements.critical.includes(1);
  for (let row = 0; row < requirements.skills.length; row += 1) {
    if (anyCritical && requirements.critical[row] !== 1) continue;
    const skill = requirements.skills[row] ?? 0;
    const at = person * beliefs.nSkills + skill;
    const level = requirements.levels[row] ?? 0;
    const cut = levelCut(level as ProficiencyLevel);
    const state = beliefs.states[at] ?? 0;
    const counts = mayCount(state, level, requirements.safetyCritical[row] === 1, policy);
    const countsLater = mayCount(expired(state), level, requirements.safetyCritical[row] === 1, policy);
    for (let moment = 0; moment < moments.length; moment += 1) {
      const day = moments[moment] ?? 0;
      const isOver = day > (beliefs.countsFor[at] ?? Number.POSITIVE_INFINITY) + grace;
      if (!(isOver ? countsLater : counts)) {
        for (let stratum = 0; stratum < STRATA; stratum += 1) path[stratum * moments.length + moment] = 0;
        continue;
      }
      const { mean, sd } = beliefAfter(beliefs, at, skill, day * speed);
      for (let stratum = 0; stratum < STRATA; stratum += 1) {
        const z = (mean - cut + sd * shared * (NODES[stratum] ?? 0)) / (sd * Math.max(own, 1e-6));
        const place = stratum * moments.length + moment;
        path[place] = (path[place] ?? 0) * tabledCdf(z);
      }
    }
  }
  return path;
}

/** Whether evidence of this kind lets a skill count as ready, were the belief sure enough. */
function mayCount(state: number, level: number, safetyCritical: boolean, policy: ReadinessPolicy): boolean {
  return statusCode(Number.MAX_VALUE, 1e-9, state, level, safetyCritical, policy) === STATUS_CODE.ready;
}

function expired(state: number): number {
  const wasMeasured = (state & ESTIMATE_STATE.measured) !== 0;
  return wasMeasured ? (state & ~ESTIMATE_STATE.measured) | ESTIMATE_STATE.expired : state;
}

function beliefAfter(
  { means, sds, evidenceAge, priorMeans, stabilityDays }: SupplyBeliefs,
  at: number,
  skill: number,
  days: number,
): { readonly mean: number; readonly sd: number } {
  const age = evidenceAge[at] ?? 0;
  const share = retentionStep(age, age + days, stabilityDays[skill] ?? 1);
  const prior = priorMeans[skill] ?? 0;
  const sd = sds[at] ?? 1;
  return {
    mean: prior + share * ((means[at] ?? 0) - prior),
    sd: Math.sqrt(share * share * sd * sd + (1 - share * share) * PRIOR_SPREAD),
  };
}
