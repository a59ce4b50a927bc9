import type { ContentFile, ReportProblem } from "#app/catalog/content-problem.ts";
import type { ItemFile } from "./item-schemas.ts";
import { choicesOf, questionsOf, stemOf } from "./question-parts.ts";

/** Share of common three-word runs from which two items count as the same one written twice. */
const ALIKE = 0.4;
const RUN = 3;

/**
 * Reports items that share most of their words in order: Jaccard similarity of the sets of three-word runs (Broder 1997).
 * An index from run to items keeps it near linear: only items that share a run are compared.
 */
export function checkDuplicates(files: readonly ContentFile<ItemFile>[], report: ReportProblem): void {
  const holders = new Map<string, number[]>();
  const sizes: number[] = [];
  for (const [position, file] of files.entries()) {
    const runs = runsOf(file);
    sizes.push(runs.size);
    const shared = new Map<number, number>();
    for (const run of runs) {
      const earlier = holders.get(run) ?? [];
      for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(run, [...earlier, position]);
    }
    for (const [other, common] of shared) {
      const similarity = common / (runs.size + (sizes[other] ?? 0) - common);
      if (similarity < ALIKE) continue;
      report(
        file,
        ["situation"],
        `shares ${(100 * similarity).toFixed(0)} % of its wording with ${files[other]?.file ?? ""}`,
        "warning",
      );
    }
  }
}

/** The three-word runs of everything a person reads. */
function runsOf(file: ContentFile<ItemFile>): ReadonlySet<string> {
  const texts = [...stemOf(file), ...questionsOf(file).flatMap(({ question }) => choicesOf(question))];
  const runs = new Set<string>();
  for (const { text } of texts) {
    const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    for (let i = 0; i + RUN <= words.length; i += 1) runs.add(words.slice(i, i + RUN).join(" "));
  }
  return runs;
}
