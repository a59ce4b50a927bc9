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

/** Whether the viewer has a part in an entry: judged it or entered it. An answer in a check nobody judged. */
export function isConcerned(
  viewer: Viewer,
  entry: { readonly raterId: string | null; readonly enteredById: string | null },
): boolean {
  return (entry.raterId !== null && entry.raterId === viewer.learnerId) || entry.enteredById === viewer.accountId;
}

/** Somebody who looks after a person decides a dispute: not about oneself, and not about what one judged or entered. */
export async function decideDispute(viewer: Viewer, decision: DisputeDecision): Promise<Result<null, DisputeProblem>> {
  const record = await loadLearnerRecord(viewer.orgId, decision.learner);
  if (record === null || !mayRate(viewer, record)) return err({ kind: "not-found" });
  const { learner, upheld, reason } = decision;
  return markEntry({
    orgId: viewer.orgId,
    actorId: viewer.accountId,
    learner,
    entry: decision.entry,
    kind: upheld ? "dispute-upheld" : "dispute-rejected",
    reason,
    asOf: decision.asOf,
    allows: (entry) => {
      const raterId = entry.kind === "item-response" ? null : entry.raterId;
      return entry.standing === "disputed" && !isConcerned(viewer, { raterId, enteredById: entry.enteredById });
    },
    message: (entry, at) => ({
      learnerId: learner,
      kind: "dispute-decided",
      key: `dispute-decided ${entry.id} ${at.toISOString()}`,
      subjectKind: "evidence",
      subjectId: entry.id,
      body: { upheld: upheld ? 1 : 0, reason, decidedBy: viewer.displayName, entryKind: entry.kind },
    }),
  });
}
