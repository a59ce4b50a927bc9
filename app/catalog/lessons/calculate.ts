import { evaluateExpression } from "#app/catalog/items/expression.ts";
import { readNumber } from "#app/engine/measurement/read-number.ts";
import type { LessonBlocks } from "./lesson-schemas.ts";

/** What became of one input that the reader changed. */
type InputProblem =
  { readonly kind: "not-a-number" } | { readonly kind: "out-of-range"; readonly min: number; readonly max: number };

export interface Calculated {
  /** By the names of the inputs; only those that cannot be used. */
  readonly problems: Readonly<Record<string, InputProblem>>;
  /** Null while an input cannot be used, or where the formula has no value, such as a division by zero. */
  readonly value: number | null;
}

/** The result of a calculation block for what the reader typed, by the names of the inputs. */
export function calculate(
  { inputs, formula }: LessonBlocks["calculation"],
  typed: Readonly<Record<string, string>>,
): Calculated {
  const problems: Record<string, InputProblem> = {};
  const values: Record<string, number> = {};
  for (const { name, value, min, max } of inputs) {
    const read = readNumber(typed[name] ?? String(value));
    if (!read.ok) problems[name] = { kind: "not-a-number" };
    else if (read.value < min || read.value > max) problems[name] = { kind: "out-of-range", min, max };
    else values[name] = read.value;
  }
  if (Object.keys(problems).length > 0) return { problems, value: null };
  const result = evaluateExpression(formula, values);
  return { problems, value: result.ok ? result.value : null };
}
