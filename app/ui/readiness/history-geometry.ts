import { scaleLinear, scaleUtc } from "d3-scale";
import { area, line } from "d3-shape";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";

export interface HistoryRow {
  readonly on: PlainDate;
  readonly level: number;
  readonly low: number;
  readonly high: number;
  readonly standing: "known" | "expired" | "not-measured";
  readonly reason: "event" | "before" | "month";
}

/** The estimate over time; with every entry too, when some were ticked off. */
export interface SkillHistoryData {
  readonly points: readonly HistoryRow[];
  readonly complete: readonly HistoryRow[] | null;
}

/** Entries of one kind on one day: the answers of a check are one mark. */
export interface HistoryMark {
  readonly kind: EvidenceKind;
  readonly on: PlainDate;
  readonly count: number;
  readonly counts: boolean;
}

/** Height of the plot in pixels; its width is whatever the page gives. */
export const HEIGHT = 184;
/** Units of the stretched drawing across; paths are drawn in it and keep their line width. */
export const ACROSS = 1000;

const instant = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Place of a level in pixels from the top: a little room above 5 and below 0, so that no line is cut. */
export const levelY = scaleLinear([0, 5], [HEIGHT - 10, 10]);

/** Share of the width, 0…1, of each day of the drawing. */
export interface TimeAxis {
  readonly at: (day: string) => number;
  /** First days of months or years, with their place. */
  readonly ticks: readonly { readonly day: PlainDate; readonly at: number }[];
}

/** More month names than this run into each other on a phone. */
const MOST_TICKS = 3;

/** From the first point to the last; a single day is drawn at the right. Few ticks, none at the very ends. */
export function timeAxis(first: PlainDate, last: PlainDate): TimeAxis {
  const start = first === last ? new Date(instant(first).getTime() - 30 * 86_400_000) : instant(first);
  const scale = scaleUtc([start, instant(last)], [0, 1]);
  const at = (day: string): number => scale(instant(day));
  const fitting = scale
    .ticks(3)
    .map((tick) => ({ day: tick.toISOString().slice(0, 10) as PlainDate, at: scale(tick) }))
    .filter((tick) => tick.at > 0.08 && tick.at < 0.8);
  const every = Math.ceil(fitting.length / MOST_TICKS);
  const ticks = fitting.filter((_, position) => position % every === 0);
  return { at, ticks };
}

/** Runs of points that say the same thing: an estimate that counts, or one that has run out. Unmeasured days have no line. */
export function runsOf(points: readonly HistoryRow[]): readonly {
  readonly standing: "known" | "expired";
  readonly points: readonly HistoryRow[];
}[] {
  const runs: { standing: "known" | "expired"; points: HistoryRow[] }[] = [];
  for (const [position, point] of points.entries()) {
    if (point.standing === "not-measured") continue;
    const before = points[position - 1];
    const last = runs.at(-1);
    if (last !== undefined && before !== undefined && before.standing === point.standing) last.points.push(point);
    else runs.push({ standing: point.standing, points: [point] });
  }
  return runs;
}

export function bandPath(points: readonly HistoryRow[], axis: TimeAxis): string {
  const draw = area<HistoryRow>()
    .x(({ on }) => axis.at(on) * ACROSS)
    .y0(({ low }) => levelY(low))
    .y1(({ high }) => levelY(high))
    .digits(1);
  return draw([...points]) ?? "";
}

export function linePath(points: readonly HistoryRow[], axis: TimeAxis): string {
  const draw = line<HistoryRow>()
    .x(({ on }) => axis.at(on) * ACROSS)
    .y(({ level }) => levelY(level))
    .digits(1);
  return draw([...points]) ?? "";
}

/** The estimate on a day: of the latest point not after it. */
export function pointOn(points: readonly HistoryRow[], day: string): HistoryRow | undefined {
  return points.findLast(({ on }) => on <= day) ?? points[0];
}
