import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Dimension } from "#app/engine/scaling/indicators.ts";
import type { DimensionScore, Mark } from "#app/engine/scaling/scorecard.ts";

/** A site as the scorecard shows it. */
export interface SiteCard {
  readonly site: { readonly id: string; readonly name: string };
  readonly dimensions: readonly DimensionScore[];
  readonly score: number | null;
  readonly mark: Mark;
  readonly lowest: Dimension | null;
  readonly trend: readonly { readonly asOn: PlainDate; readonly scores: Readonly<Record<string, number | null>> }[];
}

export interface SiteAction {
  readonly id: string;
  readonly text: string;
  readonly ownerName: string | null;
  readonly dueOn: PlainDate | null;
  readonly doneAt: string | null;
}
