import { organisationsWithoutReport } from "#app/data/calibration-reports.server.ts";
import { database } from "#app/data/db.server.ts";
import { sendJob } from "#app/data/jobs.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { MODEL_VERSION } from "#app/engine/proficiency/belief-parameters.ts";
import { now } from "#app/platform/clock.server.ts";

/** Has both reports of the viewer's organisation computed anew. Asking again while they wait changes nothing. Returns when. */
export async function requestCalibration(viewer: Viewer): Promise<Date> {
  const askedAt = now();
  await sendJob("calibration.compute", { orgId: viewer.orgId });
  await sendJob("calibration.simulate", { orgId: viewer.orgId });
  return askedAt;
}

/** Asks for every report that an organisation lacks for the present version of the model. */
export async function sweepCalibrations(): Promise<void> {
  const lacking = async (kind: "installation" | "simulation") =>
    organisationsWithoutReport(database(), kind, MODEL_VERSION);
  for (const orgId of await lacking("installation")) await sendJob("calibration.compute", { orgId });
  for (const orgId of await lacking("simulation")) await sendJob("calibration.simulate", { orgId });
}
