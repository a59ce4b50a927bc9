import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { freePort } from "../database/address.ts";
import { buildPages, generateClient } from "../start/build.ts";
import { findOrGetBrowser } from "./browser.ts";
import { readPlaywrightReport, readVitestReport } from "./reports.ts";
import { runCommand, runStage, sum, type Outcome } from "./stage.ts";

// Two lanes on two cores: what reads the sources, and what runs the product. The browser tests have the machine alone.

const serverUrl = process.env["DATABASE_URL"];
const embedded: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "test" };
delete embedded["DATABASE_URL"];
const ONE_FAILED: Outcome = { passed: 0, failed: 1, skipped: 0 };
const ONE_PASSED: Outcome = { passed: 1, failed: 0, skipped: 0 };

/** Runs every stage, prints the sum as the last line, and returns the exit code. */
export async function testEverything(): Promise<number> {
  await generateClient();
  await mkdir(".cache", { recursive: true });
  // Absolute: Playwright reads a relative path from the folder of its settings.
  const reports = resolve(await mkdtemp(join(".cache", "reports-")));
  const [checks, runs] = await Promise.all([checkLane(reports), productLane(reports)]);
  const browser = await browserStage(reports);
  await rm(reports, { recursive: true, force: true });
  const total = sum([...checks, ...runs, browser]);
  if (total.skipped > 0) process.stdout.write(`${total.skipped} tests were skipped; each says why.\n`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
}

async function checkLane(reports: string): Promise<Outcome[]> {
  const outcomes = [await vitestStage("unit", "unit", reports, embedded)];
  for (const script of ["typecheck", "lint", "format:check", "depcheck", "deadcode", "check-content"]) {
    outcomes.push(await scriptStage(script));
  }
  return outcomes;
}

async function productLane(reports: string): Promise<Outcome[]> {
  const outcomes = [await buildStage(), await vitestStage("integration*", "integration, embedded", reports, embedded)];
  if (serverUrl !== undefined) {
    const env: NodeJS.ProcessEnv = { ...embedded, DATABASE_URL: serverUrl };
    outcomes.push(await vitestStage("integration*", "integration, PostgreSQL server", reports, env));
  }
  return outcomes;
}

function scriptStage(script: string): Promise<Outcome> {
  return runStage(script, async () => {
    const { code, output } = await npm(["run", "--silent", script]);
    return { outcome: code === 0 ? ONE_PASSED : ONE_FAILED, output };
  });
}

function npm(args: readonly string[]): ReturnType<typeof runCommand> {
  const program = process.env["npm_execpath"];
  return program?.endsWith(".js") === true
    ? runCommand(process.execPath, [program, ...args], embedded)
    : runCommand("npm", args, embedded);
}

function buildStage(): Promise<Outcome> {
  return runStage("build", async () => {
    try {
      await buildPages();
      return { outcome: ONE_PASSED, output: "" };
    } catch (error) {
      return { outcome: ONE_FAILED, output: String(error) };
    }
  });
}

function vitestStage(project: string, name: string, reports: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return runStage(name, async () => {
    const report = join(reports, `${name.replaceAll(/\W+/g, "-")}.json`);
    const result = await runCommand(
      process.execPath,
      [
        ...["node_modules/vitest/vitest.mjs", "run", "-c", "test/vitest.config.ts", "--project", project],
        ...["--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      ],
      env,
    );
    return { outcome: await readVitestReport(report, result), output: result.output };
  });
}

function browserStage(reports: string): Promise<Outcome> {
  return runStage("browser", async () => {
    const chromium = findOrGetBrowser();
    if (chromium === undefined) {
      const output =
        "No Chromium was found and none could be installed or downloaded. Install one and run `npm test` again,\n" +
        "or name it: CHROMIUM_PATH=/path/to/chromium npm test";
      return { outcome: ONE_FAILED, output };
    }
    const report = join(reports, "browser.json");
    const env: NodeJS.ProcessEnv = {
      ...embedded,
      CHROMIUM_PATH: chromium,
      E2E_PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    };
    const cli = "node_modules/@playwright/test/cli.js";
    const args = [cli, "test", "-c", "test/playwright.config.ts", "--reporter=line,json", "--pass-with-no-tests"];
    const result = await runCommand(process.execPath, args, env);
    return { outcome: await readPlaywrightReport(report, result), output: result.output };
  });
}
