/** One line of the table: what was measured, against what, and the bar it is held to. */
export interface Measurement {
  readonly name: string;
  readonly unit: "µs" | "ms";
  readonly median: number;
  readonly p95: number;
  /** Processor time of this process per call; below the wall time where the machine is busy or the database works. */
  readonly cpu: number;
  /** What the ratio and the bar look at: `cpu`, which a busy machine disturbs least, or the wall where others work too. */
  readonly basis: "cpu" | "median" | "p95";
  /** Measured in the same run, on the same basis. */
  readonly reference: { readonly name: string; readonly value: number } | null;
  /** Largest value that counts as good. */
  readonly bar: number | null;
}

export interface Sample {
  readonly median: number;
  readonly p95: number;
  readonly cpu: number;
}

export interface SampleOptions {
  /** Timed rounds; the table shows their median. */
  readonly rounds: number;
  /** Calls of `work` in one round: enough to make a round much longer than a tick of the clock. */
  readonly calls: number;
  readonly unit: "µs" | "ms";
  /** Rounds that are not timed; 2 when left out. */
  readonly warmUp?: number;
}

/** Times `work` after warming up. Per call, in the unit asked for. */
export async function sample(work: () => unknown, { rounds, calls, unit, warmUp = 2 }: SampleOptions): Promise<Sample> {
  const walls: number[] = [];
  const cpus: number[] = [];
  const scale = unit === "µs" ? 1e3 : 1;
  for (let round = -warmUp; round < rounds; round += 1) {
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    for (let call = 0; call < calls; call += 1) {
      const result = work();
      if (result instanceof Promise) await result;
    }
    const wall = performance.now() - before;
    const { user, system } = process.cpuUsage(cpuBefore);
    if (round < 0) continue;
    walls.push((wall / calls) * scale);
    cpus.push(((user + system) / 1e3 / calls) * scale);
  }
  return { median: quantile(walls, 0.5), p95: quantile(walls, 0.95), cpu: quantile(cpus, 0.5) };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
