import type { JobName } from "#app/data/job-names.ts";

interface ScheduledJob {
  readonly name: Extract<JobName, "nightly">;
  /** Minute, hour, day, month, weekday; UTC. */
  readonly cron: string;
}

export const SCHEDULE: readonly ScheduledJob[] = [{ name: "nightly", cron: "15 2 * * *" }];
