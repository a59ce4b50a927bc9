import { spawn } from "node:child_process";

/** What one stage of the test run came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end and collects what it prints. */
export function runCommand(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env });
    let output = "";
    const collect = (data: Buffer): void => {
      output += data.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => {
      resolve({ code: 1, output: `${output}${error.message}` });
    });
    child.once("close", (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a stage, prints what a failure said, and one line with its result and time. */
export async function runStage(
  name: string,
  work: () => Promise<{ outcome: Outcome; output: string }>,
): Promise<Outcome> {
  const started = performance.now();
  const { outcome, output } = await work();
  if (outcome.failed > 0) process.stdout.write(`\n── ${name} ──\n${output.trimEnd()}\n\n`);
  const counts = [`${outcome.passed} passed`, `${outcome.failed} failed`];
  if (outcome.skipped > 0) counts.push(`${outcome.skipped} skipped`);
  const time = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  process.stdout.write(`${outcome.failed === 0 ? "✓" : "✗"} ${name}: ${counts.join(", ")} (${time})\n`);
  return outcome;
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
