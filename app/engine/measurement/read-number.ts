import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";

/** Spaces that people or phones put between thousands: blank, no-break, narrow no-break, thin. */
const SPACES = /[ \u00a0\u202f\u2009]/gu;

/**
 * Reads a number as people in several languages write it: "12.5", "12,5", "1 234,5", "1.234,5", "1,234.5", "1.4e9",
 * with "-" or "−". Where both marks occur the last one is the decimal mark. One comma before exactly three digits ("1,234")
 * could be either: `ambiguous-number`. Anything else: `not-a-number`.
 */
export function readNumber(text: string): Result<number, { kind: "not-a-number" } | { kind: "ambiguous-number" }> {
  const bare = text.trim().replace(SPACES, "").replace("−", "-");
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/u.test(bare)) return err({ kind: "ambiguous-number" });
  const plain = inPlainNotation(bare);
  if (plain === null || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/u.test(plain))
    return err({ kind: "not-a-number" });
  const value = Number(plain);
  return Number.isFinite(value) ? ok(value) : err({ kind: "not-a-number" });
}

/** The text with "." as decimal mark and no thousands marks; null when its marks do not form thousands. */
function inPlainNotation(text: string): string | null {
  const commas = text.split(",").length - 1;
  const dots = text.split(".").length - 1;
  if (commas === 0 && dots <= 1) return text;
  if (commas === 1 && dots === 0) return text.replace(",", ".");
  if (commas >= 1 && text.lastIndexOf(".") > text.lastIndexOf(",")) {
    return /^[+-]?\d{1,3}(?:,\d{3})+\.\d*$/u.test(text) ? text.replaceAll(",", "") : null;
  }
  if (dots >= 1 && commas === 1) {
    return /^[+-]?\d{1,3}(?:\.\d{3})+,\d*$/u.test(text) ? text.replaceAll(".", "").replace(",", ".") : null;
  }
  if (commas > 1 && dots === 0) return /^[+-]?\d{1,3}(?:,\d{3})+$/u.test(text) ? text.replaceAll(",", "") : null;
  return /^[+-]?\d{1,3}(?:\.\d{3})+$/u.test(text) ? text.replaceAll(".", "") : null;
}
