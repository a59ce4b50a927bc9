import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildCatalog } from "#app/catalog/build-catalog.ts";
import { formatProblem } from "#app/catalog/content-problem.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { today } from "#app/platform/clock.server.ts";

// npm run check-content [directory]: every problem with file and line; exit code 1 when one is an error.
const directory = process.argv[2] ?? fileURLToPath(new URL("../content", import.meta.url));
if (!existsSync(directory)) {
  console.log(`There is no folder ${directory}.`);
  process.exit(1);
}
const { content, problems } = buildCatalog(await readContent(directory), today("UTC"));

for (const problem of problems) console.log(formatProblem(problem));
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
}
