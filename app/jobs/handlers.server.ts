import type { JobHandlers } from "#app/data/jobs.server.ts";

/** Which service does which job. */
export const handlers: JobHandlers = {};
