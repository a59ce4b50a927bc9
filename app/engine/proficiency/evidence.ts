import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, ItemId, SkillId } from "#app/engine/kernel/ids.ts";
import type { Confidence } from "#app/engine/measurement/answer-key.ts";
import type { ItemParameters } from "#app/engine/measurement/item.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";

/** Kinds that state a level 0…5 (fractions allowed) for each named skill. */
export type LevelEvidenceKind =
  | "role-prior"
  | "self-rating"
  | "manager-rating"
  | "certificate"
  | "imported-record"
  | "practical-signoff"
  | "lesson-check";

/** Every kind of entry. */
export type EvidenceKind = LevelEvidenceKind | "item-response";

/** What all entries have. Rows are replayed in the order (effectiveOn, recordedAt, id), which the loader provides. */
interface EntryHead {
  readonly id: EvidenceId;
  readonly skillIds: readonly SkillId[];
  readonly effectiveOn: PlainDate;
  /** ISO instant at which the entry became known. */
  readonly recordedAt: string;
  /** The entry's own last day, as a certificate has one. */
  readonly expiresOn: PlainDate | null;
  /** Last day on which it counts, per skill, where currency rules shorten it (`applyCurrency`); absent: `expiresOn` for all. */
  readonly lastDays?: readonly (PlainDate | null)[];
  readonly standing: EvidenceStanding;
}

/** One statement of levels: append-only, never changed. `values[i]` belongs to `skillIds[i]`. */
export interface LevelEvidence extends EntryHead {
  readonly kind: LevelEvidenceKind;
  /** Levels on the 0…5 scale. */
  readonly values: readonly number[];
  /** Standard deviation of the source in logits where the entry states its own; otherwise the kind's default. */
  readonly noiseSd: number | null;
  /** Who rated, when a person did: one rater's entries share that rater's bias. */
  readonly raterId: string | null;
  /** Whether the person who judged gave a reason in words (the entry has a note): levels 4 and 5 ask for one. */
  readonly reasonGiven: boolean;
}

/** The item as it was when it was answered: a later calibration of the bank does not change what an answer said. */
export interface ItemResponse {
  readonly itemId: ItemId;
  /** The level the item was written for. */
  readonly level: ProficiencyLevel;
  readonly parameters: ItemParameters;
  /** Score category, 0…maximumScore. */
  readonly score: number;
  /** False for a pilot item: kept in the record, never part of an estimate. */
  readonly scored: boolean;
  readonly safetyCritical: boolean;
  readonly confidence: Confidence;
}

/** One answer of a check. An item of several skills measures their mean. */
export interface ItemResponseEvidence extends EntryHead {
  readonly kind: "item-response";
  /** The check it was given in: whatever safety question was missed there is made good by a later check without a miss. */
  readonly checkId: string;
  readonly response: ItemResponse;
}

export type Evidence = LevelEvidence | ItemResponseEvidence;

/**
 * Disputed entries are shown as disputed and do not count until decided. Revoked entries do not count while revoked.
 * Withdrawn: inferred about a person who wants nothing inferred.
 */
export type EvidenceStanding = "standing" | "disputed" | "revoked" | "withdrawn";

/** Whether entries of this kind measure; a role prior and a self-rating do not. */
export function isMeasuring(entry: Pick<Evidence, "kind">): boolean {
  return entry.kind !== "role-prior" && entry.kind !== "self-rating";
}

/** Last day on which the entry counts for the skill at `position`; null: no end. */
export function lastDayAt(entry: Evidence, position: number): PlainDate | null {
  return entry.lastDays === undefined ? entry.expiresOn : (entry.lastDays[position] ?? null);
}

/** Whether the entry no longer counts for the skill at `position` on a day. */
export function isOverAt(entry: Evidence, position: number, asOf: PlainDate): boolean {
  const last = lastDayAt(entry, position);
  return last !== null && last < asOf;
}
