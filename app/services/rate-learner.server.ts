import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import { mayReadLearner } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { recordEvidence } from "./record-evidence.server.ts";

export interface LearnerRating {
  readonly learner: LearnerId;
  readonly skill: string;
  /** 0…5 */
  readonly level: number;
  readonly note: string | null;
  readonly formKey: string;
  readonly effectiveOn: PlainDate;
}

/** Whether the viewer may add evidence about this person. Never about oneself: that is a self-rating. */
export function mayRate(viewer: Viewer, learner: { readonly id: LearnerId; readonly unitPath: string }): boolean {
  return viewer.learnerId !== learner.id && mayReadLearner(viewer, "evidence:write", learner);
}

/** Records what somebody who works with a person has seen them do. */
export async function rateLearner(
  viewer: Viewer,
  { learner, skill, level, note, formKey, effectiveOn }: LearnerRating,
): Promise<Result<null, { readonly kind: "not-found" }>> {
  const record = await loadLearnerRecord(viewer.orgId, learner);
  if (record === null || !mayRate(viewer, record)) return err({ kind: "not-found" });
  const recorded = await recordEvidence({
    orgId: viewer.orgId,
    actorId: viewer.accountId,
    asOf: effectiveOn,
    entry: {
      personId: learner,
      kind: "manager-rating",
      skillIds: [skillId(skill)],
      values: [level],
      effectiveOn,
      raterId: viewer.learnerId,
      sourceKind: "manager-rating",
      sourceKey: formKey,
      note,
    },
  });
  return recorded.ok ? ok(null) : err({ kind: "not-found" });
}
