import { parsePlainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";

/** Which number comes first in dates written with slashes or dashes, such as 03/04/2025. */
export type DateOrder = "day-first" | "month-first";

export type DateProblem =
  | { readonly kind: "not-a-date" }
  | { readonly kind: "impossible" }
  /** Reads both ways, and the column does not say which. */
  | { readonly kind: "ambiguous" };

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/;
const ISO_SLASHED = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ].*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: .*)?$/;
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[T ,].*)?$/;

/**
 * Reads a day. ISO (also with a time behind it), 2025/03/04, 20250304 and dotted d.m.yyyy say their order themselves;
 * for 03/04/2025 `order` decides, and without it such a date is `ambiguous` unless only one reading exists.
 */
export function parseDate(text: string, order: DateOrder | null): Result<PlainDate, DateProblem> {
  const trimmed = text.trim();
  const yearFirst = ISO.exec(trimmed) ?? ISO_SLASHED.exec(trimmed) ?? COMPACT.exec(trimmed);
  if (yearFirst !== null) return day(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dotted = DOTTED.exec(trimmed);
  if (dotted !== null) return day(dotted[3], dotted[2], dotted[1]);
  const slashed = SLASHED.exec(trimmed);
  if (slashed === null) return err({ kind: "not-a-date" });
  const [, first, second, year] = slashed;
  const known = order ?? orderOf(first, second);
  if (known === null) return err({ kind: "ambiguous" });
  return known === "day-first" ? day(year, second, first) : day(year, first, second);
}

function day(year: string | undefined, month = "", dayOfMonth = ""): Result<PlainDate, DateProblem> {
  const parsed = parsePlainDate(`${year ?? ""}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`);
  return parsed === undefined ? err({ kind: "impossible" }) : ok(parsed);
}

/** The order that one date proves by itself; null when both or neither reading exists. */
function orderOf(first = "", second = ""): DateOrder | null {
  if (Number(first) === Number(second)) return "day-first";
  if (Number(first) > 12 && Number(second) <= 12) return "day-first";
  if (Number(second) > 12 && Number(first) <= 12) return "month-first";
  return null;
}

/** What the dates of one column have shown so far. */
export interface DateColumnEvidence {
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly either: number;
}

export const NO_DATE_EVIDENCE: DateColumnEvidence = { dayFirst: 0, monthFirst: 0, either: 0 };

/** Adds one cell to what is known about its column. Cells that say their own order change nothing. */
export function observeDate(evidence: DateColumnEvidence, text: string): DateColumnEvidence {
  const slashed = SLASHED.exec(text.trim());
  if (slashed === null) return evidence;
  const order = orderOf(slashed[1], slashed[2]);
  if (order === null) return { ...evidence, either: evidence.either + 1 };
  if (Number(slashed[1]) === Number(slashed[2])) return evidence;
  return order === "day-first"
    ? { ...evidence, dayFirst: evidence.dayFirst + 1 }
    : { ...evidence, monthFirst: evidence.monthFirst + 1 };
}

/**
 * The order of a whole column: what its unequivocal dates say when they all say the same. Null when they disagree or
 * when there are none, in which case dates that read both ways are rejected rather than guessed.
 */
export function orderOfColumn(evidence: DateColumnEvidence): DateOrder | null {
  if (evidence.dayFirst > 0 && evidence.monthFirst === 0) return "day-first";
  if (evidence.monthFirst > 0 && evidence.dayFirst === 0) return "month-first";
  return null;
}
