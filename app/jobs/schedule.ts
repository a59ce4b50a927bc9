import type { JobHandlers } from "#app/data/jobs.server.ts";

interface ScheduledJob {
  readonly name: Extract<keyof JobHandlers, "nightly" | "units.sweep" | "paths.sweep" | "calibration.sweep">;
  /** Minute, hour, day, month, weekday; UTC. */
  readonly cron: string;
}

export const SCHEDULE: readonly ScheduledJob[] = [
  // New evidence marks its unit; the sums follow within a minute, once for however many entries there were.
  { name: "units.sweep", cron: "* * * * *" },
  // A path that nobody looks at follows what happened within a minute; one that is looked at, at once.
  { name: "paths.sweep", cron: "* * * * *" },
  // A new organisation, or a new version of the model, has its calibration within a minute or two.
  { name: "calibration.sweep", cron: "* * * * *" },
  { name: "nightly", cron: "15 2 * * *" },
];
