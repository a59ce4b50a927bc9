import type { JobHandlers } from "#app/data/jobs.server.ts";

interface ScheduledJob {
  readonly name: Extract<keyof JobHandlers, "nightly">;
  /** Minute, hour, day, month, weekday; UTC. */
  readonly cron: string;
}

export const SCHEDULE: readonly ScheduledJob[] = [{ name: "nightly", cron: "15 2 * * *" }];
