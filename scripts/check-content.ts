import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildCatalog } from "#app/catalog/build-catalog.ts";
import { formatProblem } from "#app/catalog/content-problem.ts";
import { describeBank } from "#app/catalog/items/describe-bank.ts";
import { buildItemBank } from "#app/catalog/items/item-bank.ts";
import { parseItems } from "#app/catalog/items/parse-items.ts";
import { readFigures } from "#app/catalog/items/read-figures.server.ts";
import { checkTwins } from "#app/catalog/lessons/check-twins.ts";
import { coverageOf } from "#app/catalog/lessons/coverage.ts";
import { describeCoverage, describeHoles, describeLibrary } from "#app/catalog/lessons/describe-library.ts";
import { buildLibrary } from "#app/catalog/lessons/library.ts";
import { readLessons } from "#app/catalog/lessons/read-library.server.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { today } from "#app/platform/clock.server.ts";

// npm run check-content [directory] [-- --coverage]: every problem with file and line; exit code 1 when one is an error.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { coverage: { type: "boolean" } } });
const directory = positionals[0] ?? fileURLToPath(new URL("../content", import.meta.url));
if (!existsSync(directory)) {
  console.log(`There is no folder ${directory}.`);
  process.exit(1);
}
const texts = [...(await readContent(directory)), ...(await readLessons(directory))];
const { content, problems: frameworkProblems } = buildCatalog(texts, today("UTC"));
// items and lessons refer to skills and roles: they are checked against a framework that can be published
const bank = content === null ? null : buildItemBank(texts, await readFigures(directory), content);
const library = content === null ? null : buildLibrary(texts, await readFigures(directory, "lessons"), content);
const coverage =
  content === null || bank === null || library === null ? null : coverageOf(library, bank.items, content);
const problems = [...frameworkProblems, ...(bank?.problems ?? []), ...(library?.problems ?? [])];
if (library !== null) {
  // unreadable items were reported with the bank
  problems.push(
    ...checkTwins(
      library.parsed.lessons,
      parseItems(texts, () => undefined),
    ),
  );
}
const holes = coverage === null ? null : describeHoles(coverage);
if (holes !== null) problems.push({ severity: "warning", file: "content/lessons", line: 1, message: holes });

for (const problem of problems) console.log(formatProblem(problem));
if (bank !== null) for (const line of describeBank(bank)) console.log(line);
if (library !== null) for (const line of describeLibrary(library)) console.log(line);
if (coverage !== null && values.coverage === true) for (const line of describeCoverage(coverage)) console.log(line);
const errors = problems.filter(({ severity }) => severity === "error").length;
const counted = `${String(errors)} errors, ${String(problems.length - errors)} warnings`;
if (content === null) {
  console.log(`${counted}. Nothing can be published until the errors are gone.`);
  process.exitCode = 1;
} else {
  const links = content.skills.reduce((sum, skill) => sum + skill.prerequisites.length, 0);
  const requirements = content.roles.flatMap((role) => role.requirements);
  const implied = requirements.filter(({ origin }) => origin === "implied").length;
  console.log(
    `${counted}. ${String(content.skills.length)} skills in ${String(content.clusters.length)} clusters with ` +
      `${String(links)} prerequisites; ${String(content.roles.length)} roles with ` +
      `${String(requirements.length - implied)} stated and ${String(implied)} implied requirements.`,
  );
  if (errors > 0) process.exitCode = 1;
}
