import type { ReportProblem } from "#app/catalog/content-problem.ts";
import type { Question, QuestionOf } from "./item-schemas.ts";

/** How often something happens in single-choice questions, against blind chance. */
export interface AgainstChance {
  readonly observed: number;
  readonly expected: number;
  /** Standard deviation of the count if keys were placed blindly. */
  readonly sd: number;
}

export interface KeyBalance {
  readonly questions: number;
  /** Right option longer than every other one. */
  readonly longest: AgainstChance;
  /** Right option at place 1, 2, … */
  readonly places: readonly AgainstChance[];
}

/** Deviation, in standard deviations, from which a guesser who knows the habit gains something. */
const HABIT = 2;

/** Where the right options stand and how long they are, over all single-choice questions among these. */
export function keyBalance(questions: readonly Question[]): KeyBalance {
  const singles = questions.flatMap((question) => (question.type === "single" ? [question] : []));
  const most = Math.max(0, ...singles.map(({ options }) => Object.keys(options).length));
  return {
    questions: singles.length,
    longest: tally(singles, () => true, isKeyLongest),
    places: Array.from({ length: most }, (_, place) =>
      tally(
        singles,
        ({ options }) => Object.keys(options).length > place,
        ({ options, key }) => Object.keys(options)[place] === key,
      ),
    ),
  };
}

type Single = QuestionOf<"single">;

function tally(
  singles: readonly Single[],
  counts: (one: Single) => boolean,
  happens: (one: Single) => boolean,
): AgainstChance {
  let [observed, expected, variance] = [0, 0, 0];
  for (const one of singles) {
    if (!counts(one)) continue;
    const chance = 1 / Object.keys(one.options).length;
    if (happens(one)) observed += 1;
    expected += chance;
    variance += chance * (1 - chance);
  }
  return { observed, expected, sd: Math.sqrt(variance) };
}

function isKeyLongest({ options, key }: Single): boolean {
  const length = options[key]?.text.length ?? 0;
  return Object.entries(options).every(([id, { text }]) => id === key || text.length < length);
}

/** Habits of the writers that give answers away; `folder` is where they wrote. */
export function checkBalance(balance: KeyBalance, folder: string, report: ReportProblem): void {
  const bank = { file: folder, lineOf: () => 1 };
  const { longest, places } = balance;
  if (longest.observed > longest.expected + HABIT * longest.sd) {
    report(bank, [], `the right option is the longest in ${describe(longest)}`, "warning");
  }
  for (const [place, one] of places.entries()) {
    if (Math.abs(one.observed - one.expected) <= HABIT * one.sd) continue;
    report(bank, [], `the right option stands at place ${String(place + 1)} in ${describe(one)}`, "warning");
  }
}

function describe({ observed, expected }: AgainstChance): string {
  return `${String(observed)} questions; ${expected.toFixed(1)} would be chance`;
}
