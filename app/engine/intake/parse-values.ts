import { err, ok, type Result } from "#app/engine/kernel/result.ts";

const YES = new Set([
  "1",
  "true",
  "yes",
  "y",
  "ja",
  "j",
  "oui",
  "o",
  "si",
  "sí",
  "s",
  "x",
  "wahr",
  "vrai",
  "verdadero",
]);
const NO = new Set(["0", "false", "no", "n", "nein", "non", "falsch", "faux", "falso", "-"]);

/** Reads yes or no in the words that spreadsheets use in English, German, French and Spanish. */
export function parseYesNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  return undefined;
}

/** Reads a number written with a point or a decimal comma; no thousands separators. */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^[+-]?\d+(?:[.,]\d+)?$/.test(trimmed)) return undefined;
  return Number(trimmed.replace(",", "."));
}

/** Reads a level 0…5 (fractions allowed), also written "L3" or "Level 3". Errors: `not-a-level`, `out-of-range`. */
export function parseLevel(text: string): Result<number, { readonly kind: "not-a-level" | "out-of-range" }> {
  const bare = text.trim().replace(/^(?:l|level|stufe|niveau|nivel)\s*/i, "");
  const value = parseNumber(bare);
  if (value === undefined) return err({ kind: "not-a-level" });
  return value < 0 || value > 5 ? err({ kind: "out-of-range" }) : ok(value);
}

/** Reads a time of day ("7:00", "07:00:00.0000000", an ISO instant) as HH:MM. */
export function parseTimeOfDay(text: string): string | undefined {
  const match = /^(?:\d{4}-\d{2}-\d{2}[T ])?(\d{1,2})[:.h](\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?Z?$/.exec(text.trim());
  if (match === null) return undefined;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** One address, loosely: enough to refuse what is plainly something else. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/.test(text);
}

/**
 * A name to show for a login where a file has no other: the part after the domain, letters before trailing digits,
 * with the digits kept so that two people stay apart. Example: "adventure-works\ken0" gives "Ken 0".
 */
export function nameFromLogin(login: string): string {
  const account = login.trim().split(/[\\/]/).at(-1)?.split("@")[0] ?? "";
  const parts = account.split(/[._\-\s]+/).flatMap((part) => part.match(/\p{L}+|\d+/gu) ?? []);
  return parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join(" ");
}

/** Refuses control characters in a text that people will read, and text beyond `maximum` characters. */
export function textProblem(text: string, maximum: number): string | undefined {
  if (text.length > maximum) return `is longer than ${String(maximum)} characters`;
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return "holds control characters";
  return undefined;
}
