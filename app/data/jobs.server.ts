import { createHash } from "node:crypto";
import type pg from "pg";
import PgBoss from "pg-boss";
import { env } from "#app/platform/env.server.ts";
import { errorText, log } from "#app/platform/logger.server.ts";
import type { Tx } from "./db.server.ts";
import { JOB_NAMES, type JobName, type JobPayloads } from "./job-names.ts";
import { createPool } from "./pool.server.ts";

export type JobHandlers = {
  readonly [Name in JobName]?: (payload: JobPayloads[Name]) => Promise<void>;
};

interface Queues {
  readonly boss: PgBoss;
  readonly pool: pg.Pool;
}

const POOL_SIZE = 2;
const POLL_SECONDS = 1;
/** Tried again after 2, 4, 8 … seconds. */
const RETRIES = { retryLimit: 4, retryDelay: 2, retryBackoff: true } as const;
/** A job whose worker was lost is given to another after this long. */
const EXPIRE_SECONDS = 1_800;

let opening: Promise<Queues> | undefined;

/**
 * Puts a job into its queue. One that waits there already with the same subject is enough: it will see the newest
 * state. With `tx` the job exists exactly when that transaction is committed; without it, call outside transactions.
 */
export async function sendJob<Name extends JobName>(name: Name, payload: JobPayloads[Name], tx?: Tx): Promise<void> {
  const { boss } = await open();
  await boss.send(name, payload, {
    singletonKey: subjectOf(payload),
    ...RETRIES,
    expireInSeconds: EXPIRE_SECONDS,
    ...(tx === undefined ? {} : { db: { executeSql: (text, values) => runIn(tx, text, values) } }),
  });
}

/** Runs jobs with these handlers until `stopJobs`. A handler that throws has its job tried again later. */
export async function workJobs(handlers: JobHandlers): Promise<void> {
  const { boss, pool } = await open(true);
  if (env().SOLE_WORKER === "on") await requeueAbandoned(pool);
  for (const name of JOB_NAMES) {
    const handler = handlers[name] as ((payload: unknown) => Promise<void>) | undefined;
    if (!handler) continue;
    await boss.work(name, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 }, async ([job]) => {
      if (job) await runJob(name, job.id, () => handler(job.data));
    });
  }
}

/** Sends a job at the times of a cron expression (minute hour day month weekday, UTC). Replaces an earlier schedule. */
export async function scheduleJob<Name extends JobName>(
  name: Name,
  cron: string,
  payload: JobPayloads[Name],
): Promise<void> {
  const { boss } = await open(true);
  await boss.schedule(name, cron, payload, { tz: "UTC", ...RETRIES });
}

/** Lets running jobs finish for a while, then closes the connections. */
export async function stopJobs(graceMs = 5_000): Promise<void> {
  const closing = opening;
  opening = undefined;
  if (!closing) return;
  const { boss, pool } = await closing;
  await boss.stop({ graceful: true, timeout: graceMs, wait: true, close: false });
  await pool.end();
}

function open(asWorker = false): Promise<Queues> {
  opening ??= start(asWorker).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function start(asWorker: boolean): Promise<Queues> {
  const pool = createPool(env().DATABASE_URL, POOL_SIZE, (error) => {
    log.warn("A connection of the job queue was lost.", { reason: error.message });
  });
  // Without values the statement may hold several, which only the simple protocol takes.
  const executeSql: PgBoss.Db["executeSql"] = (text, values) =>
    (values as unknown[] | undefined)?.length ? pool.query(text, values) : pool.query(text);
  const boss = new PgBoss({ db: { executeSql }, supervise: asWorker, schedule: asWorker });
  boss.on("error", (error) => {
    log.error("The job queue reports a problem.", { error: errorText(error) });
  });
  await boss.start();
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const name of JOB_NAMES) {
    if (!known.has(name)) await boss.createQueue(name, { name, policy: "short" });
  }
  return { boss, pool };
}

async function runJob(name: JobName, id: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  try {
    await work();
    log.info("A job is done.", { name, id, ms: Math.round(performance.now() - started) });
  } catch (error) {
    log.error("A job failed and will be tried again.", { name, id, error: errorText(error) });
    throw error;
  }
}

/** What a job is about: two waiting jobs with the same subject would do the same work twice. */
function subjectOf(payload: JobPayloads[JobName]): string {
  return createHash("sha256").update(JSON.stringify(payload)).digest("base64url");
}

/** Jobs that a killed worker left behind. Only for an installation where this is the only worker. */
async function requeueAbandoned(pool: pg.Pool): Promise<void> {
  const { rowCount } = await pool.query(
    "update pgboss.job set state = 'retry', started_on = null, start_after = now() where state = 'active'",
  );
  if (rowCount) log.warn("Jobs that were interrupted are started again.", { count: rowCount });
}

async function runIn(tx: Tx, text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  return { rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values) };
}
