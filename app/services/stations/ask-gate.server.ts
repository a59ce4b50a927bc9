import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import { findStation } from "#app/data/stations.server.ts";
import { mayReadLearner } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { GateDecision } from "#app/engine/proficiency/station-gate.ts";
import { decideGates } from "./decide-gate.ts";

export interface GateQuestion {
  readonly station: string;
  readonly person: LearnerId;
  readonly asOf: PlainDate;
}

export interface GateReply extends GateDecision {
  readonly station: { readonly id: string; readonly name: string };
  readonly personId: LearnerId;
  readonly asOf: PlainDate;
}

/**
 * May this person work at this station today, and why? Two reads side by side and one replay: 5-15 ms. A person the viewer
 * may not read is answered like one who does not exist.
 */
export async function askGate(
  viewer: Viewer,
  { station, person, asOf }: GateQuestion,
): Promise<Result<GateReply, { readonly kind: "not-found" }>> {
  const [found, record, catalog] = await Promise.all([
    findStation(viewer.orgId, station),
    loadLearnerRecord(viewer.orgId, person),
    loadOrgCatalog(viewer.orgId),
  ]);
  if (found === null || record === null) return err({ kind: "not-found" });
  if (!mayReadLearner(viewer, "person:read", { id: learnerId(record.id), unitPath: record.unitPath })) {
    return err({ kind: "not-found" });
  }
  const [decision] = decideGates(record, catalog, [found], asOf);
  if (decision === undefined) return err({ kind: "not-found" });
  return ok({ station: { id: found.id, name: found.name }, personId: person, asOf, ...decision });
}
