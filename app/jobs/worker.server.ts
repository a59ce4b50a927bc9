import { scheduleJob, stopJobs, workJobs } from "#app/data/jobs.server.ts";
import { errorText, log } from "#app/platform/logger.server.ts";
import { handlers } from "./handlers.server.ts";
import { SCHEDULE } from "./schedule.ts";

// The process that does the jobs. `npm start` runs and watches it; several may run on one PostgreSQL server.

let stopping = false;

async function main(): Promise<void> {
  await workJobs(handlers);
  for (const { name, cron } of SCHEDULE) await scheduleJob(name, cron, {});
  process.send?.({ kind: "ready" });
  log.info("The worker is ready.");
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await stopJobs();
  process.exit(0);
}

process.on("SIGTERM", () => void stop());
process.on("disconnect", () => void stop());
// Ctrl-C reaches the whole terminal group: the parent says when to stop. Without a parent it is for us.
process.on("SIGINT", () => {
  if (process.send === undefined) void stop();
});

main().catch((error: unknown) => {
  process.stderr.write(`The worker could not start: ${errorText(error)}\n`);
  process.exit(1);
});
