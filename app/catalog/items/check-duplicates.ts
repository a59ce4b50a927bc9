import type { ContentFile, ContentPath, ReportProblem } from "#app/catalog/content-problem.ts";
import type { ItemFile } from "./item-schemas.ts";
import { choicesOf, questionsOf, stemOf } from "./question-parts.ts";

/** Share of common three-word runs from which two passages count as the same one written twice. */
const ALIKE = 0.4;
const RUN = 3;

/** Words that a person reads together, and where they stand. */
export interface Passage {
  readonly file: Pick<ContentFile<unknown>, "file" | "lineOf">;
  readonly at: ContentPath;
  readonly texts: readonly string[];
}

/** Everything a person reads of an item. */
export function itemPassage(file: ContentFile<ItemFile>): Passage {
  const texts = [...stemOf(file), ...questionsOf(file).flatMap(({ question }) => choicesOf(question))];
  return { file, at: ["situation"], texts: texts.map(({ text }) => text) };
}

/**
 * Reports passages that share most of their words in order with an earlier one: Jaccard similarity of the sets of three-word
 * runs (Broder 1997). An index from run to passages keeps it near linear: only passages that share a run are compared. The
 * first `known` passages are compared with, never reported.
 */
export function checkDuplicates(passages: readonly Passage[], report: ReportProblem, known = 0): void {
  const holders = new Map<string, number[]>();
  const sizes: number[] = [];
  for (const [position, { file, at, texts }] of passages.entries()) {
    const runs = runsOf(texts);
    sizes.push(runs.size);
    const shared = new Map<number, number>();
    for (const run of runs) {
      const earlier = holders.get(run);
      if (earlier === undefined) holders.set(run, [position]);
      else {
        if (position >= known) for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
        earlier.push(position);
      }
    }
    for (const [other, common] of shared) {
      const similarity = common / (runs.size + (sizes[other] ?? 0) - common);
      if (similarity < ALIKE) continue;
      const twin = passages[other]?.file.file ?? "";
      report(file, at, `shares ${(100 * similarity).toFixed(0)} % of its wording with ${twin}`, "warning");
    }
  }
}

/** The three-word runs of the texts. */
function runsOf(texts: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const text of texts) {
    const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    for (let i = 0; i + RUN <= words.length; i += 1) runs.add(words.slice(i, i + RUN).join(" "));
  }
  return runs;
}
