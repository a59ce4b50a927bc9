import type { LevelEvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { DemoMarkKind } from "./demo-rows.ts";

export interface MarkStep {
  readonly kind: DemoMarkKind;
  /** The person the entry is about, or the learning and development manager who decides. */
  readonly by: "person" | "officer";
  readonly reason: string;
  /** Days after the entry (first step) or after the step before; negative: before today. */
  readonly days: readonly [from: number, to: number];
}

/** What happened to one entry after it was made. */
export interface MarkStory {
  readonly about: LevelEvidenceKind;
  /** How old the entry is, in days before today. */
  readonly age: readonly [from: number, to: number];
  readonly steps: readonly MarkStep[];
}

const openDispute = (reason: string): MarkStory => ({
  about: "manager-rating",
  age: [40, 190],
  steps: [{ kind: "disputed", by: "person", reason, days: [-20, -3] }],
});

const decidedDispute = (claim: string, kind: "dispute-upheld" | "dispute-rejected", decision: string): MarkStory => ({
  about: "manager-rating",
  age: [90, 600],
  steps: [
    { kind: "disputed", by: "person", reason: claim, days: [6, 30] },
    { kind, by: "officer", reason: decision, days: [4, 14] },
  ],
});

const revocation = (about: LevelEvidenceKind, reason: string): MarkStory => ({
  about,
  age: [80, 500],
  steps: [{ kind: "revoked", by: "officer", reason, days: [-60, -40] }],
});

const withdrawnBatch = revocation(
  "certificate",
  "The provider withdrew the batch after questions about the examination.",
);

export const MARK_STORIES: readonly MarkStory[] = [
  openDispute("I was on leave when this talk is said to have taken place."),
  openDispute("The rating is from before the line change; I have worked at the new station since spring."),
  openDispute("Only the night shift was looked at, where we do not run this system."),
  openDispute("My course certificate was not considered."),
  openDispute("I was rated for a task of the neighbouring station."),
  decidedDispute(
    "The talk was about my colleague with the same family name.",
    "dispute-upheld",
    "Confirmed with the shift log: the entry belongs to someone else.",
  ),
  decidedDispute("I never worked at this station.", "dispute-upheld", "The rota shows no shift there in that quarter."),
  decidedDispute(
    "One level was typed wrongly; we agreed on another one.",
    "dispute-upheld",
    "The manager agrees that it was a slip; a new talk is planned.",
  ),
  decidedDispute(
    "I think this is too low.",
    "dispute-rejected",
    "The manager described two situations that support the level. A new check was offered.",
  ),
  decidedDispute(
    "The rating is unfair, nobody on my shift got more.",
    "dispute-rejected",
    "The ratings of the shift were compared with one another and agree.",
  ),
  decidedDispute(
    "I was not told that this would be recorded.",
    "dispute-rejected",
    "The notice had been read before; the entry stands and its purpose was explained again.",
  ),
  revocation("practical-signoff", "The assessor's own authorisation had lapsed on the day of the observation."),
  revocation("practical-signoff", "The equipment was rebuilt; the sign-off refers to the old version."),
  revocation("certificate", "Filed for the wrong person."),
  {
    ...withdrawnBatch,
    steps: [
      ...withdrawnBatch.steps,
      {
        kind: "restored",
        by: "officer",
        reason: "The provider re-examined the batch; the result stands.",
        days: [18, 24],
      },
    ],
  },
];
