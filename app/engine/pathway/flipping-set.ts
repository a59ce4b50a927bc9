import { ok, type Result } from "#app/engine/kernel/result.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";
import { buildPersonalPath } from "./build-path.ts";
import type { MilpSolver, SolverLimits } from "./exact-planner.ts";
import type { PathRequest } from "./path-request.ts";
import type { PathError, RoleOutlook } from "./personal-path.ts";
import { requiredLevel } from "#app/engine/skills/role-profile.ts";

/** The smallest change that turns "not ready" into "ready". */
export interface FlippingSet {
  /** Keys of the steps, in order. */
  readonly keys: readonly string[];
  /** Skills that they are about, each once. */
  readonly skillIds: readonly SkillId[];
  readonly minutes: number;
  /** No smaller set does it. */
  readonly proven: boolean;
  readonly before: RoleOutlook;
  /** The readiness rule run again with the set applied. `ready`, or the set does not suffice and the page says so. */
  readonly after: RoleOutlook;
}

/**
 * The least minutes of learning and showing that make somebody ready for the role, which the critical skills alone decide
 * (all of them where none is critical): the path to those, without what the rest of the role asks for. Empty where the
 * person is ready. Dates play no part. Cost of one path.
 */
export function smallestFlippingSet(
  request: PathRequest,
  solve: MilpSolver,
  limits: SolverLimits,
): Result<FlippingSet, PathError> {
  const asked = request.profile.requirements.filter((row) => requiredLevel(row, request.wish.horizon) > 0);
  const critical = asked.filter(({ criticality }) => criticality === "critical");
  const requirements = critical.length > 0 ? critical : asked;
  const wish = { ...request.wish, dueOn: null, started: [], postponed: [], absences: [] };
  const built = buildPersonalPath({ ...request, profile: { ...request.profile, requirements }, wish }, solve, limits);
  if (!built.ok) return built;
  const { steps, minutes, proven, now, expected } = built.value;
  return ok({
    keys: steps.map(({ key }) => key),
    skillIds: [...new Set(steps.map(({ skillId }) => skillId))],
    ...{ minutes, proven, before: now, after: expected },
  });
}
