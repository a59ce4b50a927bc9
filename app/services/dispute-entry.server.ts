import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId } from "#app/engine/kernel/ids.ts";
import { err, type Result } from "#app/engine/kernel/result.ts";
import { markEntry } from "./mark-entry.server.ts";
import { mayRate } from "./rate-learner.server.ts";

type DisputeProblem = { readonly kind: "not-found" | "not-allowed" };

/** A person disputes an entry about themself. It stops counting until somebody has decided. */
export async function disputeEntry(
  viewer: Viewer,
  { entry, reason, asOf }: { readonly entry: string; readonly reason: string; readonly asOf: PlainDate },
): Promise<Result<null, DisputeProblem>> {
  if (viewer.learnerId === null) return err({ kind: "not-found" });
  return markEntry({
    orgId: viewer.orgId,
    actorId: viewer.accountId,
    learner: viewer.learnerId,
    entry,
    kind: "disputed",
    reason,
    asOf,
    allows: ({ standing, kind }) => standing === "standing" && kind !== "role-prior",
  });
}

export interface DisputeDecision {
  readonly learner: LearnerId;
  readonly entry: string;
  /** Upheld: the entry no longer counts. Rejected: it counts again. */
  readonly upheld: boolean;
  readonly reason: string;
  readonly asOf: PlainDate;
}

/** Somebody who looks after a person decides a dispute: not about oneself, and not about one's own rating. */
export async function decideDispute(viewer: Viewer, decision: DisputeDecision): Promise<Result<null, DisputeProblem>> {
  const record = await loadLearnerRecord(viewer.orgId, decision.learner);
  if (record === null || !mayRate(viewer, record)) return err({ kind: "not-found" });
  return markEntry({
    orgId: viewer.orgId,
    actorId: viewer.accountId,
    learner: decision.learner,
    entry: decision.entry,
    kind: decision.upheld ? "dispute-upheld" : "dispute-rejected",
    reason: decision.reason,
    asOf: decision.asOf,
    allows: (entry) =>
      entry.standing === "disputed" &&
      (entry.kind === "item-response" || entry.raterId === null || entry.raterId !== viewer.learnerId),
  });
}
