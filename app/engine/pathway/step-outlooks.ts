import { probabilityReady } from "#app/engine/proficiency/readiness.ts";
import { jointNormals, roleReadiness } from "#app/engine/proficiency/role-readiness.ts";
import { compileRequirements, type CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { levelOfTheta, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { OrderedStep } from "./order-steps.ts";
import { asReplayed, lift, outlookOf, startPathBelief, takeStep, type PathBelief } from "./path-belief.ts";
import { teaches, type PathModule } from "./path-module.ts";
import type { PathRequest } from "./path-request.ts";
import type { RoleOutlook, SkillOutlook } from "./personal-path.ts";

/** What a step is expected to bring. */
export interface StepOutlook {
  readonly before: SkillOutlook;
  readonly after: SkillOutlook;
  readonly roleAfter: RoleOutlook;
}

export interface PathOutlook {
  readonly now: RoleOutlook;
  /** In the order of the steps. */
  readonly steps: readonly StepOutlook[];
  readonly expected: RoleOutlook;
}

/**
 * Walks along the steps as if each went as planned (`takeStep`) and judges skill and role after each by the rules that judge today.
 * `finished`: lessons whose effect nothing has measured yet; it shows with the first step on their skill. A step on a skill
 * that does not decide the role leaves the role as it is. About 1 ms per step on a critical skill.
 */
export function pathOutlook(
  request: PathRequest,
  steps: readonly OrderedStep[],
  levelOf: (step: OrderedStep) => ProficiencyLevel,
  finished: readonly PathModule[],
): PathOutlook {
  const requirements = compileRequirements(request.profile, request.wish.horizon, request.skills);
  const deciding = decidingSkills(requirements);
  const belief = startPathBelief(request.replayed);
  const pending = new Set(finished.filter(teaches));
  const normals = jointNormals(request.replayed, requirements, request.seed);
  const judge = (): RoleOutlook => roleOutlook(belief, requirements, request, normals);
  const now = judge();
  let role = now;
  const outlooks = steps.map((step): StepOutlook => {
    const skill = step.module.skillIndex;
    const level = levelOf(step);
    const before = skillOutlook(belief, skill, level);
    for (const module of pending) {
      if (module.skillIndex !== skill) continue;
      lift(belief, module);
      pending.delete(module);
    }
    takeStep(belief, step.module);
    if (deciding.has(skill)) role = judge();
    return { before, after: skillOutlook(belief, skill, level), roleAfter: role };
  });
  return { now, steps: outlooks, expected: role };
}

/** Readiness for the role as the belief stands. */
function roleOutlook(
  belief: PathBelief,
  requirements: CompiledRequirements,
  { policy, seed }: Pick<PathRequest, "policy" | "seed">,
  normals: Float64Array,
): RoleOutlook {
  const { status, joint } = roleReadiness(asReplayed(belief), requirements, policy, seed, normals);
  return { status, chance: joint === null ? null : { chance: joint.probability, ...joint.interval } };
}

/** The critical skills; all of them where none is critical. */
function decidingSkills({ skills, critical }: CompiledRequirements): ReadonlySet<number> {
  const rows = [...skills.keys()];
  const chosen = rows.filter((row) => critical[row] === 1);
  return new Set((chosen.length > 0 ? chosen : rows).map((row) => skills[row] ?? -1));
}

function skillOutlook(belief: PathBelief, skill: number, level: ProficiencyLevel): SkillOutlook {
  const { mean, sd } = outlookOf(belief, skill);
  return { probability: probabilityReady({ mean, sd }, level), track: levelOfTheta(mean) };
}
