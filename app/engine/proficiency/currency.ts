import { addDays, addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, SkillId } from "#app/engine/kernel/ids.ts";
import { confirmationsOf, confirmsStatement, type Confirmation } from "./currency-confirmation.ts";
import { isMeasuring, type Evidence } from "./evidence.ts";

/**
 * How long what measured a skill stays current. `fixed-period`: months since the evidence. `last-use`: months since the
 * skill was last used or measured.
 */
export interface CurrencyRule {
  readonly skillId: SkillId;
  readonly kind: "fixed-period" | "last-use";
  /** ≥ 1. */
  readonly months: number;
}

/** A day of one skill: on which its procedure changed, or on which somebody used it. */
export interface SkillDay {
  readonly skillId: SkillId;
  readonly on: PlainDate;
}

/** What decides how long one person's evidence counts. The order of the lists does not matter. */
export interface SkillCurrency {
  readonly rules: readonly CurrencyRule[];
  readonly procedureChanges: readonly SkillDay[];
  /** Of this person. */
  readonly uses: readonly SkillDay[];
}

/** Why an entry stops counting for a skill. `own-end`: it carries a last day itself, as a certificate does. */
export type EndRule = "own-end" | "fixed-period" | "last-use" | "procedure-changed";

/** The end of one entry for one skill. */
export interface EntryEnd {
  /** Last day on which it counts. */
  readonly lastDay: PlainDate;
  readonly rule: EndRule;
  /** The day the rule counts from: of the evidence, of its last confirmation or use, or of the change of procedure. */
  readonly from: PlainDate;
  /** Of the rules that count months. */
  readonly months: number | null;
}

/** A currency laid out for reading many entries. Made once per person. */
export interface CurrencyTable {
  readonly rules: ReadonlyMap<SkillId, CurrencyRule>;
  /** Days in order. */
  readonly changes: ReadonlyMap<SkillId, readonly PlainDate[]>;
  readonly uses: ReadonlyMap<SkillId, readonly PlainDate[]>;
  readonly confirmations: ReadonlyMap<SkillId, readonly Confirmation[]>;
}

const NONE: ReadonlySet<EvidenceId> = new Set();

/** The rules with the confirmations that this ledger holds; `without`: entries that confirm nothing. O(entries + days). */
export function currencyTable(
  ledger: readonly Evidence[],
  { rules, procedureChanges, uses }: SkillCurrency,
  without: ReadonlySet<EvidenceId> = NONE,
): CurrencyTable {
  return {
    rules: new Map(rules.map((rule) => [rule.skillId, rule])),
    changes: daysBySkill(procedureChanges),
    uses: daysBySkill(uses),
    confirmations: rules.length === 0 ? new Map<SkillId, readonly Confirmation[]>() : confirmationsOf(ledger, without),
  };
}

function daysBySkill(days: readonly SkillDay[]): ReadonlyMap<SkillId, readonly PlainDate[]> {
  const bySkill = new Map<SkillId, PlainDate[]>();
  for (const { skillId, on } of days) bySkill.set(skillId, [...(bySkill.get(skillId) ?? []), on]);
  for (const list of bySkill.values()) list.sort();
  return bySkill;
}

/**
 * The same ledger with the last day of each entry for each of its skills (`lastDays`): the earliest of its own, the period
 * of the skill, and the day before its procedure changed. Periods end what measures; a role prior and a self-rating measure
 * nothing and are left to fade, but a change of procedure outdates them too: they speak of work that is no longer done so.
 * An answer about several skills is one statement about their mean and ends for all of them with the first.
 *
 * The last days do not depend on the day of reading: a use or a confirmation extends only what is still current on its day,
 * so it never changes what counted on an earlier one. Applied again, the ledger stays the same. O(entries · skills · days).
 */
export function applyCurrency<E extends Evidence>(
  ledger: readonly E[],
  currency: SkillCurrency,
  without: ReadonlySet<EvidenceId> = NONE,
): readonly E[] {
  if (currency.rules.length === 0 && currency.procedureChanges.length === 0) return ledger.map(withoutLastDays);
  const table = currencyTable(ledger, currency, without);
  return ledger.map((entry) => {
    const days = entry.skillIds.map((_, position) => entryEnd(entry, position, table)?.lastDay ?? null);
    const lastDays = entry.kind === "item-response" ? days.map(() => earliest(days)) : days;
    return lastDays.every((day) => day === entry.expiresOn) ? withoutLastDays(entry) : { ...entry, lastDays };
  });
}

function withoutLastDays<E extends Evidence>(entry: E): E {
  if (entry.lastDays === undefined) return entry;
  const { lastDays, ...rest } = entry;
  return rest as E;
}

function earliest(days: readonly (PlainDate | null)[]): PlainDate | null {
  return days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null);
}

/** When and why the entry stops counting for the skill at `position`; null: never. */
export function entryEnd(entry: Evidence, position: number, table: CurrencyTable): EntryEnd | null {
  const skill = entry.skillIds[position];
  if (skill === undefined) return null;
  const own: EntryEnd | null =
    entry.expiresOn === null
      ? null
      : { lastDay: entry.expiresOn, rule: "own-end", from: entry.effectiveOn, months: null };
  const change = table.changes.get(skill)?.find((day) => day > entry.effectiveOn);
  const changed: EntryEnd | null =
    change === undefined
      ? null
      : { lastDay: addDays(change, -1), rule: "procedure-changed", from: change, months: null };
  const period = isMeasuring(entry) ? periodEnd(entry, position, skill, table) : null;
  return [own, changed, period].reduce(
    (first, end) => (first === null || (end !== null && end.lastDay < first.lastDay) ? end : first),
    null,
  );
}

/** The end of the period: from the evidence, moved on by whatever renewed it before it was over. */
function periodEnd(entry: Evidence, position: number, skill: SkillId, table: CurrencyTable): EntryEnd | null {
  const rule = table.rules.get(skill);
  if (rule === undefined) return null;
  const { kind, months } = rule;
  const confirmed = (table.confirmations.get(skill) ?? [])
    .filter((confirmation) => confirmsStatement(confirmation, entry, position))
    .map(({ on }) => on);
  const renewals = kind === "last-use" ? [...confirmed, ...(table.uses.get(skill) ?? [])].sort() : confirmed;
  let from = entry.effectiveOn;
  let lastDay = lastDayOfPeriod(from, months);
  for (const day of renewals) {
    if (day <= from) continue;
    if (day > lastDay) break;
    from = day;
    lastDay = lastDayOfPeriod(from, months);
  }
  return { lastDay, rule: kind, from, months };
}

/** A period of 12 months from 1 March holds until 28 or 29 February. */
const lastDayOfPeriod = (from: PlainDate, months: number): PlainDate => addDays(addMonths(from, months), -1);
