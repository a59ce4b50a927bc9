import { daysBetween } from "#app/engine/kernel/calendar.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";
import { preparePath, type PreparedPath } from "./build-path.ts";
import { teaches, type PathModule } from "./path-module.ts";
import type { PathRequest } from "./path-request.ts";
import type { PathStep, PersonalPath } from "./personal-path.ts";
import { weekTime } from "./schedule.ts";
import { pointsIn } from "./skill-need.ts";
import { learningTime } from "./wish.ts";

export type PathFault =
  | { readonly kind: "refused"; readonly error: string }
  | { readonly kind: "unknown-step" | "excluded-step" | "repeated-step" | "wrong-minutes"; readonly key: string }
  /** A step whose foundation is not laid by the steps before it. */
  | { readonly kind: "too-early"; readonly key: string; readonly skillId: SkillId; readonly level: number }
  | { readonly kind: "out-of-order"; readonly key: string; readonly requires: string }
  | { readonly kind: "not-covered"; readonly skillId: SkillId; readonly level: number }
  | { readonly kind: "step-missing"; readonly key: string }
  | { readonly kind: "wrong-date"; readonly key: string }
  | { readonly kind: "week-too-full"; readonly week: number }
  | { readonly kind: "wrong-sum" | "bound-above-minutes" | "wrong-verdict" };

/**
 * Every rule of a path checked again from the request, without trust in whoever made it: known modules and none excluded;
 * each lesson after all it stands on; every open band covered and every decided check and confirmation there; minutes,
 * weeks, dates, absences and postponements; bound and verdict on the due date. [] for a good path. O(steps²).
 */
export function validatePathway(path: PersonalPath, request: PathRequest): readonly PathFault[] {
  const prepared = preparePath(request);
  if (!prepared.ok) return [{ kind: "refused", error: prepared.error.kind }];
  const modules = new Map(request.modules.map((module) => [module.key, module] as const));
  return [
    ...stepFaults(path, request, modules),
    ...coverFaults(path, prepared.value, modules),
    ...timeFaults(path, request),
    ...sumFaults(path, request),
  ];
}

type Modules = ReadonlyMap<string, PathModule>;

function stepFaults(path: PersonalPath, { wish }: PathRequest, modules: Modules): readonly PathFault[] {
  const place = new Map(path.steps.map(({ key }, at) => [key, at] as const));
  return path.steps.flatMap((step, at): readonly PathFault[] => {
    const { key, minutes, purpose, requires } = step;
    const module = modules.get(key);
    const faults: PathFault[] = [];
    if (module === undefined) faults.push({ kind: "unknown-step", key });
    else if (purpose === "renew" ? minutes > module.minutes : minutes !== module.minutes)
      faults.push({ kind: "wrong-minutes", key });
    if (wish.excluded.includes(key)) faults.push({ kind: "excluded-step", key });
    if (place.get(key) !== at) faults.push({ kind: "repeated-step", key });
    for (const other of requires) {
      const before = place.get(other);
      const earlier = before === undefined ? undefined : path.steps[before];
      if (earlier === undefined || before === undefined || before >= at || earlier.dueOn > step.startsOn)
        faults.push({ kind: "out-of-order", key, requires: other });
    }
    return faults;
  });
}

/** Follows the points of every band along the path. */
function coverFaults(
  path: PersonalPath,
  { context, needs, choice }: PreparedPath,
  modules: Modules,
): readonly PathFault[] {
  const faults: PathFault[] = [];
  const left = new Map([...needs.skills].map(([skill, { bands }]): [number, number[]] => [skill, [...bands]]));
  const unreachable = new Set(choice.outOfReach.map(({ skillId, level }) => `${skillId}:${String(level)}`));
  const idOf = (skill: number): SkillId => context.request.skills[skill]?.id ?? ("" as SkillId);
  const openBand = (skill: number, upTo: number): number =>
    (left.get(skill) ?? []).findIndex(
      (points, at) => at < upTo && points > 0 && !unreachable.has(`${idOf(skill)}:${String(at + 1)}`),
    );
  const seen = new Set<string>();
  for (const step of path.steps) {
    const module = modules.get(step.key);
    if (module === undefined) continue;
    const started = step.state === "started";
    const own = { skillIndex: module.skillIndex, level: teaches(module) ? module.fromLevel : module.toLevel };
    const stands = started || step.purpose === "renew" ? [] : [own, ...module.needs];
    for (const { skillIndex, level } of stands) {
      const check = needs.skills.get(skillIndex)?.measure?.key;
      const unmeasured = check !== undefined && check !== step.key && !seen.has(check);
      const band = openBand(skillIndex, level);
      if (unmeasured || band >= 0)
        faults.push({
          kind: "too-early",
          key: step.key,
          skillId: idOf(skillIndex),
          level: band < 0 ? level : band + 1,
        });
    }
    seen.add(step.key);
    // what is begun has been taken off the need already
    if (started) continue;
    const bands = left.get(module.skillIndex);
    bands?.forEach((points, at) => {
      bands[at] = points - pointsIn(module, at + 1);
    });
  }
  for (const [skill, need] of needs.skills) {
    const band = openBand(skill, need.level);
    if (band >= 0) faults.push({ kind: "not-covered", skillId: idOf(skill), level: band + 1 });
    const decided = [...need.confirm, ...(need.measure === null ? [] : [need.measure])];
    for (const { key } of decided) if (!seen.has(key)) faults.push({ kind: "step-missing", key });
  }
  for (const { key } of context.started) if (!seen.has(key)) faults.push({ kind: "step-missing", key });
  return faults;
}

function timeFaults(path: PersonalPath, { wish }: PathRequest): readonly PathFault[] {
  const time = learningTime(wish);
  const dates = path.steps.flatMap((step): readonly PathFault[] => {
    const { key, startsOn, dueOn, week } = step;
    const absent = wish.absences.some(({ from, to }) => [startsOn, dueOn].some((day) => from <= day && day <= to));
    const early = wish.postponed.some((other) => other.key === key && startsOn < other.until);
    const inWeek = Math.floor(daysBetween(wish.startsOn, dueOn) / 7) === week;
    return absent || early || !inWeek || startsOn < wish.startsOn || dueOn < startsOn
      ? [{ kind: "wrong-date", key }]
      : [];
  });
  const whole = (week: number): number =>
    path.steps.reduce(
      (sum, step) => sum + (step.week === week && step.minutes <= time.minutesPerWeek ? step.minutes : 0),
      0,
    );
  const weeks = path.weeklyMinutes.flatMap((minutes, week): readonly PathFault[] =>
    minutes > weekTime(time, week).minutes || whole(week) > minutes ? [{ kind: "week-too-full", week }] : [],
  );
  return [...dates, ...weeks];
}

function sumFaults(path: PersonalPath, { wish }: PathRequest): readonly PathFault[] {
  const { steps, minutes, weeklyMinutes, lowerBoundMinutes, proven, finishesOn, onTime } = path;
  const faults: PathFault[] = [];
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  if (sum(steps.map((step) => step.minutes)) !== minutes || sum(weeklyMinutes) !== minutes)
    faults.push({ kind: "wrong-sum" });
  if (lowerBoundMinutes > minutes || (proven && lowerBoundMinutes !== minutes))
    faults.push({ kind: "bound-above-minutes" });
  const last = steps.reduce<PathStep["dueOn"] | null>(
    (most, { dueOn }) => (most === null || dueOn > most ? dueOn : most),
    null,
  );
  const verdict = wish.dueOn === null ? null : last === null || last <= wish.dueOn;
  if (last !== finishesOn || verdict !== onTime) faults.push({ kind: "wrong-verdict" });
  return faults;
}
