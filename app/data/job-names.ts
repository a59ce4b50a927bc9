/** What each job is told. Ids only: a job reads the present state when it runs. */
export interface JobPayloads {
  readonly "import.check": ImportJob;
  readonly "import.apply": ImportJob;
  /** `actorId`: the account that asked for it, for the audit log. */
  readonly "import.rollback": ImportJob & { readonly actorId: string | null };
  /** `learnerIds` null: everybody in the organisation. */
  readonly "beliefs.refresh": { readonly orgId: string; readonly learnerIds: readonly string[] | null };
  /** Reminders of what runs out. */
  readonly "expiry.remind": { readonly orgId: string };
  readonly "units.refresh": { readonly orgId: string };
  /** Every organisation's units whose sums are out of date. */
  readonly "units.sweep": Readonly<Record<string, never>>;
  /** Everybody's path in an organisation, as of its new day. */
  readonly "paths.replan": { readonly orgId: string };
  /** Every organisation's paths that something happened to since they were planned. */
  readonly "paths.sweep": Readonly<Record<string, never>>;
  /** Holds an organisation's chances of ready against its own later evidence. */
  readonly "calibration.compute": { readonly orgId: string };
  /** The same against simulated people whose skills are known. */
  readonly "calibration.simulate": { readonly orgId: string };
  /** Asks for the reports that an organisation lacks. */
  readonly "calibration.sweep": Readonly<Record<string, never>>;
  /** Statistics and calibration of the questions that were answered. */
  readonly "items.compute": { readonly orgId: string };
  /** Keeps the day's scaling-readiness scores of an organisation's sites. */
  readonly "sites.score": { readonly orgId: string };
  readonly nightly: Readonly<Record<string, never>>;
}

interface ImportJob {
  readonly orgId: string;
  readonly importId: string;
}

export type JobName = keyof JobPayloads;

export const JOB_NAMES = [
  "import.check",
  "import.apply",
  "import.rollback",
  "beliefs.refresh",
  "expiry.remind",
  "units.refresh",
  "units.sweep",
  "paths.replan",
  "paths.sweep",
  "calibration.compute",
  "calibration.simulate",
  "calibration.sweep",
  "items.compute",
  "sites.score",
  "nightly",
] as const satisfies readonly JobName[];
