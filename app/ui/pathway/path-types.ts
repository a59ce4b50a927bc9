import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { PathAlternative, PathStep, PersonalPath } from "#app/engine/pathway/personal-path.ts";

/** How far a begun step is, and where. */
type Progress =
  | { readonly kind: "lesson"; readonly part: number }
  | { readonly kind: "check"; readonly checkId: string; readonly answered: number; readonly paused: boolean }
  | { readonly kind: "sign-off"; readonly signOffId: string; readonly assessor: string | null };

/** A step with its names, address and how far it is today. */
export interface Step extends PathStep {
  readonly skillName: string;
  readonly safetyCritical: boolean;
  readonly waitsFor: readonly { readonly key: string; readonly title: string }[];
  readonly to: string;
  readonly progress: Progress | null;
  readonly postponedUntil: PlainDate | null;
}

export interface FinishedStep {
  readonly key: string;
  readonly title: string;
  readonly skillName: string;
  readonly finishedOn: PlainDate;
  readonly to: string;
}

/** A path as the pages draw it. */
export interface Path extends Omit<PersonalPath, "steps"> {
  readonly roleName: string;
  readonly startsOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly absences: readonly { readonly from: PlainDate; readonly to: PlainDate }[];
  readonly steps: readonly Step[];
  readonly finished: readonly FinishedStep[];
  readonly skillNames: Readonly<Record<string, string>>;
  readonly byHand: number;
}

export interface Alternative extends PathAlternative {
  readonly titles: readonly string[];
}

export interface Explanation {
  readonly step: Step;
  readonly roleName: string;
  readonly forSkills: readonly string[];
  readonly unlocks: readonly string[];
  readonly alternatives: readonly Alternative[];
}

export interface Difference {
  readonly finishesOn: { readonly before: PlainDate | null; readonly after: PlainDate | null };
  readonly minutes: { readonly before: number; readonly after: number };
  readonly changes: readonly { readonly key: string; readonly words: string }[];
}
