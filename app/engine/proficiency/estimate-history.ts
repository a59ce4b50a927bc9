import { addDays, addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId } from "#app/engine/kernel/ids.ts";
import type { BeliefModel } from "./belief-model.ts";
import type { Evidence } from "./evidence.ts";
import { levelInterval, type LevelInterval } from "./level-classification.ts";
import { replayLedger } from "./replay.ts";
import { ESTIMATE_STATE, estimateAt, type SkillEstimate } from "./skill-estimate.ts";

/** Whether the estimate of a skill was one to show: counting evidence, only evidence that has expired, or none. */
export type HistoryStanding = "known" | "expired" | "not-measured";

/** One skill of one person as it would have been computed on a day, from what is known today. */
export interface HistoryPoint {
  readonly on: PlainDate;
  readonly estimate: SkillEstimate;
  readonly interval: LevelInterval;
  readonly standing: HistoryStanding;
  /** `event`: an entry on the skill came in or ran out. `before`: the day before one. `month`: in between, so that forgetting shows. */
  readonly reason: "event" | "before" | "month";
}

/** Latest days on which something happened that get points of their own; older ones lie between the monthly points. */
const MOST_EVENTS = 24;
/** Points in between: every month of two years, else every second, third … month. */
const MOST_MONTHS = 24;

/**
 * The estimate of one skill from its first entry to `asOf`: on every day on which an entry on it came in or ran out and on
 * the day before, monthly in between, and on `asOf`, whose point is the belief of that day exactly. Each point is a replay
 * of the ledger as of its day, because an entry that has run out is missing from the beginning: at most 74 replays. Empty
 * when no entry that is in force names the skill.
 */
export function estimateHistory(
  model: BeliefModel,
  ledger: readonly Evidence[],
  skillIndex: number,
  asOf: PlainDate,
  without: ReadonlySet<EvidenceId> = new Set(),
): readonly HistoryPoint[] {
  const own = ledger.filter(
    (entry) =>
      entry.effectiveOn <= asOf &&
      entry.standing === "standing" &&
      entry.skillIds.some((skill) => model.graph.index.get(skill) === skillIndex),
  );
  return [...daysOf(own, asOf)]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([on, reason]) => {
      const replayed = replayLedger(model, ledger, on, { without });
      const estimate = estimateAt(replayed, skillIndex);
      return { on, estimate, interval: levelInterval(estimate), standing: standingOf(estimate.state), reason };
    });
}

function standingOf(state: number): HistoryStanding {
  if ((state & (ESTIMATE_STATE.measured | ESTIMATE_STATE.selfRated)) !== 0) return "known";
  return (state & ESTIMATE_STATE.expired) !== 0 ? "expired" : "not-measured";
}

/** The days to compute, each with the reason that says most. */
function daysOf(own: readonly Evidence[], asOf: PlainDate): ReadonlyMap<PlainDate, HistoryPoint["reason"]> {
  const days = new Map<PlainDate, HistoryPoint["reason"]>();
  const starts = own.map(({ effectiveOn }) => effectiveOn).sort();
  const first = starts[0];
  if (first === undefined) return days;
  for (const day of monthsBetween(first, asOf)) days.set(day, "month");
  const ends = own.flatMap(({ lastDays, expiresOn }) =>
    (lastDays ?? [expiresOn]).flatMap((last) => (last === null ? [] : [addDays(last, 1)])),
  );
  const events = [...new Set([...starts, ...ends])]
    .filter((day) => day <= asOf)
    .sort()
    .slice(-MOST_EVENTS);
  for (const day of events) if (day > first) days.set(addDays(day, -1), "before");
  for (const day of events) days.set(day, "event");
  if (days.get(asOf) !== "event") days.set(asOf, "month");
  return days;
}

function monthsBetween(first: PlainDate, last: PlainDate): readonly PlainDate[] {
  const months =
    (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7));
  const step = Math.max(1, Math.ceil(months / MOST_MONTHS));
  const days: PlainDate[] = [];
  for (let month = 0; month <= months; month += step) {
    const day = addMonths(first, month);
    if (day <= last) days.push(day);
  }
  return days;
}
