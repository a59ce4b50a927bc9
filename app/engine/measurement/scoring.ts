import { assertNever } from "#app/engine/kernel/invariant.ts";
import { err, mapOk, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { Answer, AnswerKey, AnswerProblem, HotspotRegion, OptionId } from "./answer-key.ts";
import { highestCategory } from "./answer-key.ts";
import { readNumber } from "./read-number.ts";

type Credit = Result<number, AnswerProblem>;

/** Options or letters of an answer that are more than this long are refused before anything looks at them. */
const LONGEST_TEXT = 64;
const MOST_PARTS = 64;

/** The first id that is unknown, repeated or too long. */
function idProblem(ids: readonly OptionId[], known: readonly OptionId[]): AnswerProblem | null {
  if (ids.length > MOST_PARTS) return { kind: "too-long" };
  const seen = new Set<OptionId>();
  for (const id of ids) {
    if (id.length > LONGEST_TEXT) return { kind: "too-long" };
    if (!known.includes(id)) return { kind: "unknown-option", option: id };
    if (seen.has(id)) return { kind: "repeated-option", option: id };
    seen.add(id);
  }
  return null;
}

/** Right choices less wrong ones, as a share of the right ones, not below 0: choosing everything earns nothing. */
function multipleCredit(
  options: readonly OptionId[],
  correct: readonly OptionId[],
  choices: readonly OptionId[],
): Credit {
  const problem = idProblem(choices, options);
  if (problem !== null) return err(problem);
  const hits = choices.filter((choice) => correct.includes(choice)).length;
  return ok(Math.max(0, (2 * hits - choices.length) / correct.length));
}

/** Share of pairs in the right relative order (Kendall's tau scaled to 0…1). */
function orderingCredit(right: readonly OptionId[], order: readonly OptionId[]): Credit {
  const problem = idProblem(order, right);
  if (problem !== null) return err(problem);
  if (order.length < right.length) return err({ kind: "incomplete" });
  let kept = 0;
  for (let i = 0; i < order.length; i += 1) {
    const place = right.indexOf(order[i] ?? "");
    for (let j = i + 1; j < order.length; j += 1) if (right.indexOf(order[j] ?? "") > place) kept += 1;
  }
  const pairs = (order.length * (order.length - 1)) / 2;
  return ok(pairs === 0 ? 1 : kept / pairs);
}

function matchingCredit(key: AnswerKey & { type: "matching" }, pairs: Readonly<Record<OptionId, OptionId>>): Credit {
  const left = Object.keys(key.pairs);
  const problem = idProblem(Object.keys(pairs), left) ?? idProblem([...new Set(Object.values(pairs))], key.offered);
  if (problem !== null) return err(problem);
  return ok(left.filter((id) => Object.hasOwn(pairs, id) && pairs[id] === key.pairs[id]).length / left.length);
}

function numericCredit(key: AnswerKey & { type: "numeric" }, text: string, unit: string): Credit {
  if (text.length > LONGEST_TEXT || unit.length > LONGEST_TEXT) return err({ kind: "too-long" });
  const named = Object.keys(key.units).length > 0;
  const factor = Object.hasOwn(key.units, unit) ? key.units[unit] : undefined;
  if (named && factor === undefined) return err({ kind: "unknown-unit", unit });
  return mapOk(readNumber(text), (value) => {
    const difference = Math.abs(value * (factor ?? 1) - key.value);
    // a value on the edge of the tolerance counts, whatever its last binary digit
    return difference <= key.tolerance + 1e-9 * Math.max(Math.abs(key.value), key.tolerance) ? 1 : 0;
  });
}

/** Inside the region; a polygon by the even-odd rule (W. R. Franklin, PNPOLY). */
function isInside(region: HotspotRegion, x: number, y: number): boolean {
  switch (region.kind) {
    case "rectangle":
      return x >= region.left && x <= region.right && y >= region.top && y <= region.bottom;
    case "circle":
      return Math.hypot(x - region.x, y - region.y) <= region.radius;
    case "polygon": {
      let inside = false;
      region.points.forEach((to, i) => {
        const from = region.points[(i + region.points.length - 1) % region.points.length] ?? to;
        const crosses = to.y > y !== from.y > y;
        if (crosses && x < ((from.x - to.x) * (y - to.y)) / (from.y - to.y) + to.x) inside = !inside;
      });
      return inside;
    }
    default:
      return assertNever(region);
  }
}

function hotspotCredit(regions: readonly HotspotRegion[], x: number, y: number): Credit {
  if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return err({ kind: "outside-picture" });
  return ok(regions.some((region) => isInside(region, x, y)) ? 1 : 0);
}

/** Each decision scored by itself, so that a wrong first one does not doom the rest; the mean of their credits. */
function scenarioCredit(decisions: readonly AnswerKey[], answers: readonly Answer[]): Credit {
  if (answers.length !== decisions.length) return err({ kind: "incomplete" });
  let sum = 0;
  for (const [index, decision] of decisions.entries()) {
    const credit = creditOf(decision, answers[index] ?? { type: "blank" });
    if (!credit.ok) return credit;
    sum += credit.value;
  }
  return ok(sum / decisions.length);
}

/** Credit 0…1 of an answer before it is cut into categories. */
function creditOf(key: AnswerKey, answer: Answer): Credit {
  if (answer.type === "blank") return ok(0);
  if (key.type === "single" && answer.type === "single") {
    const problem = idProblem([answer.choice], key.options);
    return problem === null ? ok(answer.choice === key.correct ? 1 : 0) : err(problem);
  }
  if (key.type === "multiple" && answer.type === "multiple") {
    return multipleCredit(key.options, key.correct, answer.choices);
  }
  if (key.type === "ordering" && answer.type === "ordering") return orderingCredit(key.order, answer.order);
  if (key.type === "matching" && answer.type === "matching") return matchingCredit(key, answer.pairs);
  if (key.type === "numeric" && answer.type === "numeric") return numericCredit(key, answer.text, answer.unit);
  if (key.type === "hotspot" && answer.type === "hotspot") return hotspotCredit(key.regions, answer.x, answer.y);
  if (key.type === "scenario" && answer.type === "scenario") return scenarioCredit(key.decisions, answer.answers);
  return err({ kind: "wrong-answer-type", expected: key.type });
}

/**
 * Score category 0…highestCategory(key) of an answer: pure and total; an answer that cannot be scored is a value, never an
 * exception. Credit is cut into even steps, rounded down: the top category needs everything right. Text and lists longer
 * than 64 are refused unread.
 */
export function scoreAnswer(key: AnswerKey, answer: Answer): Result<number, AnswerProblem> {
  return mapOk(creditOf(key, answer), (credit) => Math.floor(credit * highestCategory(key) + 1e-9));
}
