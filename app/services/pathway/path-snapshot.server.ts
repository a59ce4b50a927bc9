import { createHash } from "node:crypto";
import type { Catalog } from "#app/catalog/catalog.ts";
import { database } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord, type LearnerRecord } from "#app/data/learner-record.server.ts";
import { loadPathway, type PathBasis, type StoredPathway } from "#app/data/pathways.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import type { ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { replayRecord } from "#app/services/replay-record.server.ts";
import { loadCandidates, type Candidates } from "./load-candidates.server.ts";

/** Everything that decides about one person's path on one day, read once. */
export interface PathSnapshot {
  readonly orgId: OrgId;
  readonly learner: LearnerId;
  readonly asOf: PlainDate;
  readonly catalog: Catalog;
  readonly record: LearnerRecord;
  readonly replayed: ReplayedBelief;
  readonly pathway: StoredPathway;
  readonly candidates: Candidates;
}

/** Three reads side by side; null: no such person. */
export async function loadPathSnapshot(
  orgId: OrgId,
  learner: LearnerId,
  asOf: PlainDate,
): Promise<PathSnapshot | null> {
  const catalog = await loadOrgCatalog(orgId);
  const [record, pathway, candidates] = await Promise.all([
    loadLearnerRecord(orgId, learner),
    loadPathway(database(), orgId, learner),
    loadCandidates(orgId, catalog, asOf),
  ]);
  if (record === null || pathway === null) return null;
  const replayed = replayRecord(record, catalog, asOf);
  return { orgId, learner, asOf, catalog, record, replayed, pathway, candidates };
}

/** What a path planned from this snapshot was planned from. */
export function basisOf({ record, candidates, asOf }: PathSnapshot): PathBasis {
  const { entries, currency, inferenceOff } = record;
  const read = [entries.map(({ id, marks }) => [id, marks.length]), currency, inferenceOff];
  const ledger = createHash("sha256").update(JSON.stringify(read)).digest("base64url").slice(0, 16);
  return { ledger, library: candidates.stamp, asOf };
}
