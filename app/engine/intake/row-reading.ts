import { parsePlainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";

import type { ImportKind } from "./import-kind.ts";
import { kindSpec } from "./kind-spec.ts";
import { parseDate, type DateProblem } from "./parse-dates.ts";
import { isEmail, parseLevel, parseNumber, parseTimeOfDay, parseYesNo, textProblem } from "./parse-values.ts";
import type { FieldRow, PlanContext } from "./snapshot.ts";

const EARLIEST = parsePlainDate("1900-01-01") ?? "";
const LATEST = parsePlainDate("2199-12-31") ?? "";

/**
 * Reads the typed values of one row and keeps the first thing that is wrong with it. A value that is empty or wrong
 * reads as undefined; whether the row is usable is decided once, by `problem`, after everything was read.
 */
export class RowReading {
  readonly #row: FieldRow;
  readonly #context: PlanContext;
  readonly #labels: ReadonlyMap<string, string>;
  #problem: string | null;

  constructor(row: FieldRow, context: PlanContext, labels: ReadonlyMap<string, string>) {
    this.#row = row;
    this.#context = context;
    this.#labels = labels;
    this.#problem = row.problem;
  }

  get problem(): string | null {
    return this.#problem;
  }

  refuse(reason: string): void {
    this.#problem ??= reason;
  }

  #refuseField(field: string, text: string, what: string): void {
    this.refuse(`${this.#labels.get(field) ?? field} “${excerpt(text)}” ${what}.`);
  }

  text(field: string, maximum = 200): string | undefined {
    const text = this.#row.values[field]?.trim();
    if (text === undefined || text === "") return undefined;
    const problem = textProblem(text, maximum);
    if (problem === undefined) return text;
    this.#refuseField(field, text, problem);
    return undefined;
  }

  required(field: string, maximum = 200): string {
    const text = this.text(field, maximum);
    if (text === undefined) this.refuse(`${this.#labels.get(field) ?? field} is empty.`);
    return text ?? "";
  }

  /** A number or code of the file's own system, with the prefix that keeps systems apart. */
  code(field: string): string | undefined {
    const text = this.text(field, 100);
    return text === undefined ? undefined : this.#context.options.prefix + text;
  }

  requiredCode(field: string): string {
    return this.#context.options.prefix + this.required(field, 100);
  }

  date(field: string): PlainDate | undefined {
    const text = this.text(field, 60);
    if (text === undefined) return undefined;
    const parsed = parseDate(text, this.#context.dateOrders.get(field) ?? null);
    const problem = parsed.ok ? "is not a believable date" : describeDateProblem(parsed.error);
    if (parsed.ok && parsed.value >= EARLIEST && parsed.value <= LATEST) return parsed.value;
    this.#refuseField(field, text, problem);
    return undefined;
  }

  /** A required day that has happened. */
  pastDate(field: string): PlainDate {
    this.required(field, 60);
    const date = this.date(field);
    if (date !== undefined && date > this.#context.today) this.#refuseField(field, date, "lies in the future");
    return date ?? this.#context.today;
  }

  level(field: string): number {
    const text = this.required(field, 30);
    if (text === "") return 0;
    const parsed = parseLevel(text);
    if (parsed.ok) return parsed.value;
    const what = parsed.error.kind === "out-of-range" ? "is outside 0 to 5" : "is not a level from 0 to 5";
    this.#refuseField(field, text, what);
    return 0;
  }

  number(field: string): number | undefined {
    const text = this.text(field, 30);
    if (text === undefined) return undefined;
    const value = parseNumber(text);
    if (value === undefined) this.#refuseField(field, text, "is not a number");
    return value;
  }

  yesNo(field: string): boolean | undefined {
    const text = this.text(field, 30);
    if (text === undefined) return undefined;
    const value = parseYesNo(text);
    if (value === undefined) this.#refuseField(field, text, "is neither yes nor no");
    return value;
  }

  time(field: string): string {
    const text = this.required(field, 40);
    if (text === "") return "";
    const time = parseTimeOfDay(text);
    if (time === undefined) this.#refuseField(field, text, "is not a time of day");
    return time ?? "";
  }

  email(field: string): string | undefined {
    const text = this.text(field, 254);
    if (text === undefined) return undefined;
    if (isEmail(text)) return text.toLowerCase();
    this.#refuseField(field, text, "is not an e-mail address");
    return undefined;
  }
}

/** The reader of rows of one kind; labels are looked up once. */
export function createRowReader(kind: ImportKind, context: PlanContext): (row: FieldRow) => RowReading {
  const labels = new Map(kindSpec(kind).fields.map(({ field, label }) => [field, label]));
  return (row) => new RowReading(row, context, labels);
}

function describeDateProblem(problem: DateProblem): string {
  switch (problem.kind) {
    case "not-a-date":
      return "is not a date that can be read (use 2025-03-31)";
    case "impossible":
      return "is a day that does not exist";
    case "ambiguous":
      return "can be read as day/month or month/day, and the column does not say which (use 2025-03-31)";
  }
}

/** The beginning of a text, for a message. */
function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
