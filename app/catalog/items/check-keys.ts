import type { ContentPath, ReportProblem } from "#app/catalog/content-problem.ts";
import type { PlacedQuestion } from "./question-parts.ts";
import type { QuestionOf } from "./item-schemas.ts";

/** Reports at a place inside the question. */
type ReportHere = (path: ContentPath, message: string) => void;

/** Keys name things that exist, every option carries its reason, every wrong one its belief, and counts are in range. */
export function checkKeys({ file, at, question }: PlacedQuestion, report: ReportProblem): void {
  const here: ReportHere = (path, message) => {
    report(file, [...at, ...path], message);
  };
  switch (question.type) {
    case "single":
      checkChoices(question.options, [question.key], "options", here);
      return;
    case "multiple":
      checkChoices(question.options, question.key, "options", here);
      if (question.key.length === Object.keys(question.options).length) here(["key"], "every option is right");
      return;
    case "hotspot":
      checkChoices(question.regions, question.key, "regions", here);
      return;
    case "ordering":
      checkOrdering(question, here);
      return;
    case "matching":
      checkMatching(question, here);
      return;
    case "numeric":
      return;
  }
}

const MOST: Readonly<Record<string, number>> = { options: 5, regions: 8 };

function checkChoices(
  choices: Readonly<Record<string, { readonly belief?: string | undefined }>>,
  key: readonly string[],
  list: "options" | "regions",
  here: ReportHere,
): void {
  const count = Object.keys(choices).length;
  const most = MOST[list] ?? count;
  if (count < 3 || count > most) here([list], `there are ${String(count)} ${list}; 3 to ${String(most)} are wanted`);
  for (const id of key) if (!Object.hasOwn(choices, id)) here(["key"], `the key ${id} is not one of the ${list}`);
  if (new Set(key).size < key.length) here(["key"], "the key names something twice");
  for (const [id, { belief }] of Object.entries(choices)) {
    if (key.includes(id) && belief !== undefined)
      here([list, id, "belief"], `${id} is right, so no mistaken belief leads to it`);
    if (!key.includes(id) && belief === undefined)
      here([list, id], `${id} is wrong and names no belief that leads to it`);
  }
}

function checkOrdering({ steps, key }: QuestionOf<"ordering">, here: ReportHere): void {
  const shown = Object.keys(steps);
  if (shown.length < 3 || shown.length > 8)
    here(["steps"], `there are ${String(shown.length)} steps; 3 to 8 are wanted`);
  if ([...key].sort().join() !== [...shown].sort().join()) here(["key"], "the key does not name every step once");
  else if (key.join() === shown.join()) here(["key"], "the steps are shown in the right order");
}

function checkMatching({ left, offered }: QuestionOf<"matching">, here: ReportHere): void {
  const count = Object.keys(left).length;
  if (count < 3 || count > 6) here(["left"], `there are ${String(count)} things to match; 3 to 6 are wanted`);
  const used = new Set(Object.values(left).map(({ matches }) => matches));
  for (const [id, { matches }] of Object.entries(left)) {
    if (!Object.hasOwn(offered, matches)) here(["left", id, "matches"], `${matches} is not offered`);
  }
  for (const [id, { belief }] of Object.entries(offered)) {
    if (!used.has(id) && belief === undefined)
      here(["offered", id], `${id} matches nothing and names no belief that leads to it`);
  }
}
