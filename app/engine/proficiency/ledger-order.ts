import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId } from "#app/engine/kernel/ids.ts";
import { createSafetyWatch, watchSafety } from "./safety-watch.ts";
import { ESTIMATE_STATE, withBlockFrom } from "./skill-estimate.ts";
import { isMeasuring, isOverAt, lastDayAt, type Evidence } from "./evidence.ts";

/**
 * What became of an entry in a replay. `counts`; or why it does not: not yet effective or known on that day, revoked,
 * disputed, withdrawn by the person, past its last day, left out by the reader, a role prior that a later one replaced, or the answer to a question
 * that is being tried out.
 */
export type EntryFate =
  "counts" | "not-yet" | "revoked" | "disputed" | "withdrawn" | "expired" | "left-out" | "replaced" | "unscored";

export interface LedgerView {
  readonly asOf: PlainDate;
  /** ISO instant; entries recorded later are unknown. Null: everything recorded is known. */
  readonly knownBy: string | null;
  /** Entries the reader ticked off. */
  readonly without: ReadonlySet<EvidenceId>;
}

export interface DatedEntry {
  readonly entry: Evidence;
  readonly fate: EntryFate;
}

/** The ledger in its one order, (effectiveOn, recordedAt, id), each entry with its fate. O(entries · log entries). */
export function orderLedger(ledger: readonly Evidence[], view: LedgerView): readonly DatedEntry[] {
  const ordered = ledger.map((entry) => ({ entry, fate: fateOf(entry, view) })).sort(compareEntries);
  // an outdated prior still says which role it was: the one before it does not come back
  const lastPrior = ordered.findLastIndex(
    ({ entry, fate }) =>
      entry.kind === "role-prior" && (fate === "counts" || (fate === "expired" && entry.lastDays !== undefined)),
  );
  return ordered.map((dated, position) =>
    dated.entry.kind === "role-prior" && dated.fate === "counts" && position !== lastPrior
      ? { entry: dated.entry, fate: "replaced" }
      : dated,
  );
}

function compareEntries({ entry: left }: DatedEntry, { entry: right }: DatedEntry): number {
  return (
    compareText(left.effectiveOn, right.effectiveOn) ||
    compareText(left.recordedAt, right.recordedAt) ||
    compareText(left.id, right.id)
  );
}

/** By code unit, not by locale: every machine must replay in the same order. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function fateOf(entry: Evidence, { asOf, knownBy, without }: LedgerView): EntryFate {
  if (entry.effectiveOn > asOf || (knownBy !== null && entry.recordedAt > knownBy)) return "not-yet";
  if (without.has(entry.id)) return "left-out";
  if (entry.standing !== "standing") return entry.standing;
  if (entry.kind === "item-response" && !entry.response.scored) return "unscored";
  return isOver(entry, asOf) ? "expired" : "counts";
}

/** Whether it counts for none of its skills any more. */
function isOver(entry: Evidence, asOf: PlainDate): boolean {
  if (entry.lastDays === undefined) return entry.expiresOn !== null && entry.expiresOn < asOf;
  return entry.skillIds.every((_, position) => isOverAt(entry, position, asOf));
}

/** Bits and last days per skill of a framework version, collected entry by entry. */
export interface Standing {
  readonly states: Uint8Array;
  /** Last day on which something that measured the skill counts; null where nothing ends or nothing measured it. */
  readonly measuredUntil: (PlainDate | null)[];
}

/** State bits of all skills on a day from the ordered ledger. Skills the version does not have are skipped. O(entries). */
export function standingOf(
  ordered: readonly DatedEntry[],
  {
    index,
    size,
    asOf,
  }: { readonly index: ReadonlyMap<string, number>; readonly size: number; readonly asOf: PlainDate },
): Standing {
  const states = new Uint8Array(size);
  const measuredUntil = new Array<PlainDate | null>(size).fill(null);
  const endless = new Set<number>();
  const safety = createSafetyWatch();
  for (const { entry, fate } of ordered) {
    for (const [position, skill] of entry.skillIds.entries()) {
      const at = index.get(skill);
      if (at === undefined) continue;
      const own = fate === "counts" && isOverAt(entry, position, asOf) ? "expired" : fate;
      states[at] = (states[at] ?? 0) | stateBits(entry, position, own);
      if (own !== "counts" || !isMeasuring(entry)) continue;
      watchSafety(safety, at, entry, position);
      const [last, until] = [lastDayAt(entry, position), measuredUntil[at] ?? null];
      if (last === null) endless.add(at);
      else if (until === null || last > until) measuredUntil[at] = last;
    }
  }
  for (const [at, { level }] of safety) states[at] = withBlockFrom(states[at] ?? 0, level);
  for (const at of endless) measuredUntil[at] = null;
  const { measured, expired } = ESTIMATE_STATE;
  for (const [at, state] of states.entries()) if ((state & measured) !== 0) states[at] = state & ~expired;
  return { states, measuredUntil };
}

function stateBits(entry: Evidence, position: number, fate: EntryFate): number {
  if (fate === "disputed") return ESTIMATE_STATE.disputed;
  if (fate === "expired") return isMeasuring(entry) ? ESTIMATE_STATE.expired : 0;
  if (fate !== "counts" || entry.kind === "role-prior") return 0;
  if (entry.kind === "self-rating") return ESTIMATE_STATE.selfRated;
  const judgedByPerson = entry.kind === "manager-rating" || entry.kind === "practical-signoff";
  const humanJudged = judgedByPerson && (entry.values[position] ?? 0) >= 4 && entry.reasonGiven;
  return ESTIMATE_STATE.measured | (humanJudged ? ESTIMATE_STATE.humanJudged : 0);
}
