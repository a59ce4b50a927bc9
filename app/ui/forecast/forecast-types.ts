import type { PlainDate } from "#app/engine/kernel/calendar.ts";

/** A quantity per quarter, today first. */
export interface Fan {
  readonly expected: readonly number[];
  readonly median: readonly number[];
  readonly low50: readonly number[];
  readonly high50: readonly number[];
  readonly low80: readonly number[];
  readonly high80: readonly number[];
  readonly low95: readonly number[];
  readonly high95: readonly number[];
}

export interface Quarter {
  /** "2027-Q1". */
  readonly label: string;
  readonly on: PlainDate;
}

export interface Figures {
  readonly demand: Fan;
  readonly supply: Fan;
  readonly gap: Fan;
  readonly chanceShort: readonly number[];
}

export const QUARTER_CHOICES = [4, 6, 8, 10, 12] as const;
export const USUAL_QUARTERS = 8;

/** What the address of a forecast says: site, horizon, drivers left out, and of a list its order, of a skill its level. */
export interface ForecastState {
  readonly site: string | null;
  readonly quarters: number;
  readonly off: readonly string[];
  readonly sort: "chance" | "gap" | "name";
  readonly of: "roles" | "skills";
  readonly level: number | null;
}

const DRIVER = /^(exposure|(series|use-case):[0-9a-f-]{36})$/;

export function parseForecastState(params: URLSearchParams): ForecastState {
  const quarters = Number(params.get("quarters"));
  const sort = params.get("sort");
  const level = Number(params.get("level"));
  return {
    site: params.get("site") === "" ? null : params.get("site"),
    quarters: Number.isInteger(quarters) && quarters >= 4 && quarters <= 12 ? quarters : USUAL_QUARTERS,
    off: [...new Set(params.getAll("off"))].filter((key) => DRIVER.test(key)).sort(),
    sort: sort === "gap" || sort === "name" ? sort : "chance",
    of: params.get("of") === "skills" ? "skills" : "roles",
    level: Number.isInteger(level) && level >= 1 && level <= 5 ? level : null,
  };
}

/** The address of a state, without what is usual. */
export function forecastSearch(state: Partial<ForecastState>): string {
  const params = new URLSearchParams();
  if (state.of === "skills") params.set("of", "skills");
  if (state.site != null) params.set("site", state.site);
  if (state.quarters !== undefined && state.quarters !== USUAL_QUARTERS) params.set("quarters", String(state.quarters));
  if (state.sort !== undefined && state.sort !== "chance") params.set("sort", state.sort);
  if (state.level != null) params.set("level", String(state.level));
  for (const key of state.off ?? []) params.append("off", key);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** "2027-Q1" → "Q1 2027". */
export const quarterName = (label: string): string => `${label.slice(5)} ${label.slice(0, 4)}`;
