import { addDays, daysBetween, parsePlainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { readNumbers, type NumberField } from "./read-number.ts";

/** Everything a scenario is made of: the address of the page, in full. */
export interface WhatIfInputs {
  readonly useCase: string;
  readonly goLive: PlainDate;
  /** First day of training; hiring begins then too. */
  readonly start: PlainDate;
  /** Hours a person learns in a week. */
  readonly hours: number;
  /** Heads against what the use case names, in per cent. */
  readonly heads: number;
  /** Share of a station's people who may be in training at once, in per cent. */
  readonly away: number;
  /** Chance that counts as safe, in per cent. */
  readonly target: number;
  /** `role`: people who hold or aim for the role. `site`: anybody at the site within reach. */
  readonly from: "role" | "site";
  readonly seed: number;
}

/** As far ahead as is looked. */
export const LAST_WEEK = 104;

export function parseWhatIf(
  search: URLSearchParams,
  usual: { readonly useCase: string; readonly goLive: PlainDate | null; readonly hours: number },
  asOf: PlainDate,
): { readonly inputs: WhatIfInputs; readonly notes: readonly string[] } {
  const later = addDays(asOf, 26 * 7);
  const planned = usual.goLive !== null && usual.goLive > asOf ? usual.goLive : later;
  const goLive = readDay("Go-live", search.get("goLive"), asOf, planned);
  const start = readDay("Start of training", search.get("start"), asOf, asOf);
  const { values, notes } = readNumbers(fields(usual.hours), search);
  const inputs: WhatIfInputs = {
    useCase: usual.useCase,
    goLive: goLive.day,
    start: start.day,
    ...values,
    from: search.get("from") === "site" ? "site" : "role",
  };
  return { inputs, notes: [goLive.note, start.note, ...notes].flatMap((note) => note ?? []) };
}

function fields(hours: number): readonly (NumberField & { key: "hours" | "heads" | "away" | "target" | "seed" })[] {
  return [
    { key: "hours", label: "Hours a week", low: 0.5, high: 40, usual: hours },
    { key: "heads", label: "Heads", low: 10, high: 300, usual: 100 },
    { key: "away", label: "In training at once", low: 0, high: 100, usual: 20 },
    { key: "target", label: "Safe from", low: 50, high: 99, usual: 80 },
    { key: "seed", label: "Seed", low: 1, high: 9999, whole: true, usual: 1 },
  ];
}

function readDay(label: string, typed: string | null, asOf: PlainDate, usual: PlainDate) {
  if (typed === null || typed === "") return { day: usual, note: null };
  const day = parsePlainDate(typed);
  if (day === undefined)
    return { day: usual, note: `${label}: this is no day of the calendar. ${usual} is used here.` };
  if (day < asOf) return { day: asOf, note: `${label}: ${day} is over. Today is used here.` };
  const last = addDays(asOf, (LAST_WEEK - 1) * 7);
  return day > last
    ? { day: last, note: `${label}: nobody can see further than two years. ${last} is used here.` }
    : { day, note: null };
}

/** The inputs as the query of an address. */
export function whatIfQuery(inputs: WhatIfInputs): string {
  return new URLSearchParams(Object.entries(inputs).map(([key, value]) => [key, String(value)])).toString();
}

/** Week of a day, counted from today. */
export const weekOf = (asOf: PlainDate, day: PlainDate): number => Math.max(0, Math.ceil(daysBetween(asOf, day) / 7));
