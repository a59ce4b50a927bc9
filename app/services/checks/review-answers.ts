import type { Decision, ItemFile, Question } from "#app/catalog/items/item-schemas.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import type { GivenAnswer } from "#app/engine/measurement/assessment-state.ts";
import { maximumScore } from "#app/engine/measurement/item.ts";
import { scoreAnswer } from "#app/engine/measurement/scoring.ts";
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

function faultsOf(question: Question, answer: Answer): readonly string[] {
  switch (question.type) {
    case "single":
      if (answer.type !== "single" || answer.choice === question.key) return [];
      return textOf(question.options[answer.choice]?.why);
    case "multiple":
      if (answer.type !== "multiple") return [];
      return answer.choices
        .filter((choice) => !question.key.includes(choice))
        .flatMap((choice) => textOf(question.options[choice]?.why));
    case "numeric":
      return answer.type === "numeric" ? foreseenMistake(question, answer) : [];
    case "hotspot":
      if (answer.type !== "hotspot") return [];
      return Object.entries(question.regions)
        .filter(([id, { shape }]) => !question.key.includes(id) && isIn(shape, answer))
        .flatMap(([, { why }]) => [why]);
    case "ordering":
    case "matching":
      // every reason given for a step or a pair names its right place
      return [];
  }
}

const textOf = (why: string | undefined): readonly string[] => (why === undefined ? [] : [why]);

type NumericQuestion = Question & { readonly type: "numeric" };

/** The belief behind a wrong number that the author foresaw. */
function foreseenMistake(question: NumericQuestion, answer: Answer & { readonly type: "numeric" }): readonly string[] {
  const { units, tolerance } = question;
  const made = question.mistakes.find(({ equals }) => {
    const score = scoreAnswer({ type: "numeric", value: equals, tolerance, units }, answer);
    return score.ok && score.value === 1;
  });
  return made === undefined ? [] : [made.belief];
}

type Shape = (Question & { readonly type: "hotspot" })["regions"][string]["shape"];

function isIn(shape: Shape, answer: Answer & { readonly type: "hotspot" }): boolean {
  const score = scoreAnswer({ type: "hotspot", regions: [shape] }, answer);
  return score.ok && score.value === 1;
}
