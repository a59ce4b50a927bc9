import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";
import type { EntryFate } from "#app/engine/proficiency/ledger-order.ts";

/** What a kind of evidence is called on a page. */
export const KIND_WORDS: Readonly<Record<EvidenceKind, string>> = {
  "role-prior": "Suggested by the role",
  "self-rating": "Self-rating",
  "manager-rating": "Manager's rating",
  certificate: "Certificate",
  "imported-record": "Imported record",
  "practical-signoff": "Practical sign-off",
  "lesson-check": "Lesson check",
  "item-response": "Answer in a check",
};

/** What happened to an entry afterwards. */
export const MARK_WORDS: Readonly<Record<EvidenceMarkKind, string>> = {
  disputed: "Disputed",
  "dispute-upheld": "Dispute upheld, the entry no longer counts",
  "dispute-rejected": "Dispute rejected, the entry counts again",
  revoked: "Withdrawn",
  restored: "Restored",
};

/** Why an entry does not count; empty where it does. */
export const FATE_WORDS: Readonly<Record<EntryFate, string>> = {
  counts: "",
  "not-yet": "Not yet in force",
  revoked: "Revoked, does not count",
  disputed: "Disputed, does not count until decided",
  withdrawn: "Nothing is inferred from the job, does not count",
  expired: "Expired, does not count",
  "left-out": "Ticked off by you",
  replaced: "Replaced by a later role",
  unscored: "Question on trial, does not count",
};

/** "at least half", for a weight between 0 and 1. */
export function weightWord(weight: number): string {
  if (weight >= 0.6) return "strong";
  if (weight >= 0.3) return "moderate";
  return weight >= 0.1 ? "weak" : "very weak";
}
