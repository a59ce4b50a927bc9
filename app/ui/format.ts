import type { PlainDate } from "#app/engine/kernel/calendar.ts";

/** Intl formatters are slow to make and a table needs thousands of them: one per locale and shape. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = dateFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, made);
  return made;
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, options);
  numberFormats.set(key, made);
  return made;
}

/** "22 Nov 2026". A day has no zone, so it is read and written in UTC. */
export function formatDate(locale: string, date: PlainDate): string {
  return dateFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** "Nov 2026". */
export function formatMonth(locale: string, date: PlainDate): string {
  return dateFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** "22 Nov 2026, 14:05" in the given zone; `instant` is ISO 8601. */
export function formatInstant(locale: string, instant: string, timeZone: string): string {
  return dateFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(new Date(instant));
}

/** A whole number with the locale's grouping. */
export function formatCount(locale: string, count: number): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(count);
}

/** A number with exactly so many decimals. */
export function formatDecimal(locale: string, value: number, decimals: number): string {
  return numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

/** A level on the 0-5 scale with one decimal: "2.4". */
export function formatLevel(locale: string, level: number): string {
  return numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(level);
}

/** 0.784 → "78 %" in the locale's form. A chance is never called certain: at the ends it is "<1 %" or ">99 %". */
export function formatChance(locale: string, probability: number): string {
  if (probability < 0.01) return `<${formatShare(locale, 0.01)}`;
  return probability > 0.99 ? `>${formatShare(locale, 0.99)}` : formatShare(locale, probability);
}

/** A share of things counted: "78 %", "100 %". */
export function formatShare(locale: string, share: number): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** "+0.6", "−1.2": a signed difference with one decimal. */
export function formatChange(locale: string, change: number): string {
  return numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(
    change,
  );
}

/** "English", "Deutsch": a language by its two-letter code. */
export function formatLanguage(locale: string, code: string): string {
  return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
}

/** "1 person", "1,204 people": the noun that goes with the count. */
export function formatQuantity(locale: string, count: number, one: string, many: string): string {
  const form = new Intl.PluralRules(locale).select(count);
  return `${formatCount(locale, count)} ${form === "one" ? one : many}`;
}
