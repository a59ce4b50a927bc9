import type { PlainDate } from "#app/engine/kernel/calendar.ts";

export interface ReadyWeek {
  readonly median: number;
  readonly low80: number;
  readonly high80: number;
  readonly low50: number;
  readonly high50: number;
}

export interface ReadyRole {
  readonly roleId: string;
  readonly roleName: string;
  readonly needed: number;
  /** By week from today; null: withheld, the group is too small. */
  readonly ready: readonly ReadyWeek[] | null;
}

/** What a scenario comes to; the part that is withheld where the groups are too small is null. */
export interface Scenario {
  readonly query: string;
  readonly asOf: PlainDate;
  readonly siteId: string;
  readonly useCase: { readonly id: string; readonly code: string; readonly name: string; readonly siteName: string };
  readonly inputs: {
    readonly useCase: string;
    readonly goLive: PlainDate;
    readonly start: PlainDate;
    readonly hours: number;
    readonly heads: number;
    readonly away: number;
    readonly target: number;
    readonly from: "role" | "site";
    readonly seed: number;
  };
  readonly goLiveWeek: number;
  readonly roles: readonly ReadyRole[];
  readonly outlook: {
    readonly chanceByWeek: readonly number[];
    readonly chance: number;
    readonly stations: readonly {
      readonly id: string | null;
      readonly name: string;
      readonly chanceBelow: number;
      readonly missing: number;
    }[];
    readonly trained: number;
    readonly trainingHours: number;
    readonly hires: number;
    readonly cost: number;
    readonly earliestSafeOn: PlainDate | null;
    readonly latestStartOn: PlainDate | null;
  } | null;
  readonly assumptions: {
    readonly learningCost: number;
    readonly hireCost: number;
    readonly hireWeeks: number;
    readonly carriedOut: number;
    readonly reachHours: number;
  };
  readonly minimumGroupSize: number;
}
