import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { CommandResult, Outcome } from "./stage.ts";

// The counts come from the machine-readable reports of the runners, never from what they print.

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

export async function readVitestReport(file: string, result: CommandResult): Promise<Outcome> {
  const report = vitestReport.safeParse(await readJson(file));
  if (!report.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report.data;
  return withExitCode({ passed, failed, skipped }, result.code);
}

export async function readPlaywrightReport(file: string, result: CommandResult): Promise<Outcome> {
  const report = playwrightReport.safeParse(await readJson(file));
  if (!report.success) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  return withExitCode({ passed: expected + flaky, failed: unexpected, skipped }, result.code);
}

/** A run that ends badly without a failed test (a file that does not load, say) failed all the same. */
function withExitCode(outcome: Outcome, code: number): Outcome {
  return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

async function readJson(file: string): Promise<unknown> {
  return readFile(file, "utf8").then(
    (text) => JSON.parse(text) as unknown,
    () => undefined,
  );
}
