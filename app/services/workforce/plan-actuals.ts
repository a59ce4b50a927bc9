import type { loadSetbacks } from "#app/data/workforce-plans.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { PlanBody } from "./plan-body.ts";

/** Where a plan stands today against what was planned. `then − left − moved − lapsed + newly = now`. */
export interface PlanActuals {
  readonly plannedNow: number;
  readonly then: number;
  readonly now: number;
  /** Ready then: gone from the organisation. */
  readonly left: number;
  /** Ready then: in another role or place. */
  readonly moved: number;
  /** Ready then: not any more. */
  readonly lapsed: number;
  /** Ready now, not then. */
  readonly newly: number;
  readonly failedChecks: number;
  /** People of the plan whose learning is past its day. */
  readonly late: number;
}

export interface Today {
  readonly asOf: PlainDate;
  readonly ready: readonly string[];
  readonly holders: readonly string[];
  readonly setbacks: Awaited<ReturnType<typeof loadSetbacks>>;
  readonly late: number;
}

/** Who was ready on the day of the decision against who is today, person by person. */
export function actualsOf(
  { baseline, planned }: PlanBody,
  { asOf, ready, holders, setbacks, late }: Today,
): PlanActuals {
  const [isReady, isHolder, hasLeft] = [new Set(ready), new Set(holders), new Set(setbacks.left)];
  const gone = baseline.ready.filter((id) => !isReady.has(id));
  const left = gone.filter((id) => hasLeft.has(id)).length;
  const moved = gone.filter((id) => !hasLeft.has(id) && !isHolder.has(id)).length;
  const before = new Set(baseline.ready);
  return {
    plannedNow: planned.findLast(({ on }) => on <= asOf)?.ready ?? baseline.ready.length,
    then: baseline.ready.length,
    now: ready.length,
    left,
    moved,
    lapsed: gone.length - left - moved,
    newly: ready.filter((id) => !before.has(id)).length,
    failedChecks: setbacks.failedChecks,
    late,
  };
}
