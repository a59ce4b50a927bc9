import { daysBetween, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, SkillId } from "#app/engine/kernel/ids.ts";
import { currencyTable, entryEnd, type EntryEnd, type SkillCurrency } from "./currency.ts";
import { isMeasuring, type Evidence, type EvidenceKind } from "./evidence.ts";

/** Until when a skill is valid, and which entry and rule say so. */
export interface SkillValidity {
  readonly skillId: SkillId;
  /** Last day on which something that measured the skill counts. */
  readonly validUntil: PlainDate;
  /** From the day of reading; negative: it has run out. */
  readonly daysLeft: number;
  readonly rule: EntryEnd["rule"];
  /** The day the rule counts from. */
  readonly from: PlainDate;
  /** Of the rules that count months. */
  readonly months: number | null;
  /** The entry that lasts longest. */
  readonly entryId: EvidenceId;
  readonly entryKind: EvidenceKind;
  readonly entryOn: PlainDate;
}

/**
 * The validity of every skill that something measured and whose measuring evidence all ends: that of the entry that lasts
 * longest (of several, the latest). Skills that nothing measured, or with an entry that does not end, are missing. Only
 * entries in force on `asOf` are asked, the run-out ones among them. In order of the last day, then of the skill.
 * O(entries · skills).
 */
export function validities(
  ledger: readonly Evidence[],
  currency: SkillCurrency,
  asOf: PlainDate,
): readonly SkillValidity[] {
  const table = currencyTable(ledger, currency);
  const longest = new Map<SkillId, SkillValidity | null>();
  for (const entry of ledger) {
    if (!isInForce(entry, asOf)) continue;
    for (const [position, skillId] of entry.skillIds.entries()) {
      const known = longest.get(skillId);
      if (known === null) continue;
      const end = entryEnd(entry, position, table);
      if (end === null) longest.set(skillId, null);
      else if (known === undefined || isLonger(end, entry, known))
        longest.set(skillId, validity(skillId, entry, end, asOf));
    }
  }
  return [...longest.values()].flatMap((found) => found ?? []).sort(compareValidities);
}

/** The validity of one skill; null: nothing measured it, or something did that does not end. */
export function validityOf(
  skill: SkillId,
  ledger: readonly Evidence[],
  currency: SkillCurrency,
  asOf: PlainDate,
): SkillValidity | null {
  return validities(ledger, currency, asOf).find(({ skillId }) => skillId === skill) ?? null;
}

function isInForce(entry: Evidence, asOf: PlainDate): boolean {
  if (!isMeasuring(entry) || entry.standing !== "standing" || entry.effectiveOn > asOf) return false;
  return entry.kind !== "item-response" || entry.response.scored;
}

function isLonger(end: EntryEnd, entry: Evidence, known: SkillValidity): boolean {
  return end.lastDay > known.validUntil || (end.lastDay === known.validUntil && entry.effectiveOn >= known.entryOn);
}

function validity(skillId: SkillId, entry: Evidence, end: EntryEnd, asOf: PlainDate): SkillValidity {
  return {
    skillId,
    validUntil: end.lastDay,
    daysLeft: daysBetween(asOf, end.lastDay),
    rule: end.rule,
    from: end.from,
    months: end.months,
    entryId: entry.id,
    entryKind: entry.kind,
    entryOn: entry.effectiveOn,
  };
}

function compareValidities(left: SkillValidity, right: SkillValidity): number {
  if (left.validUntil !== right.validUntil) return left.validUntil < right.validUntil ? -1 : 1;
  return left.skillId < right.skillId ? -1 : 1;
}
