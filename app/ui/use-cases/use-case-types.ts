import type { DataClass, MissingFact, UseCaseStatus } from "#app/engine/scaling/use-case.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";

/** What lists and pictures show of a use case. */
export interface UseCaseSummary {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly status: UseCaseStatus;
  readonly siteName: string;
  readonly dataClass: DataClass;
  readonly valuePerYear: number | null;
  readonly itOwner: string | null;
  readonly otOwner: string | null;
  readonly goLiveOn: PlainDate | null;
  readonly probability: number;
  readonly readyShare: number | null;
  readonly withheld: number;
  readonly missing: readonly MissingFact[];
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}
