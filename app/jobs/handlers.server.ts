import type { JobHandlers } from "#app/data/jobs.server.ts";
import { accountId, learnerId, orgId } from "#app/engine/kernel/ids.ts";
import { log } from "#app/platform/logger.server.ts";
import { applyImport } from "#app/services/apply-import.server.ts";
import { checkImport } from "#app/services/check-import.server.ts";
import { computeCalibration } from "#app/services/compute-calibration.server.ts";
import { computeItemStatistics } from "#app/services/compute-item-statistics.server.ts";
import { replanEverybody, sweepPaths } from "#app/services/pathway/sweep-paths.server.ts";
import {
  refreshPeopleToday,
  refreshUnitsToday,
  remindToday,
  startNight,
  sweepUnits,
} from "#app/services/refresh-organisation.server.ts";
import { sweepCalibrations } from "#app/services/request-calibration.server.ts";
import { rollbackImport } from "#app/services/rollback-import.server.ts";
import { keepSiteScores } from "#app/services/scaling/keep-site-scores.server.ts";
import { simulateCalibration } from "#app/services/simulate-calibration.server.ts";

/** Which service does which job. What a service throws is tried again; what it answers, good or bad, is final. */
export const handlers: Required<JobHandlers> = {
  "import.check": async (job) => {
    note("import.check", await checkImport(orgId(job.orgId), job.importId));
  },
  "import.apply": async (job) => {
    note("import.apply", await applyImport(orgId(job.orgId), job.importId));
  },
  "import.rollback": async (job) => {
    const actor = job.actorId === null ? null : accountId(job.actorId);
    note("import.rollback", await rollbackImport(orgId(job.orgId), job.importId, actor));
  },
  "beliefs.refresh": (job) => refreshPeopleToday(orgId(job.orgId), job.learnerIds?.map(learnerId) ?? null),
  "expiry.remind": (job) => remindToday(orgId(job.orgId)),
  "units.refresh": (job) => refreshUnitsToday(orgId(job.orgId)),
  "units.sweep": () => sweepUnits(),
  "paths.replan": (job) => replanEverybody(orgId(job.orgId)),
  "paths.sweep": () => sweepPaths(),
  "calibration.compute": async (job) => {
    await computeCalibration(orgId(job.orgId));
  },
  "calibration.simulate": async (job) => {
    await simulateCalibration(orgId(job.orgId));
  },
  "calibration.sweep": () => sweepCalibrations(),
  "items.compute": async (job) => {
    await computeItemStatistics(orgId(job.orgId));
  },
  "sites.score": (job) => keepSiteScores(orgId(job.orgId)),
  nightly: () => startNight(),
};

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } };

/** The person who asked sees the answer on the import's page. */
function note(job: string, answer: Answer): void {
  if (!answer.ok) log.warn("An import job ended without doing its work.", { job, reason: answer.error.kind });
}
