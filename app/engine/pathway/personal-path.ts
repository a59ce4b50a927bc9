import type { RoleStatus } from "#app/engine/proficiency/role-status.ts";
import type { SkillStatus } from "#app/engine/proficiency/readiness.ts";
import type { GapAction } from "#app/engine/gaps/learner-gap.ts";
import type { GapPriority } from "#app/engine/gaps/gap-priority.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, RoleId, SkillId } from "#app/engine/kernel/ids.ts";
import type { Probability } from "#app/engine/kernel/units.ts";
import type { Criticality, Horizon } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { StepKind } from "./path-module.ts";

// Everything here is plain JSON: a path is stored as it is and compared with the next one.

/** What the person asked for. */
export interface PathWish {
  readonly roleId: RoleId;
  /** Which of the role's two level columns is the goal. */
  readonly horizon: Horizon;
  /** Above 0 and at most 60, parts of an hour allowed. */
  readonly hoursPerWeek: number;
  /** First day of the first week; not before the day of the belief. */
  readonly startsOn: PlainDate;
  readonly dueOn: PlainDate | null;
  /** Keys swapped away. */
  readonly excluded: readonly string[];
  /** Keys swapped in. The key of a check is "I know this": the check comes first, lessons stay until it is passed. */
  readonly preferred: readonly string[];
  /** Nothing of the step before `until`. */
  readonly postponed: readonly Postponement[];
  /** Both days included. */
  readonly absences: readonly DateSpan[];
  /** Keys begun and not finished. */
  readonly started: readonly string[];
  /** What was finished, with the ISO instant: counts until a later check or sign-off of its skill says what it was worth. */
  readonly done: readonly FinishedModule[];
}

export interface FinishedModule {
  readonly key: string;
  readonly at: string;
}

export interface Postponement {
  readonly key: string;
  readonly until: PlainDate;
}

export interface DateSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** `measure`: find out first. `learn`: a lesson. `practise`: with a colleague at work. `confirm`: show it. `renew`: it has run out. */
export type StepPurpose = "measure" | "learn" | "practise" | "confirm" | "renew";

/** `next`: the first that can be begun; `open`: could be begun as well; `locked`: something comes before it. */
export type StepState = "started" | "next" | "open" | "locked";

/** Where a skill stands against the level of the step. */
export interface SkillOutlook {
  /** P(at the level of the step or above). */
  readonly probability: Probability;
  /** Mean on the 0-5 track. */
  readonly track: number;
}

/** Chance of being ready for the role: all critical skills at their levels, 80 % interval. */
export interface RoleChance {
  readonly chance: Probability;
  readonly low: Probability;
  readonly high: Probability;
}

/** Null chance: most critical skills are not measured, there is nothing to say a number about. */
export interface RoleOutlook {
  readonly status: RoleStatus;
  readonly chance: RoleChance | null;
}

export interface PathStep {
  readonly key: string;
  readonly kind: StepKind;
  readonly purpose: StepPurpose;
  /** Lesson id; of checks, practice and sign-offs the skill id. */
  readonly subjectId: string;
  readonly skillId: SkillId;
  readonly title: string;
  /** Level that it should lead to or show. */
  readonly level: ProficiencyLevel;
  readonly minutes: number;
  /** Keys of this path that come before it. */
  readonly requires: readonly string[];
  /** Week in which it ends; 0: the seven days from `startsOn`. */
  readonly week: number;
  readonly startsOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly state: StepState;
  /** Keys of `requires`, all of them still to do; [] unless locked. */
  readonly lockedBy: readonly string[];
  /** On its skill, when everything up to it goes as planned: lessons understood, confirmations passed. */
  readonly before: SkillOutlook;
  readonly after: SkillOutlook;
  readonly roleAfter: RoleOutlook;
  readonly why: StepReason;
}

/** What the page says under "Why this?", as the numbers that decided. */
export interface StepReason {
  /** The requirement of the role; null: it is there because other skills stand on it (`for`). */
  readonly requirement: {
    readonly now: ProficiencyLevel;
    readonly future: ProficiencyLevel;
    readonly required: ProficiencyLevel;
    readonly criticality: Criticality;
    readonly origin: "stated" | "implied";
  } | null;
  /** Skills of this path whose lessons stand on this skill. */
  readonly for: readonly SkillId[];
  /** The gap today, before any step. */
  readonly gap: {
    readonly status: SkillStatus;
    readonly action: GapAction;
    readonly probability: Probability;
    readonly track: number;
    readonly low: number;
    readonly high: number;
    /** Expected levels still to gain. */
    readonly levels: number;
  };
  /** Entries of the ledger that count on the skill, in its order. */
  readonly evidence: readonly EvidenceId[];
  /** Levels that this step is expected to bring; 0 for checks and sign-offs. */
  readonly gain: number;
  /** How often the gain was measured; null: nobody has yet, an average lesson is assumed. */
  readonly gainMeasured: number | null;
  /** For a first check: expected minutes with it and without it. Null elsewhere. */
  readonly measureFirst: MeasureFirst | null;
  readonly priority: GapPriority | null;
  /** Keys of this path that wait for it. */
  readonly unlocks: readonly string[];
}

/** Measuring against teaching straight away, in expected minutes of the learner for one skill. */
export interface MeasureFirst {
  readonly chanceReady: Probability;
  readonly expectedIfMeasured: number;
  readonly expectedIfTaught: number;
}

/** A level for which the modules at hand do not reach. */
export interface OutOfReach {
  readonly skillId: SkillId;
  readonly level: ProficiencyLevel;
  /** `no-module`: nothing leads there. `all-excluded`: what does was swapped away. `no-sign-off`: nobody can confirm it here. */
  readonly reason: "no-module" | "all-excluded" | "no-sign-off";
}

/** Something of the wish that had no effect, by key. */
export interface WishRemark {
  readonly kind: "retired" | "not-needed";
  readonly key: string;
}

/** A skill as the path saw it, so that the next path can say what changed. */
export interface PathSkillState {
  readonly skillId: SkillId;
  /** Level asked for; by the role or by what stands on it. */
  readonly level: ProficiencyLevel;
  readonly probability: Probability;
  readonly status: SkillStatus;
}

export interface PersonalPath {
  readonly roleId: RoleId;
  readonly horizon: Horizon;
  readonly hoursPerWeek: number;
  /** In the order in which to do them. Finished ones are not in it. */
  readonly steps: readonly PathStep[];
  /** Sum over the steps. */
  readonly minutes: number;
  /** No path that covers the same needs is shorter than this. */
  readonly lowerBoundMinutes: number;
  /** The path is the shortest. */
  readonly proven: boolean;
  /** "At most … longer than the shortest possible", 0…1. */
  readonly gapShare: number;
  /**
   * Shortest path of somebody about whom nothing is known; below `minutes` only through what was swapped in or begun. Null:
   * there is none, because of a circle that does not concern this person.
   */
  readonly templateMinutes: number | null;
  /** Minutes per week, week 0 first. */
  readonly weeklyMinutes: readonly number[];
  /** Null: nothing to do. */
  readonly finishesOn: PlainDate | null;
  /** Null: no due date. */
  readonly onTime: boolean | null;
  /** First due date that this wish can meet. */
  readonly earliestFinishOn: PlainDate | null;
  /** Least hours per week, in quarters, that meet the due date; null: no date, or none within 60 does. */
  readonly hoursPerWeekNeeded: number | null;
  readonly now: RoleOutlook;
  readonly expected: RoleOutlook;
  readonly skills: readonly PathSkillState[];
  readonly outOfReach: readonly OutOfReach[];
  readonly remarks: readonly WishRemark[];
}

export type PathError =
  | { readonly kind: "no-hours"; readonly hoursPerWeek: number }
  | { readonly kind: "starts-in-the-past"; readonly startsOn: PlainDate; readonly today: PlainDate }
  | { readonly kind: "due-in-the-past"; readonly dueOn: PlainDate; readonly today: PlainDate }
  | { readonly kind: "due-before-start"; readonly dueOn: PlainDate; readonly startsOn: PlainDate }
  /** These levels of skills stand on each other in a circle, in this order. */
  | { readonly kind: "circle"; readonly levels: readonly SkillLevel[] }
  /** The absences leave no ten years in which this fits. */
  | { readonly kind: "no-time" };

export interface SkillLevel {
  readonly skillId: SkillId;
  readonly level: ProficiencyLevel;
}

/** What another way costs against the present path. */
export interface PathAlternative {
  /** Keys that take the step's place; []: the rest of the path does without it. */
  readonly keys: readonly string[];
  readonly extraMinutes: number;
  /** By which the path ends later; negative: earlier. */
  readonly extraDays: number;
  /** What the wish must exclude and prefer for it. */
  readonly exclude: readonly string[];
  readonly prefer: readonly string[];
}

/** Why a step is there, gone or elsewhere. */
export type ChangeCause =
  | { readonly kind: "done"; readonly at: string }
  /** The belief rose: it is there already. */
  | { readonly kind: "proven"; readonly skillId: SkillId; readonly before: Probability; readonly now: Probability }
  /** The belief fell: a check was failed, something expired or was forgotten. */
  | { readonly kind: "fell"; readonly skillId: SkillId; readonly before: Probability; readonly now: Probability }
  | { readonly kind: "requirement"; readonly skillId: SkillId; readonly before: number; readonly now: number }
  /** The module is no longer offered; these came in its place. */
  | { readonly kind: "retired"; readonly replacedBy: readonly string[] }
  | { readonly kind: "replaces"; readonly keys: readonly string[] }
  | { readonly kind: "swapped-away" }
  | { readonly kind: "swapped-in" }
  | { readonly kind: "postponed"; readonly until: PlainDate }
  /** The rest of the path needs it no longer, or needs it now. */
  | { readonly kind: "shorter-way"; readonly minutes: number }
  | { readonly kind: "hours"; readonly before: number; readonly now: number }
  | { readonly kind: "order" };

export interface PathChange {
  readonly kind: "step-dropped" | "step-added" | "step-moved" | "kept";
  readonly key: string;
  readonly skillId: SkillId;
  readonly title: string;
  readonly because: ChangeCause | null;
  /** Due date in the path before and in this one. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}
