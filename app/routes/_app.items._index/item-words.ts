import type { StoredItemFlag } from "#app/services/stored-item-statistics.ts";
import type { Tone } from "#app/ui/readiness-status.ts";

/** States of an item in words and colour. */
export const STATUS_WORDS: Readonly<Record<string, { readonly word: string; readonly tone: Tone }>> = {
  draft: { word: "Draft", tone: "neutral" },
  pilot: { word: "Pilot", tone: "uncertain" },
  live: { word: "Live", tone: "ready" },
  retired: { word: "Retired", tone: "expired" },
};

export const TYPE_WORDS: Readonly<Record<string, string>> = {
  single: "One answer",
  multiple: "Several answers",
  ordering: "Order",
  matching: "Matching",
  numeric: "Number",
  hotspot: "Picture",
  scenario: "Scenario",
};

export const ORIGIN_WORDS: Readonly<Record<string, string>> = {
  library: "Library",
  person: "Written here",
  import: "Imported",
};

export const REVIEW_WORDS: Readonly<Record<string, string>> = {
  drafted: "Not signed",
  "second-read": "Read twice",
  signed: "Signed",
};

interface FlagWords {
  readonly word: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** What each flag says and what to do about it (content rubric, section 5). */
export const FLAG_WORDS: Readonly<Record<StoredItemFlag, FlagWords>> = {
  "negative-discrimination": {
    word: "Withdraw now",
    tone: "blocked",
    meaning: "People who do well otherwise answer it wrong more often. Retire it, then look at the key.",
  },
  "key-suspect": {
    word: "Check the key",
    tone: "blocked",
    meaning: "Stronger people choose a wrong option more than the key.",
  },
  "group-difference": {
    word: "Groups differ",
    tone: "blocked",
    meaning: "At equal ability it is clearly harder for one site or shift. Withdraw it and review the wording.",
  },
  overexposed: {
    word: "Given too often",
    tone: "short",
    meaning: "More than 30 % of the year's checks of the skill gave it. Retire it or write others beside it.",
  },
  "too-hard": { word: "Too hard", tone: "short", meaning: "Under 25 % answer it right. Review it." },
  "too-easy": { word: "Too easy", tone: "short", meaning: "Over 95 % answer it right. Review it." },
  "weak-discrimination": {
    word: "Separates little",
    tone: "short",
    meaning: "It hardly goes with the other answers (item-total below 0.15). Review it.",
  },
  "idle-distractor": {
    word: "Idle option",
    tone: "short",
    meaning: "Under 5 % choose one of the wrong options. Rewrite that option.",
  },
  "too-fast": {
    word: "Answered too fast",
    tone: "short",
    meaning: "Half the people need less than a third of the expected time: they may be guessing.",
  },
  "too-slow": {
    word: "Takes too long",
    tone: "short",
    meaning: "Half the people need more than three times the expected time: look at the reading load.",
  },
};
