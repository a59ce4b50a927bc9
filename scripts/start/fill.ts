import { formatProblem } from "#app/catalog/content-problem.ts";
import { closeDatabase } from "#app/data/db.server.ts";
import { adoptFramework } from "#app/data/framework.server.ts";
import { sendJob, stopJobs } from "#app/data/jobs.server.ts";
import { env } from "#app/platform/env.server.ts";
import { installLibrary } from "#app/services/install-library.server.ts";
import { commitDemoPaths } from "#app/services/pathway/commit-demo-paths.server.ts";
import { demoSignIns, seedDemoIfEmpty } from "#app/services/seed-demo.server.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";

// Brings what is in the database up to date: the framework, and on the first run the demo company. Each part is skipped after
// one question when it was done before. A process of its own, so that its memory goes with it.

class ContentNotPublished extends Error {
  override readonly name = "ContentNotPublished";
}

/** Told to the parent as work goes on. */
const report = (done: string): void => void process.send?.({ kind: "done", done });

async function fill(): Promise<void> {
  await publish();
  if (env().PACESETTER_DEMO === "on") await seedDemo();
  await fillLibrary();
  const paths = await commitDemoPaths();
  if (paths > 0) report(`${String(paths)} people of the demo company have a path`);
}

/** After the demo company, which is an organisation like any other. */
async function fillLibrary(): Promise<void> {
  const { organisations, items, lessons, problems } = await installLibrary();
  if (problems.length > 0)
    process.stderr.write(`Left out of the library:\n${problems.map(formatProblem).join("\n")}\n`);
  if (organisations > 0) report(`library filled: ${String(lessons)} lessons, ${String(items)} items`);
}

async function publish(): Promise<void> {
  const published = await publishCatalog();
  if (!published.ok) {
    const errors = published.error.problems.filter((problem) => problem.severity === "error").map(formatProblem);
    throw new ContentNotPublished(
      `The skill framework in content/ has errors; nothing of it was published:\n${errors.join("\n")}`,
    );
  }
  if (published.value.isNew) report("skill framework published");
  for (const orgId of await adoptFramework(published.value.versionId)) {
    await sendJob("beliefs.refresh", { orgId, learnerIds: null });
  }
}

async function seedDemo(): Promise<void> {
  const outcome = await seedDemoIfEmpty();
  if (outcome.kind === "seeded") report(`demo company made: ${outcome.people} people, ${outcome.evidence} records`);
  const lines = (await demoSignIns()).map(
    ({ title, shows, credentials: given }) =>
      `  ${title.padEnd(32)} ${(given.kind === "password" ? `${given.email}  ${given.password}` : `badge ${given.badgeNumber}  PIN ${given.pin}`).padEnd(48)} ${shows}`,
  );
  process.send?.({ kind: "sign-ins", lines });
}

// Whoever started this is gone: what is half-done was never committed.
const orphaned = (): never => process.exit(1);
process.once("disconnect", orphaned);

fill()
  .catch((error: unknown) => {
    const plain = error instanceof ContentNotPublished;
    const text = error instanceof Error ? (plain ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  })
  .finally(async () => {
    await stopJobs();
    await closeDatabase();
    process.removeListener("disconnect", orphaned);
    process.disconnect();
  });
