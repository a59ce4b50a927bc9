import { maximumScore } from "#app/engine/measurement/item.ts";
import { confirmedLevel } from "#app/engine/proficiency/currency-confirmation.ts";
import type { OpenCheck } from "./open-check.server.ts";

/** What became of a refresh. */
export interface RefreshOutcome {
  /** The level it was to confirm, 1…5; questions reach 3. */
  readonly level: number;
  readonly passed: boolean;
  /** Parts of the skill with an answer that was not fully right: what goes back to the path. None when it was passed. */
  readonly missedAreas: readonly string[];
}

/** The outcome of a refresh that is over; null: the check was not a refresh. */
export function refreshOutcome({ row, design, state }: OpenCheck): RefreshOutcome | null {
  if (row.kind !== "refresh") return null;
  const level = row.targetLevel ?? 1;
  const answers = state.answers.flatMap(({ itemId, score, scored }) => {
    const item = design.items.find(({ id }) => id === itemId);
    return item === undefined ? [] : [{ ...item, score, scored }];
  });
  const passed = (confirmedLevel(answers) ?? 0) >= Math.min(level, 3);
  const missed = answers.filter(({ score, parameters }) => score < maximumScore(parameters));
  const areas = new Set(missed.map(({ contentArea }) => contentArea.split("/")[1] ?? contentArea));
  return { level, passed, missedAreas: passed ? [] : [...areas].sort() };
}
