import type { ContentPath, ReportProblem } from "#app/catalog/content-problem.ts";
import { evaluateExpression, namesIn } from "./expression.ts";
import type { QuestionOf } from "./item-schemas.ts";
import type { PlacedQuestion } from "./question-parts.ts";

/** Every number that an item rests on is computed again from what it says it is made of. */
export function checkNumbers(placed: PlacedQuestion, report: ReportProblem): void {
  const { file, at, question } = placed;
  for (const [position, { inputs, formula, equals, tolerance }] of question.calculations.entries()) {
    checkCalculation({ inputs, formula, equals, tolerance }, [...at, "calculations", position], file, report);
  }
  if (question.type !== "numeric") return;
  const { inputs, formula, key, tolerance, unit, units, mistakes } = question;
  checkCalculation({ inputs, formula, equals: key, tolerance }, at, file, report);
  const used = new Set([formula, ...mistakes.map((mistake) => mistake.formula)].flatMap((text) => [...namesIn(text)]));
  const stem = plainNumbers([placed.situation, question.news ?? "", question.question].join(" "));
  for (const [name, value] of Object.entries(inputs)) {
    if (!used.has(name)) report(file, [...at, "inputs", name], `no formula uses ${name}`);
    if (!stem.has(Math.abs(value)))
      report(file, [...at, "inputs", name], `${name} is ${String(value)}, which the situation does not give`);
  }
  if (units[unit] !== 1) report(file, [...at, "units"], `the key's own unit ${unit} must be accepted as 1`);
  for (const [position, mistake] of mistakes.entries()) {
    const place = [...at, "mistakes", position];
    checkCalculation(
      { inputs, formula: mistake.formula, equals: mistake.equals, tolerance: roundingOf(mistake.equals) },
      place,
      file,
      report,
    );
    if (Math.abs(mistake.equals - key) <= tolerance)
      report(file, place, `the mistake ${String(mistake.equals)} would count as right`);
  }
}

type Claim = Pick<QuestionOf<"numeric">, "inputs" | "formula" | "tolerance"> & { readonly equals: number };

/** A stated result against its own formula; the problem is reported at the formula under `at`. */
export function checkCalculation(
  { inputs, formula, equals, tolerance }: Claim,
  at: ContentPath,
  file: PlacedQuestion["file"],
  report: ReportProblem,
): void {
  const value = evaluateExpression(formula, inputs);
  if (!value.ok) {
    report(file, [...at, "formula"], `the formula cannot be computed: ${value.error}`);
    return;
  }
  if (Math.abs(value.value - equals) > tolerance + 1e-9 * Math.max(1, Math.abs(equals))) {
    report(
      file,
      [...at, "formula"],
      `the formula gives ${String(Number(value.value.toPrecision(8)))}, not ${String(equals)}`,
    );
  }
}

/** Half a unit of the last digit written. */
function roundingOf(value: number): number {
  return 0.5 * 10 ** -(String(value).split(".")[1]?.length ?? 0);
}

/** The numbers a text shows: "1,200", "1 200" and "1200" are one. */
function plainNumbers(text: string): ReadonlySet<number> {
  const joined = text.replace(/(\d)[,\u00a0 ](?=\d{3}(?!\d))/g, "$1");
  return new Set([...joined.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits)));
}
