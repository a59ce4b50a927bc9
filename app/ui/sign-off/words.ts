import type { Tone } from "../readiness-status.ts";

export type SignOffState = "requested" | "signed" | "not-yet" | "declined" | "withdrawn";

/** How a sign-off stands, in a word with its tone. */
export const SIGN_OFF_STATES: Readonly<Record<SignOffState, { readonly word: string; readonly tone: Tone }>> = {
  requested: { word: "Open", tone: "uncertain" },
  signed: { word: "Signed", tone: "ready" },
  "not-yet": { word: "Not yet", tone: "short" },
  declined: { word: "Declined", tone: "blocked" },
  withdrawn: { word: "Withdrawn", tone: "neutral" },
};

export const MARK_WORDS: Readonly<Record<string, string>> = { "1": "1", "2": "2", "3": "3", "not-seen": "Not seen" };

/** What signing means, for the person who is about to. */
export const MEANING_OF_SIGNING =
  "By signing I confirm that I watched this work myself on the day stated and that the marks say what I saw. My name and today's date stay with it, and the person can read it.";
