/** An expected reason not to start, told in plain words and without a stack. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}

const began = performance.now();

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Seconds since the command was given. */
export function elapsed(): string {
  return `${(process.uptime() || (performance.now() - began) / 1000).toFixed(1)} s`;
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Runs one step and reports it with the time it took. */
export async function step<T>(doing: string, done: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  say(`  … ${doing}`);
  const result = await work();
  say(`  ✓ ${done} (${seconds(started)})`);
  return result;
}
