import type { ContentFile, ContentPath, ReportProblem } from "#app/catalog/content-problem.ts";
import type { ItemFile } from "./item-schemas.ts";
import { questionsOf } from "./question-parts.ts";

/** Text of the SVG files of the items, or of the lessons, by their path from the root of the repository. */
export type Figures = ReadonlyMap<string, string>;

/** What makes a picture run or fetch something when a page shows it. */
const ACTIVE = /<script|<foreignObject|<image|\son[a-z]+\s*=|(?:href|src)\s*=\s*["'](?!#)|@import|url\(\s*["']?(?!#)/i;

/** The path of an item's figure from the root of the repository. */
function figurePath(item: Pick<ItemFile, "skill">, file: string): string {
  return `content/items/${item.skill}/${file}`;
}

/** Figures exist, describe themselves in words, scale, and contain nothing active. */
export function checkFigures(file: ContentFile<ItemFile>, figures: Figures, report: ReportProblem): void {
  const shown = questionsOf(file).map(({ at, question }) => ({ at, figure: question.figure }));
  if (file.value.type === "scenario") shown.push({ at: [], figure: file.value.figure });
  for (const { at, figure } of shown) {
    if (figure !== undefined)
      checkFigure({ file, at: [...at, "figure"], figure, path: figurePath(file.value, figure.file) }, figures, report);
  }
}

interface PlacedFigure {
  readonly file: Pick<ContentFile<unknown>, "file" | "lineOf">;
  readonly at: ContentPath;
  readonly figure: { readonly alt: string };
  /** From the root of the repository. */
  readonly path: string;
}

/** One figure: its file, what is in it, its words. */
export function checkFigure({ file, at, figure, path }: PlacedFigure, figures: Figures, report: ReportProblem): void {
  const picture = figures.get(path);
  const here = [...at, "file"];
  if (picture === undefined) {
    report(file, here, `there is no file ${path}`);
    return;
  }
  if (!/<title[ >][^<]|<title>[^<]/.test(picture)) report(file, here, `${path} has no <title>`);
  if (!/viewBox=/.test(picture)) report(file, here, `${path} has no viewBox, so it does not scale`);
  if (ACTIVE.test(picture)) report(file, here, `${path} contains a script, a link or something loaded from elsewhere`);
  if (figure.alt.split(" ").length < 8)
    report(file, [...at, "alt"], "the text alternative is too short to answer from");
}

/** Pictures that no item shows. */
export function checkUnusedFigures(
  files: readonly ContentFile<ItemFile>[],
  figures: Figures,
  report: ReportProblem,
): void {
  const used = new Set<string>();
  for (const file of files) {
    for (const { question } of questionsOf(file))
      if (question.figure !== undefined) used.add(figurePath(file.value, question.figure.file));
    if (file.value.type === "scenario" && file.value.figure !== undefined)
      used.add(figurePath(file.value, file.value.figure.file));
  }
  for (const path of figures.keys()) {
    if (!used.has(path)) report({ file: path, lineOf: () => 1 }, [], "no item shows this figure", "warning");
  }
}
