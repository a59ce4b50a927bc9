import type { Question } from "#app/catalog/items/item-schemas.ts";
import { questionViewOf, type QuestionView } from "#app/catalog/items/question-view.ts";
import type { ItemId } from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { CheckInProgress, QuestionOnScreen } from "./check-view.ts";
import type { WordedItem } from "./item-words.server.ts";
import type { OpenCheck } from "./open-check.server.ts";
import type { UnfinishedScenario } from "./stored-check.ts";

/** What the browser gets of a check that is not over: the question on the screen and those ahead, nothing of their keys. */
export function checkOnScreen(check: OpenCheck, skillName: string): CheckInProgress {
  const { row, design, state, words, unfinished } = check;
  const asked = state.current === null ? [] : [state.current, ...state.ahead];
  const { maxItems, maxMinutes } = design.stopping;
  return {
    id: row.id,
    skill: { id: row.skillId, name: skillName },
    status: state.status === "paused" ? "paused" : "running",
    answered: state.answers.length,
    upTo: maxItems + design.pilotPlaces.length,
    minutesLeft: maxMinutes === null ? null : Math.max(0, Math.ceil(maxMinutes - state.workedMs / 60_000)),
    extraTimePercent: row.extraTimePercent,
    questions: state.status === "paused" ? [] : asked.map((id) => questionOnScreen(id, words, unfinished)),
  };
}

function questionOnScreen(
  id: ItemId,
  words: ReadonlyMap<ItemId, WordedItem>,
  unfinished: UnfinishedScenario,
): QuestionOnScreen {
  const item = words.get(id);
  invariant(item !== undefined, `an item on the screen has words: ${id}`);
  const { file } = item;
  if (file.type !== "scenario") return { itemId: id, question: questionViewOf(file), decision: null, earlier: [] };
  const taken = unfinished?.itemId === id ? unfinished.answers : [];
  const due = file.decisions[taken.length];
  invariant(due !== undefined, `a scenario on the screen has a decision that is due: ${id}`);
  const view = (decision: Question, position: number): QuestionView => {
    const own = questionViewOf(decision);
    // the case and its picture belong to the whole scenario and stand above its first decision
    const figure = own.figure ?? (file.figure === undefined ? null : { file: file.figure.file, alt: file.figure.alt });
    return position === 0 ? ({ ...own, situation: file.situation, figure } as QuestionView) : own;
  };
  return {
    itemId: id,
    question: view(due, taken.length),
    decision: { number: taken.length + 1, of: file.decisions.length },
    earlier: taken.flatMap((answer, position) => {
      const decision = file.decisions[position];
      return decision === undefined ? [] : [{ question: view(decision, position), answer }];
    }),
  };
}
