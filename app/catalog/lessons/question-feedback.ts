import { questionKeyOf } from "#app/catalog/items/bank-item.ts";
import type { Question, QuestionOf } from "#app/catalog/items/item-schemas.ts";
import { mapOk, type Result } from "#app/engine/kernel/result.ts";
import type { Answer, AnswerKey, AnswerProblem } from "#app/engine/measurement/answer-key.ts";
import { highestCategory } from "#app/engine/measurement/answer-key.ts";
import { scoreAnswer } from "#app/engine/measurement/scoring.ts";

/** One thing that could be answered, and why it is right or not. */
export interface Reason {
  readonly text: string;
  /** What the person answered, or placed there. */
  readonly chosen: boolean;
  readonly right: boolean;
  readonly why: string;
  /** The thought that makes a wrong choice attractive. */
  readonly belief: string | null;
}

export interface QuestionFeedback {
  readonly verdict: "right" | "partly" | "wrong";
  /** Of everything that could be answered, in the order of the right answer where there is one. */
  readonly reasons: readonly Reason[];
}

/** What a person reads after answering. Scored as in a check; an answer that cannot be scored is asked again. */
export function feedbackOn(question: Question, answer: Answer): Result<QuestionFeedback, AnswerProblem> {
  const key = questionKeyOf(question);
  return mapOk(scoreAnswer(key, answer), (score) => ({
    verdict: score === highestCategory(key) ? "right" : score > 0 ? "partly" : "wrong",
    reasons: reasonsFor(question, answer),
  }));
}

/** Every reason without an answer: for readers whose browser runs no scripts. */
export function allReasons(question: Question): readonly Reason[] {
  return reasonsFor(question, { type: "blank" });
}

/** The reasons of everything that could be answered, with what this answer chose among it. */
export function reasonsFor(question: Question, answer: Answer): readonly Reason[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return choiceReasons(question, answer);
    case "ordering":
      return orderReasons(question, answer);
    case "matching":
      return pairReasons(question, answer);
    case "numeric":
      return numberReasons(question, answer);
    case "hotspot":
      return regionReasons(question, answer);
  }
}

function choiceReasons(question: QuestionOf<"single" | "multiple">, answer: Answer): readonly Reason[] {
  const chosen = answer.type === "single" ? [answer.choice] : answer.type === "multiple" ? answer.choices : [];
  const right: readonly string[] = question.type === "single" ? [question.key] : question.key;
  return Object.entries(question.options).map(([id, { text, why, belief }]) => ({
    text,
    why,
    chosen: chosen.includes(id),
    right: right.includes(id),
    belief: belief ?? null,
  }));
}

/** In the right order; a step counts as chosen where the person put it there. */
function orderReasons({ key, steps }: QuestionOf<"ordering">, answer: Answer): readonly Reason[] {
  return key.flatMap((id, place) => {
    const step = steps[id];
    const chosen = answer.type === "ordering" && answer.order[place] === id;
    return step === undefined
      ? []
      : [{ text: `${String(place + 1)}. ${step.text}`, why: step.why, chosen, right: true, belief: null }];
  });
}

function pairReasons({ left, offered }: QuestionOf<"matching">, answer: Answer): readonly Reason[] {
  return Object.entries(left).map(([id, { text, matches, why }]) => {
    const placed = answer.type === "matching" ? answer.pairs[id] : undefined;
    const mistaken = placed === undefined || placed === matches ? undefined : offered[placed]?.belief;
    return {
      text: `${text}: ${offered[matches]?.text ?? ""}`,
      why,
      chosen: placed === matches,
      right: true,
      belief: mistaken ?? null,
    };
  });
}

function numberReasons(question: QuestionOf<"numeric">, answer: Answer): readonly Reason[] {
  const { key, unit, units, tolerance, why, mistakes } = question;
  const meets = (value: number): boolean => {
    const score = scoreAnswer({ type: "numeric", value, tolerance, units } satisfies AnswerKey, answer);
    return score.ok && score.value === 1;
  };
  const written = (value: number): string => `${String(value)} ${unit}`;
  return [
    { text: written(key), why, chosen: meets(key), right: true, belief: null },
    ...mistakes.map((mistake) => ({
      text: written(mistake.equals),
      why: mistake.why,
      chosen: !meets(key) && meets(mistake.equals),
      right: false,
      belief: mistake.belief,
    })),
  ];
}

function regionReasons({ regions, key }: QuestionOf<"hotspot">, answer: Answer): readonly Reason[] {
  return Object.entries(regions).map(([id, { label, why, belief, shape }]) => {
    const score = scoreAnswer({ type: "hotspot", regions: [shape] }, answer);
    const chosen = answer.type === "hotspot" && score.ok && score.value === 1;
    return { text: label, why, chosen, right: key.includes(id), belief: belief ?? null };
  });
}
