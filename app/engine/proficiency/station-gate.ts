import { daysBetween, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, SkillId } from "#app/engine/kernel/ids.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { isMeasuring, lastDayAt, type Evidence } from "./evidence.ts";
import { skillStatus, type ReadinessPolicy, type SkillStatus } from "./readiness.ts";
import type { ReplayedBelief } from "./replay.ts";
import { estimateAt, type SkillEstimate } from "./skill-estimate.ts";

/** What a station asks of whoever works there alone. */
export interface StationRequirement {
  readonly skillId: SkillId;
  readonly level: ProficiencyLevel;
  readonly safetyCritical: boolean;
}

/** What is known about one skill, with the entries that measured it and count. */
export interface SkillStanding {
  readonly estimate: SkillEstimate;
  readonly evidenceIds: readonly EvidenceId[];
}

/** `warn`: may work there today; something that is asked for runs out within 30 days. */
export type GateAnswer = "allow" | "warn" | "block";

export interface GateReason {
  readonly skillId: SkillId;
  readonly level: ProficiencyLevel;
  readonly answer: GateAnswer;
  readonly status: SkillStatus;
  /** Last day on which what measured it counts; null: no end, or nothing counts. */
  readonly validUntil: PlainDate | null;
  readonly evidenceIds: readonly EvidenceId[];
}

export interface GateDecision {
  readonly answer: GateAnswer;
  /** One per requirement, in their order. */
  readonly reasons: readonly GateReason[];
}

/** Days before the end from which a gate warns. */
const WARN_DAYS = 30;

const UNKNOWN: SkillStanding = { estimate: { mean: 0, sd: 1, state: 0 }, evidenceIds: [] };

/**
 * Whether somebody may work at a station on a day: ready for everything it asks by the one predicate of readiness. A skill
 * missing from `standings` is not measured. A station that asks for nothing lets everybody work. O(requirements).
 */
export function mayWorkAt(
  standings: ReadonlyMap<SkillId, SkillStanding>,
  requirements: readonly StationRequirement[],
  policy: ReadinessPolicy,
  asOf: PlainDate,
): GateDecision {
  const reasons = requirements.map((requirement): GateReason => {
    const { estimate, evidenceIds } = standings.get(requirement.skillId) ?? UNKNOWN;
    const status = skillStatus(estimate, requirement, policy, asOf);
    const validUntil = estimate.measuredUntil ?? null;
    const endsSoon = validUntil !== null && daysBetween(asOf, validUntil) <= WARN_DAYS;
    const answer = status !== "ready" ? "block" : endsSoon ? "warn" : "allow";
    return { skillId: requirement.skillId, level: requirement.level, answer, status, validUntil, evidenceIds };
  });
  const worst = (["block", "warn"] as const).find((answer) => reasons.some((reason) => reason.answer === answer));
  return { answer: worst ?? "allow", reasons };
}

/** What a replay says about these skills, with the entries behind it. O(entries · skills). */
export function standingsOf(
  belief: ReplayedBelief,
  ledger: readonly Evidence[],
  skills: readonly { readonly id: SkillId; readonly index: number }[],
): ReadonlyMap<SkillId, SkillStanding> {
  const counting = new Set(belief.influences.filter(({ fate }) => fate === "counts").map(({ id }) => id));
  const entries = ledger.filter((entry) => counting.has(entry.id) && isMeasuring(entry));
  const countsFor = (entry: Evidence, skill: SkillId): boolean => {
    const position = entry.skillIds.indexOf(skill);
    const last = position < 0 ? null : lastDayAt(entry, position);
    return position >= 0 && (last === null || last >= belief.asOf);
  };
  return new Map(
    skills.map(({ id, index }) => [
      id,
      {
        estimate: { ...estimateAt(belief, index), measuredUntil: belief.measuredUntil[index] ?? null },
        evidenceIds: entries.filter((entry) => countsFor(entry, id)).map((entry) => entry.id),
      },
    ]),
  );
}
