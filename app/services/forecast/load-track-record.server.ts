import { loadDemandSeries, type DemandSeriesRow } from "#app/data/demand-series.server.ts";
import { loadOrgFrame } from "#app/data/heatmap.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { backTest, type BackTestCase } from "#app/engine/demand/back-test.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { seriesOf } from "./forecast-model.server.ts";
import { periodText } from "./forecast-time.ts";

/** How forecasts of one horizon did. */
export interface HorizonRecord {
  readonly months: number;
  /** Forecasts with an outcome. */
  readonly cases: number;
  /** Mean error in units of the series' own usual change over a year, of ours and of carrying the last value forward. */
  readonly error: number;
  readonly naiveError: number;
  /** Share of outcomes inside the bands. */
  readonly inside50: number;
  readonly inside80: number;
  readonly inside95: number;
}

export interface SeriesRecord {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly unit: string;
  readonly horizons: readonly HorizonRecord[];
  /** Why there is none. */
  readonly why: string | null;
}

/** A forecast next to what came. */
export interface PastForecast {
  readonly seriesId: string;
  readonly label: string;
  readonly madeIn: string;
  readonly period: string;
  readonly expected: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
  readonly outcome: number;
}

export interface TrackRecord {
  readonly pooled: readonly HorizonRecord[];
  readonly series: readonly SeriesRecord[];
  /** Outcomes outside the 95 % band three months ahead, latest first. */
  readonly misses: readonly PastForecast[];
  readonly missCount: number;
  /** Of one series: each outcome with what was expected three months before. */
  readonly course: {
    readonly id: string;
    readonly label: string;
    readonly unit: string;
    readonly points: readonly PastForecast[];
  } | null;
}

const MONTHS = [3, 6, 12] as const;
const MISSES_SHOWN = 20;

interface Judged {
  readonly row: DemandSeriesRow;
  readonly cases: readonly BackTestCase[];
  readonly why: string | null;
}

/** Back-tests are as good as their series: kept in this process until one is imported again. */
const judged = new Map<string, Judged>();
const MOST_KEPT = 2_000;

function judge(row: DemandSeriesRow): Judged {
  const key = `${row.id} ${row.importedAt}`;
  const before = judged.get(key);
  if (before !== undefined) return before;
  const tested = backTest(seriesOf(row), row.periodsPerYear);
  const why = tested.ok
    ? null
    : tested.error.kind === "no-values"
      ? "no usable value"
      : "too short: two years are needed";
  const made = { row, cases: tested.ok ? tested.value.cases : [], why };
  if (judged.size >= MOST_KEPT) judged.clear();
  judged.set(key, made);
  return made;
}

/** Every series that is in use, forecast again at each of its past periods from what was known then. */
export async function loadTrackRecord(viewer: Viewer, opened: string | null): Promise<TrackRecord> {
  const [frame, rows] = await Promise.all([loadOrgFrame(viewer.orgId), loadDemandSeries(viewer.orgId)]);
  invariant(frame !== null, "the viewer's organisation exists");
  const paths = scopePaths(viewer, "planning:read");
  const isVisible = (site: string | null): boolean =>
    site === null || frame.units.some(({ id, path }) => id === site && isInScope(paths, path));
  const used = rows.filter(({ isUsed, subjectKind, siteId }) => isUsed && subjectKind !== "none" && isVisible(siteId));
  const all = used.map(judge);
  const misses = all
    .flatMap((own) => pastForecasts(own, 3).filter(({ outcome, low95, high95 }) => outcome < low95 || outcome > high95))
    .sort((left, right) => (left.period < right.period ? 1 : -1));
  const open = all.find(({ row }) => row.id === opened) ?? all.find(({ cases }) => cases.length > 0);
  return {
    pooled: MONTHS.flatMap((months) =>
      recordOf(
        all.flatMap((own) => casesAt(own, months)),
        months,
      ),
    ),
    series: all.map((own) => ({
      id: own.row.id,
      label: own.row.label,
      source: own.row.source,
      unit: own.row.unit,
      horizons: MONTHS.flatMap((months) => recordOf(casesAt(own, months), months)),
      why: own.why,
    })),
    misses: misses.slice(0, MISSES_SHOWN),
    missCount: misses.length,
    course:
      open === undefined
        ? null
        : { id: open.row.id, label: open.row.label, unit: open.row.unit, points: pastForecasts(open, 3) },
  };
}

const casesAt = ({ row, cases }: Judged, months: number): readonly BackTestCase[] =>
  cases.filter(({ ahead, scale }) => ahead * (12 / row.periodsPerYear) === months && scale > 0);

function recordOf(cases: readonly BackTestCase[], months: number): readonly HorizonRecord[] {
  if (cases.length === 0) return [];
  const mean = (of: (entry: BackTestCase) => number): number =>
    cases.reduce((sum, entry) => sum + of(entry), 0) / cases.length;
  const inside = (band: number): number =>
    mean(({ outcome, bands }) => {
      const own = bands[band];
      return own !== undefined && outcome >= own.low && outcome <= own.high ? 1 : 0;
    });
  return [
    {
      months,
      cases: cases.length,
      error: mean(({ outcome, expected, scale }) => Math.abs(outcome - expected) / scale),
      naiveError: mean(({ outcome, naive, scale }) => Math.abs(outcome - naive) / scale),
      inside50: inside(0),
      inside80: inside(1),
      inside95: inside(2),
    },
  ];
}

const short = (value: number): number => Number(value.toPrecision(3));

function pastForecasts(own: Judged, months: number): readonly PastForecast[] {
  const { id, label, periodsPerYear } = own.row;
  const per = periodsPerYear === 4 ? 4 : 12;
  return casesAt(own, months).map(({ origin, ahead, expected, bands, outcome }) => ({
    seriesId: id,
    label,
    madeIn: periodText(origin, per),
    period: periodText(origin + ahead, per),
    expected: short(expected),
    low80: short(bands[1]?.low ?? 0),
    high80: short(bands[1]?.high ?? 0),
    low95: short(bands[2]?.low ?? 0),
    high95: short(bands[2]?.high ?? 0),
    outcome: short(outcome),
  }));
}
