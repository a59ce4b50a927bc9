import type { Catalog } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord, type LearnerRecord } from "#app/data/learner-record.server.ts";
import type { Permission } from "#app/engine/access/permissions.ts";
import { mayReadLearner } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, type LearnerId } from "#app/engine/kernel/ids.ts";
import type { ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { replayRecord } from "./replay-record.server.ts";

/** One person's record as one page reads it: everything the page shows is computed from this one read. */
export interface OpenRecord {
  readonly record: LearnerRecord;
  readonly catalog: Catalog;
  readonly asOf: PlainDate;
  /** What is believed about the person on that day, from every entry. */
  readonly replayed: ReplayedBelief;
}

/** Null when there is no such person or the viewer may not read them with this permission: the same answer to both. */
export async function openRecord(
  viewer: Viewer,
  { learner, permission, asOf }: { learner: LearnerId; permission: Permission; asOf: PlainDate },
): Promise<OpenRecord | null> {
  const [record, catalog] = await Promise.all([loadLearnerRecord(viewer.orgId, learner), loadOrgCatalog(viewer.orgId)]);
  if (record === null) return null;
  if (!mayReadLearner(viewer, permission, { id: learnerId(record.id), unitPath: record.unitPath })) return null;
  return { record, catalog, asOf, replayed: replayRecord(record, catalog, asOf) };
}
