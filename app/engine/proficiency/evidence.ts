import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, SkillId } from "#app/engine/kernel/ids.ts";

/** Kinds that state a level 0…5 (fractions allowed) for each named skill. */
export type LevelEvidenceKind =
  | "role-prior"
  | "self-rating"
  | "manager-rating"
  | "certificate"
  | "imported-record"
  | "practical-signoff"
  | "lesson-check";

/**
 * One fact of the ledger as the engine reads it: append-only, never changed. `values[i]` belongs to `skillIds[i]`.
 * Rows are replayed in the order (effectiveOn, recordedAt, id), which the loader provides.
 */
export interface LevelEvidence {
  readonly id: EvidenceId;
  readonly kind: LevelEvidenceKind;
  readonly skillIds: readonly SkillId[];
  /** Levels on the 0…5 scale. */
  readonly values: readonly number[];
  /** Standard deviation of the source in logits where the entry states its own; otherwise the kind's default. */
  readonly noiseSd: number | null;
  readonly effectiveOn: PlainDate;
  /** ISO instant at which the entry became known. */
  readonly recordedAt: string;
  /** Last day on which it counts. */
  readonly expiresOn: PlainDate | null;
  readonly standing: EvidenceStanding;
  /** Who rated, when a person did: one rater's entries share that rater's bias. */
  readonly raterId: string | null;
  /** Whether the person who judged gave a reason in words (the entry has a note): levels 4 and 5 ask for one. */
  readonly reasonGiven: boolean;
}

/** Later issues add item responses to this union. */
export type Evidence = LevelEvidence;

/** Disputed entries are shown as disputed and do not count until decided. Revoked entries do not count while revoked. */
export type EvidenceStanding = "standing" | "disputed" | "revoked";
