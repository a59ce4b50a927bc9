import type { Probability } from "#app/engine/kernel/units.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { levelInterval, type LevelInterval } from "./level-classification.ts";
import { probabilityReady, skillStatus, type ReadinessPolicy, type SkillStatus } from "./readiness.ts";
import type { ReplayedBelief } from "./replay.ts";
import { roleReadiness, type JointProbability } from "./role-readiness.ts";
import type { RoleStatus } from "./role-status.ts";
import { estimateAt } from "./skill-estimate.ts";

/** What was said about one skill at one moment. */
export interface SkillReading {
  /** Against the role's requirement; `measured` where the role asks for nothing and there is counting evidence. */
  readonly status: SkillStatus | "measured";
  /** Level and 80 % interval on the 0-5 track; null: not measured. */
  readonly interval: LevelInterval | null;
  /** P(level ≥ required); null without a requirement, and where the pages show no chance (not measured, expired). */
  readonly chance: Probability | null;
}

/** A skill about which something else is said than before. */
export interface SkillChange {
  readonly skillIndex: number;
  /** Null: the role does not ask for it. */
  readonly required: ProficiencyLevel | null;
  readonly before: SkillReading;
  readonly after: SkillReading;
}

/** The head of the role's page at one moment. */
export interface RoleReading {
  readonly status: RoleStatus;
  /** Null: not enough evidence for a number. */
  readonly joint: JointProbability | null;
}

export interface BeliefChange {
  /** Largest movement of the level first; what became or ceased to be measured before all. */
  readonly skills: readonly SkillChange[];
  /** Null without a role. */
  readonly role: { readonly before: RoleReading; readonly after: RoleReading } | null;
}

export interface ChangeQuestion {
  /** What the person's role asks for; null: no role. */
  readonly requirements: CompiledRequirements | null;
  readonly policy: ReadinessPolicy;
  /** Seeds the joint probability: names the person and the role. */
  readonly seed: string;
}

/** Smaller movements are not worth a line: half of what the pages round to is noise to the reader. */
const NOTICEABLE_LEVELS = 0.1;

/**
 * What two beliefs about one person on the same day say differently: skills whose level moved by a tenth or more or whose
 * status changed, and the head of the role. A skill that is not measured in either is left out: the pages show no level
 * for it. O(skills), plus the joint probability of the role twice (1-2 ms each).
 */
export function compareBeliefs(before: ReplayedBelief, after: ReplayedBelief, question: ChangeQuestion): BeliefChange {
  const rows = new Map<number, number>();
  for (const [row, skill] of (question.requirements?.skills ?? new Int32Array()).entries()) rows.set(skill, row);
  const skills = Array.from(after.means, (_, skillIndex): SkillChange => {
    const row = rows.get(skillIndex) ?? null;
    const read = (belief: ReplayedBelief): SkillReading => readingOf(belief, skillIndex, row, question);
    return { skillIndex, required: levelAt(question.requirements, row), before: read(before), after: read(after) };
  });
  return {
    skills: skills
      .filter(isNoticeable)
      .sort((left, right) => movement(right) - movement(left) || left.skillIndex - right.skillIndex),
    role: question.requirements === null ? null : { before: headOf(before, question), after: headOf(after, question) },
  };
}

function levelAt(requirements: CompiledRequirements | null, row: number | null): ProficiencyLevel | null {
  return requirements === null || row === null ? null : ((requirements.levels[row] ?? 0) as ProficiencyLevel);
}

function readingOf(
  belief: ReplayedBelief,
  skillIndex: number,
  row: number | null,
  { requirements, policy }: ChangeQuestion,
): SkillReading {
  const estimate = { ...estimateAt(belief, skillIndex), measuredUntil: belief.measuredUntil[skillIndex] ?? null };
  const required = levelAt(requirements, row);
  const safetyCritical = row !== null && requirements?.safetyCritical[row] === 1;
  // without a requirement only "measured or not" is asked, for which level 1 stands in
  const judged = skillStatus(estimate, { level: required ?? 1, safetyCritical }, policy, belief.asOf);
  const known = judged !== "not-measured" && judged !== "expired";
  return {
    status: required === null && known ? "measured" : judged,
    interval: judged === "not-measured" ? null : levelInterval(estimate),
    chance: known && required !== null ? probabilityReady(estimate, required) : null,
  };
}

/** Levels moved; without end where there was nothing to move from. */
function movement({ before, after }: SkillChange): number {
  if (before.interval === null || after.interval === null) return before.interval === after.interval ? 0 : Infinity;
  return Math.abs(after.interval.level - before.interval.level);
}

function isNoticeable(change: SkillChange): boolean {
  return change.before.status !== change.after.status || movement(change) >= NOTICEABLE_LEVELS;
}

function headOf(belief: ReplayedBelief, { requirements, policy, seed }: ChangeQuestion): RoleReading {
  if (requirements === null) return { status: "not-measured", joint: null };
  const { status, joint } = roleReadiness(belief, requirements, policy, seed);
  return { status, joint };
}
