import type { Decision, ItemFile, Question } from "#app/catalog/items/item-schemas.ts";
import { reasonsFor } from "#app/catalog/lessons/question-feedback.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import type { GivenAnswer } from "#app/engine/measurement/assessment-state.ts";
import { maximumScore } from "#app/engine/measurement/item.ts";
import type { AnswerReview } from "./check-view.ts";
import type { OpenCheck } from "./open-check.server.ts";

/** The answers of a check that is over, in order. `entries`: the ledger's entry of each by sequence. */
export function reviewAnswers(
  check: OpenCheck,
  entries: ReadonlyMap<number, { readonly id: string; readonly disputed: boolean }>,
): readonly AnswerReview[] {
  return check.state.answers.map((given, sequence) => {
    const item = check.design.items.find(({ id }) => id === given.itemId);
    const file = check.words.get(given.itemId)?.file;
    invariant(item !== undefined && file !== undefined, `an answer belongs to an item of the check: ${given.itemId}`);
    const entry = entries.get(sequence);
    const outcome = outcomeOf(given, maximumScore(item.parameters));
    return {
      evidenceId: entry?.id ?? null,
      sequence,
      title: file.title,
      objective: file.objective,
      level: file.level,
      area: file.area,
      confidence: given.confidence,
      outcome,
      safetyCritical: item.safetyCritical,
      why: outcome === "right" || outcome === "not-scored" ? [] : whyNot(file, given.answer),
      disputed: entry?.disputed ?? false,
    };
  });
}

function outcomeOf({ score, scored }: GivenAnswer, most: number): AnswerReview["outcome"] {
  if (!scored) return "not-scored";
  if (score >= most) return "right";
  return score > 0 ? "partly" : "wrong";
}

/** What speaks against the answer that was given. Tells nothing of what would have been right. */
function whyNot(file: ItemFile, answer: Answer): readonly string[] {
  if (file.type !== "scenario") return faultsOf(file, answer);
  const answers = answer.type === "scenario" ? answer.answers : [];
  return file.decisions.flatMap((decision: Decision, position) => {
    const given = answers[position];
    return given === undefined ? [] : faultsOf(decision, given);
  });
}

/** The reasons against what was chosen; of a number the belief behind it, where the author foresaw it. */
function faultsOf(question: Question, answer: Answer): readonly string[] {
  return reasonsFor(question, answer)
    .filter(({ chosen, right }) => chosen && !right)
    .map(({ why, belief }) => (question.type === "numeric" ? (belief ?? why) : why));
}
