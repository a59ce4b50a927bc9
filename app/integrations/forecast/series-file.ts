import { parsePeriod, type PeriodIndex, type PeriodsPerYear } from "#app/engine/demand/series.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { readCsvLines, readNumber, type LineProblem } from "./csv-rows.ts";

/** A series of a file, its rows as they came. */
export interface GivenSeries {
  readonly key: string;
  /** Line of its first value. */
  readonly line: number;
  readonly periodsPerYear: PeriodsPerYear;
  /** NaN: an empty field. */
  readonly points: readonly { readonly period: PeriodIndex; readonly value: number }[];
}

/** What a catalogue says of a series. */
export interface GivenDescription {
  readonly key: string;
  readonly line: number;
  readonly label: string;
  readonly unit: string;
  readonly geography: string | null;
  /** Role, skill and site as written; null: the columns are not there or empty. */
  readonly role: string | null;
  readonly skill: string | null;
  readonly site: string | null;
}

/** Earlier periods are slips of the pen. */
const FIRST_YEAR = 1950;
/** What people write where a value is missing. */
const EMPTY: ReadonlySet<string> = new Set(["", "na", "n/a", "nan", "-", "."]);

/** Reads `series_id,period,value`; every line that cannot be read is named. `until`: no value lies in the future. */
export function readSeriesFile(
  text: string,
  until: { readonly month: PeriodIndex; readonly quarter: PeriodIndex },
): Result<readonly GivenSeries[], readonly LineProblem[]> {
  const lines = readCsvLines(text, "The file of values", ["series_id", "period", "value"]);
  if (!lines.ok) return lines;
  const problems: LineProblem[] = [];
  const found = new Map<string, { line: number; per: PeriodsPerYear; points: { period: number; value: number }[] }>();
  for (const { line, of } of lines.value) {
    const [key, written] = [of("series_id"), of("value")];
    const period = parsePeriod(of("period"));
    const value = EMPTY.has(written.toLowerCase()) ? Number.NaN : readNumber(written);
    const why =
      (key === "" ? "series_id is empty." : null) ??
      periodProblem(of("period"), period, until) ??
      (value === undefined ? `The value "${written}" is not a number.` : null);
    if (why !== null) problems.push({ line, why });
    if (why !== null || period === undefined || value === undefined) continue;
    const own = found.get(key) ?? { line, per: period.periodsPerYear, points: [] };
    if (own.per !== period.periodsPerYear) problems.push({ line, why: `${key} mixes months and quarters.` });
    own.points.push({ period: period.index, value });
    found.set(key, own);
  }
  return problems.length > 0
    ? err(problems)
    : ok([...found].map(([key, { line, per, points }]) => ({ key, line, periodsPerYear: per, points })));
}

function periodProblem(
  written: string,
  period: ReturnType<typeof parsePeriod>,
  until: { readonly month: PeriodIndex; readonly quarter: PeriodIndex },
): string | null {
  if (period === undefined)
    return `The period "${written}" is neither a month like 2026-05 nor a quarter like 2026-Q2.`;
  if (period.index < FIRST_YEAR * period.periodsPerYear)
    return `The period ${written} lies before ${String(FIRST_YEAR)}.`;
  const last = period.periodsPerYear === 12 ? until.month : until.quarter;
  return period.index > last ? `The period ${written} lies in the future.` : null;
}

/** Reads the catalogue: `series_id,label,unit` and, where they are there, geography, role, skill and site. */
export function readSeriesCatalogue(text: string): Result<readonly GivenDescription[], readonly LineProblem[]> {
  const lines = readCsvLines(text, "The catalogue", ["series_id", "label", "unit"]);
  if (!lines.ok) return lines;
  const seen = new Set<string>();
  const problems: LineProblem[] = [];
  const described = lines.value.map(({ line, of }) => {
    const filled = (column: string): string | null => (of(column) === "" ? null : of(column));
    const key = of("series_id");
    if (key === "") problems.push({ line, why: "Catalogue: series_id is empty." });
    if (seen.has(key)) problems.push({ line, why: `Catalogue: ${key} stands there twice.` });
    seen.add(key);
    if (filled("role") !== null && filled("skill") !== null)
      problems.push({ line, why: "Catalogue: a series belongs to a role or to a skill, not to both." });
    const places = { role: filled("role"), skill: filled("skill"), site: filled("site") };
    return { key, line, label: of("label"), unit: of("unit"), geography: filled("geography"), ...places };
  });
  return problems.length > 0 ? err(problems) : ok(described);
}
