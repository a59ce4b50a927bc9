import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import { formatDate, formatQuantity } from "../format.ts";
import { KIND_WORDS } from "../readiness/words.ts";

/** Until when a skill is valid, as a page is given it. */
export interface Validity {
  readonly validUntil: PlainDate;
  readonly daysLeft: number;
  readonly rule: "own-end" | "fixed-period" | "last-use" | "procedure-changed";
  readonly from: PlainDate;
  readonly months: number | null;
  readonly entryKind: EvidenceKind;
  readonly entryOn: PlainDate;
}

/** "Valid until 22 Dec 2026", "Ran out on 3 May 2026". */
export function validUntilInWords(locale: string, { validUntil, daysLeft }: Validity): string {
  return `${daysLeft < 0 ? "Ran out on" : "Valid until"} ${formatDate(locale, validUntil)}`;
}

/** "because it counts 24 months from the practical sign-off on 23 Dec 2024". */
export function becauseInWords(locale: string, validity: Validity): string {
  const { rule, from, months, entryKind, entryOn, daysLeft } = validity;
  const kind = KIND_WORDS[entryKind].toLowerCase();
  const entry = `the ${kind} of ${formatDate(locale, entryOn)}`;
  const period = months === null ? "" : formatQuantity(locale, months, "month", "months");
  switch (rule) {
    case "own-end":
      return `because ${entry} carries this last day`;
    case "procedure-changed":
      return `because its procedure ${daysLeft < 0 ? "changed" : "changes"} on ${formatDate(locale, from)}`;
    case "fixed-period":
      return from === entryOn
        ? `because it counts ${period} from ${entry}`
        : `because it counts ${period} from the check of ${formatDate(locale, from)} that confirmed it`;
    case "last-use":
      return `because it counts ${period} from ${from === entryOn ? entry : `its last use on ${formatDate(locale, from)}`}`;
  }
}

/** "in 30 days", "today", "12 days ago". */
export function daysInWords(locale: string, days: number): string {
  if (days === 0) return "today";
  const count = formatQuantity(locale, Math.abs(days), "day", "days");
  return days > 0 ? `in ${count}` : `${count} ago`;
}
