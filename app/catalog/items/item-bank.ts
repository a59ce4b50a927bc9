import type { CatalogContent } from "#app/catalog/catalog.ts";
import { reportInto, type ContentProblem } from "#app/catalog/content-problem.ts";
import type { ContentText } from "#app/catalog/read-content.server.ts";
import { checkBalance, keyBalance, type KeyBalance } from "./check-balance.ts";
import { checkDuplicates, itemPassage } from "./check-duplicates.ts";
import { checkFigures, checkUnusedFigures, type Figures } from "./check-figures.ts";
import { checkKeys } from "./check-keys.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkReferences } from "./check-references.ts";
import { checkWording } from "./check-wording.ts";
import type { ItemFile } from "./item-schemas.ts";
import { parseItems } from "./parse-items.ts";
import { questionsOf } from "./question-parts.ts";

/** What the items refer to. */
export type ItemCatalog = Pick<CatalogContent, "skills" | "roles">;

export interface BuiltItemBank {
  /** Items of files without an error, by file name. */
  readonly items: readonly ItemFile[];
  /** All of them, by file and line. */
  readonly problems: readonly ContentProblem[];
  readonly balance: KeyBalance;
}

/** The item bank made of its files, and everything that is wrong with them. `figures`: SVG texts by path. */
export function buildItemBank(texts: readonly ContentText[], figures: Figures, catalog: ItemCatalog): BuiltItemBank {
  const problems: ContentProblem[] = [];
  const report = reportInto(problems);
  const files = parseItems(texts, report);
  const skills = new Set(catalog.skills.map(({ id }) => id));
  const roles = new Set(catalog.roles.map(({ id }) => id));
  for (const file of files) {
    checkReferences(file, { skills, roles }, report);
    for (const question of questionsOf(file)) {
      checkKeys(question, report);
      checkNumbers(question, report);
    }
    checkWording(file, report);
    checkFigures(file, figures, report);
  }
  checkUnusedFigures(files, figures, report);
  checkDuplicates(files.map(itemPassage), report);
  const balance = keyBalance(files.flatMap(questionsOf).map(({ question }) => question));
  checkBalance(balance, "content/items", report);
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const broken = new Set(problems.filter(({ severity }) => severity === "error").map(({ file }) => file));
  return { items: files.filter(({ file }) => !broken.has(file)).map(({ value }) => value), problems, balance };
}
