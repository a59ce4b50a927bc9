import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { z } from "zod";

interface DurabilityReport {
  readonly rounds: number;
  /** Writes that the database confirmed. */
  readonly acknowledged: number;
  /** Confirmed writes that were not there afterwards. */
  readonly lost: number;
  /** Longest time from a kill of the database to the next confirmed write. */
  readonly slowestRestartMs: number;
  /** Database processes that went on after their application had been killed. */
  readonly orphans: number;
}

const message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("open"), url: z.string() }),
  z.object({ kind: z.literal("database"), pid: z.number() }),
  z.object({ kind: z.literal("acknowledged"), writer: z.string(), number: z.number() }),
]);

const PATIENCE_MS = 30_000;
const APP = fileURLToPath(new URL("writing-app.ts", import.meta.url));

interface Trial {
  readonly folder: string;
  readonly acknowledged: Set<string>;
  app: ChildProcess | undefined;
  url: string;
  databasePid: number;
}

/** Kills database and application in turn, without warning, while writes are confirmed, and counts what was lost. */
export async function proveDurability(rounds: number, tell: (line: string) => void): Promise<DurabilityReport> {
  const folder = await mkdtemp(join(tmpdir(), "pacesetter-durability-"));
  const trial: Trial = { folder, acknowledged: new Set(), app: undefined, url: "", databasePid: 0 };
  let [lost, orphans, slowestRestartMs] = [0, 0, 0];
  try {
    for (let round = 1; round <= rounds; round += 1) {
      if (!trial.app) await startApp(trial);
      await writesConfirmed(trial, 20 + ((round * 37) % 60));
      const victim = round % 2 === 1 ? "database" : "application";
      const killedAt = performance.now();
      if (victim === "database") {
        await killDatabase(trial);
        slowestRestartMs = Math.max(slowestRestartMs, performance.now() - killedAt);
      } else {
        orphans += await killApp(trial);
        await startApp(trial);
      }
      const missing = await countMissing(trial);
      lost += missing;
      const time = Math.round(performance.now() - killedAt);
      tell(
        `round ${round}: killed the ${victim}, back after ${time} ms, ${trial.acknowledged.size} confirmed, ${missing} lost`,
      );
    }
  } finally {
    trial.app?.kill("SIGKILL");
    await until(() => !isAlive(trial.databasePid));
    await rm(folder, { recursive: true, force: true });
  }
  return {
    rounds,
    acknowledged: trial.acknowledged.size,
    lost,
    slowestRestartMs: Math.round(slowestRestartMs),
    orphans,
  };
}

async function startApp(trial: Trial): Promise<void> {
  const app = fork(APP, [trial.folder], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  trial.app = app;
  trial.databasePid = 0;
  app.on("message", (sent) => {
    const told = message.parse(sent);
    if (told.kind === "open") trial.url = told.url;
    else if (told.kind === "database") trial.databasePid = told.pid;
    else trial.acknowledged.add(`${told.writer}:${told.number}`);
  });
  await until(() => trial.databasePid !== 0);
}

async function killDatabase(trial: Trial): Promise<void> {
  const { databasePid } = trial;
  process.kill(databasePid, "SIGKILL");
  await until(() => trial.databasePid !== databasePid);
  await writesConfirmed(trial, 1);
}

/** Returns 1 when the database outlives its application, else 0. */
async function killApp(trial: Trial): Promise<number> {
  const { app } = trial;
  const gone = new Promise((resolve) => app?.once("exit", resolve));
  app?.kill("SIGKILL");
  await gone;
  trial.app = undefined;
  return until(() => !isAlive(trial.databasePid)).then(
    () => 0,
    () => 1,
  );
}

function writesConfirmed(trial: Trial, count: number): Promise<void> {
  const goal = trial.acknowledged.size + count;
  return until(() => trial.acknowledged.size >= goal);
}

async function countMissing(trial: Trial): Promise<number> {
  const promised = [...trial.acknowledged];
  const client = new pg.Client({ connectionString: trial.url });
  await client.connect();
  const { rows } = await client.query<{ key: string }>("select writer || ':' || number as key from acknowledged");
  await client.end();
  const stored = new Set(rows.map((row) => row.key));
  return promised.filter((key) => !stored.has(key)).length;
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error("It did not happen in time.");
    await new Promise((resume) => setTimeout(resume, 10));
  }
}
