import type { Horizon } from "#app/engine/skills/role-profile.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type {
  DateSpan,
  PathAlternative,
  PathChange,
  PathError,
  PathStep,
  PersonalPath,
  RoleOutlook,
  StepState,
} from "#app/engine/pathway/personal-path.ts";
import type { StepKind } from "#app/engine/pathway/path-module.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";

// What the pages of a pathway show. Plain JSON: everything may be sent to a browser.

/** What somebody asks for with a form. Left out: as it is now, else as the page offers it. */
export interface PathWishFields {
  /** Null: the person's target role, else the present one. */
  readonly roleId?: string | null;
  readonly horizon?: Horizon;
  readonly hoursPerWeek?: number;
  readonly startsOn?: PlainDate | null;
  readonly dueOn?: PlainDate | null;
}

/** One change to a path, as a form sends it. `key`: of a step. */
export type PathShape =
  /** `alternative`: the position in what `whyStep` offered. */
  | {
      readonly kind: "swap";
      readonly key: string;
      readonly exclude: readonly string[];
      readonly prefer: readonly string[];
    }
  | { readonly kind: "postpone"; readonly key: string; readonly until: PlainDate }
  | { readonly kind: "i-know-this"; readonly key: string }
  | { readonly kind: "absence"; readonly span: DateSpan }
  | { readonly kind: "no-absence"; readonly span: DateSpan }
  | { readonly kind: "time"; readonly hoursPerWeek: number; readonly dueOn: PlainDate | null }
  /** Takes back every swap and postponement. */
  | { readonly kind: "as-planned" };

/** How far a begun step is, and where. */
export type StepProgress =
  | { readonly kind: "lesson"; readonly part: number }
  | { readonly kind: "check"; readonly checkId: string; readonly answered: number; readonly paused: boolean }
  | { readonly kind: "sign-off"; readonly signOffId: string; readonly assessor: string | null };

export interface PathStepView extends Omit<PathStep, "state"> {
  readonly state: StepState;
  readonly skillName: string;
  readonly clusterName: string;
  readonly safetyCritical: boolean;
  /** Titles behind `lockedBy`, in order. */
  readonly waitsFor: readonly { readonly key: string; readonly title: string }[];
  /** Address at which it is begun or gone on with. */
  readonly to: string;
  /** Null: not begun. */
  readonly progress: StepProgress | null;
  /** Not before this day, because the person said so. */
  readonly postponedUntil: PlainDate | null;
}

/** A step of an earlier version that is behind the person. */
export interface FinishedStepView {
  readonly key: string;
  readonly kind: StepKind;
  readonly title: string;
  readonly skillName: string;
  readonly finishedOn: PlainDate;
  readonly to: string;
}

export interface PathView extends Omit<PersonalPath, "steps"> {
  readonly roleName: string;
  readonly startsOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly absences: readonly DateSpan[];
  readonly steps: readonly PathStepView[];
  /** Newest first. */
  readonly finished: readonly FinishedStepView[];
  /** Names of the skills in `outOfReach`, `skills` and the reasons, by id. */
  readonly skillNames: Readonly<Record<string, string>>;
  /** Swapped away or postponed by hand. */
  readonly byHand: number;
}

/** The path that somebody committed to. */
export interface CommittedPath extends PathView {
  /** Of the wish: sent back with every change, so that two devices notice each other. */
  readonly revision: number;
  /** Of the version. */
  readonly number: number;
  readonly committedOn: PlainDate;
  /** When this version was planned and because of what. */
  readonly builtAt: string;
  readonly cause: string;
  /** Against the version before it: what went, came or moved, and why. */
  readonly changes: readonly PathChangeView[];
}

export type PathChangeView = PathChange & { readonly skillName: string; readonly words: string };

export interface PathPreview extends PathView {
  /** Of the wish that is stored; 0: none is. */
  readonly revision: number;
  /** Null: nothing is committed yet. */
  readonly against: PathDifference | null;
}

/** What confirming would change. */
export interface PathDifference {
  readonly finishesOn: { readonly before: PlainDate | null; readonly after: PlainDate | null };
  readonly minutes: { readonly before: number; readonly after: number };
  readonly changes: readonly PathChangeView[];
}

/** The path before anything is confirmed, or the one in force; null: nothing is planned. */
export interface PathPage {
  readonly committed: CommittedPath | null;
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  /** The role it is or would be about; null: the person has none yet. */
  readonly roleId: string | null;
}

/** Why a wish cannot be planned; `path` errors carry the engine's own numbers, `words` says it for people. */
export type PathProblem =
  | { readonly kind: "not-found"; readonly words: string }
  | { readonly kind: "no-role"; readonly words: string }
  | { readonly kind: "not-possible"; readonly words: string; readonly error: PathError }
  /** The change itself makes no sense; `words` says why. */
  | { readonly kind: "refused"; readonly words: string }
  /** Confirming a path that ends too late needs `acceptLate`. */
  | {
      readonly kind: "too-late";
      readonly words: string;
      readonly earliestFinishOn: PlainDate | null;
      readonly hoursPerWeekNeeded: number | null;
    }
  /** Somebody committed on another device: what is stored is sent along, nothing was written. */
  | { readonly kind: "changed-elsewhere"; readonly words: string; readonly stored: CommittedPath | null };

export interface StepExplanation {
  readonly step: PathStepView;
  readonly roleName: string;
  /** Names of `why.for` and of the keys in `why.unlocks`. */
  readonly forSkills: readonly string[];
  readonly unlocks: readonly string[];
  /** At most two, cheapest first. */
  readonly alternatives: readonly AlternativeView[];
}

export interface AlternativeView extends PathAlternative {
  readonly titles: readonly string[];
}

/** One role seen from where a person stands. */
export interface RoleComparison {
  readonly roleId: string;
  readonly roleName: string;
  readonly purpose: string;
  readonly isTarget: boolean;
  readonly isPresent: boolean;
  readonly outlook: RoleOutlook;
  /** Of the shortest path; null where none can be planned. */
  readonly minutesToReady: number | null;
  /** At the hours of the person's wish, else two a week. */
  readonly readyOn: PlainDate | null;
  readonly hoursPerWeek: number;
  readonly biggestGaps: readonly {
    readonly skillId: string;
    readonly skillName: string;
    readonly required: ProficiencyLevel;
    /** Null: not measured. */
    readonly track: number | null;
    readonly levels: number;
    readonly critical: boolean;
  }[];
  /** Heads that use cases of the person's site ask for and the next two years bring; null: withheld or no site. */
  readonly openNeeds: { readonly site: string; readonly heads: number; readonly useCases: number } | null;
}
