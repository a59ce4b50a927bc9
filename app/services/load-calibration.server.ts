import {
  isDemoOrganisation,
  loadCalibrationReports,
  type InstallationReport,
  type SimulationReport,
} from "#app/data/calibration-reports.server.ts";
import { database } from "#app/data/db.server.ts";
import { hasPermission } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { CALIBRATION_LIMITS } from "#app/engine/proficiency/calibration-of-readiness.ts";
import { now } from "#app/platform/clock.server.ts";

export interface CalibrationPage {
  /** Null: not computed yet. */
  readonly installation: (InstallationReport & { readonly computedAt: string }) | null;
  readonly simulation: (SimulationReport & { readonly computedAt: string }) | null;
  readonly isDemo: boolean;
  /** Something was asked for and is not there yet. */
  readonly pending: boolean;
  readonly limits: typeof CALIBRATION_LIMITS;
}

/** How long a request is waited for before the page stops asking. */
const PATIENCE_MS = 180_000;

/** The newest reports. `askedAt`: when somebody asked for new ones; the page waits for those. */
export async function loadCalibration(viewer: Viewer, askedAt: Date | null): Promise<CalibrationPage> {
  const [stored, isDemo] = await Promise.all([
    loadCalibrationReports(database(), viewer.orgId),
    isDemoOrganisation(database(), viewer.orgId),
  ]);
  const isNew = (computedAt: Date | undefined): boolean =>
    computedAt !== undefined && (askedAt === null || computedAt >= askedAt);
  const waits = askedAt === null || now().getTime() - askedAt.getTime() < PATIENCE_MS;
  const { installation, simulation } = stored;
  const isThere = isNew(installation?.computedAt) && isNew(simulation?.computedAt);
  return {
    installation: installation && { ...installation.body, computedAt: installation.computedAt.toISOString() },
    simulation: simulation && { ...simulation.body, computedAt: simulation.computedAt.toISOString() },
    isDemo,
    pending: !isThere && waits,
    limits: CALIBRATION_LIMITS,
  };
}

/** Whether the viewer may have the reports computed anew. */
export const mayCompute = (viewer: Viewer): boolean => hasPermission(viewer, "planning:read");
