import type { SiteCode } from "../member.ts";

/** A course the company has run. `teaches` is [skill, level the course certifies]. */
export interface TrainingCourse {
  readonly code: string;
  readonly name: string;
  readonly teaches: readonly (readonly [skill: string, level: number])[];
  readonly sites: readonly SiteCode[];
  /** Framework roles invited; empty means everybody. */
  readonly roles: readonly string[];
  /** When it ran, in months before today, and how many days it was spread over. */
  readonly monthsAgo: number;
  readonly spreadDays: number;
  /** Share of those invited who finished. */
  readonly completion: number;
  /** Usual rise of the true level. */
  readonly gain: number;
}

export const ALL_SITES: readonly SiteCode[] = ["LIN", "OST", "VAL", "GRP"];
