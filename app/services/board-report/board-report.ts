import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Dimension } from "#app/engine/scaling/indicators.ts";
import type { Mark } from "#app/engine/scaling/scorecard.ts";

/** What the board reads: the page and the PDF say exactly this. Heads have one decimal, chances two. */
export interface BoardReport {
  readonly organisation: string;
  /** The units that it is about. */
  readonly scope: string;
  readonly asOf: PlainDate;
  /** The quarter that it looks ahead to, "2027-Q4". */
  readonly quarter: string;
  readonly quarterOn: PlainDate;
  readonly scorecard: ReportScorecard;
  readonly forecast: ReportForecast;
  /** Null: no forecast has been adopted to plan on. */
  readonly plan: ReportPlan | null;
  /** The newest decided plans, with how many are ready of those who should be by now. */
  readonly decisions: readonly ReportDecision[];
  /** Five at most. */
  readonly actions: readonly ReportAction[];
  readonly method: ReportMethod;
}

export interface ReportScorecard {
  /** The lowest first. */
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly score: number | null;
    readonly mark: Mark;
    readonly lowest: Dimension | null;
    readonly dimensions: readonly {
      readonly dimension: Dimension;
      readonly score: number | null;
      readonly mark: Mark;
    }[];
  }[];
  /** Sites that two pages have no room for, by mark; null: all are there. */
  readonly others: Readonly<Record<Mark, number>> | null;
}

export interface ReportForecast {
  /** The roles with the largest gaps in the chosen quarter. */
  readonly roles: readonly {
    readonly id: string;
    readonly name: string;
    readonly needed: number;
    readonly ready: number;
    /** Chance that more are needed than are ready. */
    readonly chanceShort: number;
    /** The gap in heads, today first, the chosen quarter last; the band holds four of five draws. */
    readonly band: readonly {
      readonly quarter: string;
      readonly low: number;
      readonly middle: number;
      readonly high: number;
    }[];
  }[];
  /** Further roles with a gap, and those withheld because too few people have them. */
  readonly moreShort: number;
  readonly withheld: number;
}

export interface ReportPlan {
  readonly id: string;
  readonly name: string;
  readonly asOf: PlainDate;
  readonly adoptedBy: string | null;
  readonly reason: string;
  readonly quarter: string;
  /** How the last quarter that has passed came out: ready heads inside the band that was expected. Null: none has passed. */
  readonly came: { readonly quarter: string; readonly cells: number; readonly inside: number } | null;
  /** Gap in heads: as adopted, and as expected today for the same quarter. */
  readonly rows: readonly {
    readonly name: string;
    readonly planned: number;
    readonly low: number;
    readonly high: number;
    readonly today: number;
    readonly change: number;
  }[];
}

export interface ReportDecision {
  readonly id: string;
  readonly name: string;
  /** Role and place. */
  readonly about: string;
  readonly decidedBy: string | null;
  /** Ready people as planned for now, and today; null: withheld, too few. */
  readonly planned: number | null;
  readonly ready: number | null;
  /** People of the plan whose learning is past its day. */
  readonly late: number;
}

export interface ReportAction {
  readonly text: string;
  readonly about: string;
  readonly to: string;
  readonly owner: string | null;
  readonly dueOn: PlainDate | null;
}

export interface ReportMethod {
  readonly model: string;
  readonly framework: string;
  readonly seed: string;
  readonly draws: number;
  readonly inputs: string;
  readonly assumptionsVersion: number;
  /** Groups of fewer people are withheld; null: the reader may see everybody. */
  readonly smallest: number | null;
}
