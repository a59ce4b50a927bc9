import type { PathStep, RoleOutlook, StepState } from "#app/engine/pathway/personal-path.ts";
import { formatChance } from "../format.ts";

/** What kind of work a step is, in a word. */
export function kindInWords({ kind, purpose }: Pick<PathStep, "kind" | "purpose">): string {
  if (purpose === "renew") return "Refresh";
  return { check: "Check", lesson: "Lesson", practice: "Practice", "sign-off": "Sign-off" }[kind];
}

/** What the button of a step says. */
export function beginInWords({ kind, purpose }: Pick<PathStep, "kind" | "purpose">): string {
  if (purpose === "renew") return "Start the refresh";
  return {
    check: "Start the check",
    lesson: "Start the lesson",
    practice: "See the task",
    "sign-off": "Ask for the sign-off",
  }[kind];
}

export const STATE_WORDS: Readonly<Record<StepState, string>> = {
  started: "In progress",
  next: "Next",
  open: "Can be begun",
  locked: "Locked",
};

const MINUTES_PER_HOUR = 60;

/** "25 min", "3 h", "3 h 20 min" */
export function durationInWords(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / MINUTES_PER_HOUR), whole % MINUTES_PER_HOUR];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** "31 %, between 22 and 44 %" or that too little is known. */
export function outlookInWords(locale: string, { chance }: RoleOutlook): string {
  if (chance === null) return "not enough evidence yet";
  return `${formatChance(locale, chance.chance)}, between ${formatChance(locale, chance.low)} and ${formatChance(locale, chance.high)}`;
}

/** How good the path is, in the words of the proof. */
export function proofInWords({ proven, gapShare }: { readonly proven: boolean; readonly gapShare: number }): string {
  if (proven) return "Proven: no shorter path closes these gaps.";
  const percent = Math.max(1, Math.ceil(gapShare * 100));
  return `At most ${percent} % longer than the shortest possible path.`;
}

const REACH_WORDS = {
  "no-module": "nothing in the library leads there yet",
  "all-excluded": "everything that leads there was swapped away",
  "no-sign-off": "it has to be shown on the job and there is no checklist for it yet",
} as const;

export const reachInWords = (reason: keyof typeof REACH_WORDS): string => REACH_WORDS[reason];
