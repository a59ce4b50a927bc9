import { appendAudit, type AuditRecord } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import {
  endClaim,
  findClaim,
  listDecidedClaims,
  listOpenClaims,
  loadClaimFile,
  type ClaimEnd,
  type ClaimRow,
  type StoredClaimFile,
} from "#app/data/prior-learning.server.ts";
import { mayReadLearner, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { plainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId, LearnerId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { claimEntryKind, claimLabel } from "./claim-words.ts";
import { recordJudgement } from "./record-judgement.server.ts";

/** Whether the viewer decides about this person's prior learning. Never about one's own. */
function mayReview(viewer: Viewer, person: { readonly id: LearnerId; readonly unitPath: string }): boolean {
  return viewer.learnerId !== person.id && mayReadLearner(viewer, "claim:review", person);
}

export interface ClaimView extends ClaimRow {
  readonly skillName: string;
  readonly levels: readonly { readonly level: number; readonly description: string }[];
}

/** What waits in the viewer's scope, and the last fifty decisions. */
export async function loadClaimQueue(
  viewer: Viewer,
): Promise<{ readonly open: readonly ClaimView[]; readonly decided: readonly ClaimView[] }> {
  const scope = { paths: scopePaths(viewer, "claim:review"), except: viewer.learnerId };
  const [open, decided, view] = await Promise.all([
    listOpenClaims(viewer.orgId, scope),
    listDecidedClaims(viewer.orgId, scope, 50),
    claimViews(viewer),
  ]);
  return { open: open.map(view), decided: decided.map(view) };
}

/** One claim for its reviewer; null: not theirs to see. */
export async function loadClaimForReview(viewer: Viewer, id: string): Promise<ClaimView | null> {
  const claim = await findReviewable(viewer, id);
  return claim === null ? null : (await claimViews(viewer))(claim);
}

async function findReviewable(viewer: Viewer, id: string): Promise<ClaimRow | null> {
  const claim = await findClaim(viewer.orgId, id);
  if (claim === null) return null;
  return mayReview(viewer, { id: claim.personId, unitPath: claim.personUnitPath }) ? claim : null;
}

/** A claim with the words of its skill. */
export async function claimViews({ orgId }: Viewer): Promise<(claim: ClaimRow) => ClaimView> {
  const { skillById } = await loadOrgCatalog(orgId);
  return (claim) => {
    const skill = skillById.get(claim.skillId);
    return { ...claim, skillName: skill?.name ?? claim.skillId, levels: skill?.levels ?? [] };
  };
}

/** A file of a claim, for the person whose it is or for somebody who decides about it; else null. */
export async function loadFileOfClaim(
  viewer: Viewer,
  claimId: string,
  position: number,
  as: "owner" | "reviewer",
): Promise<StoredClaimFile | null> {
  const file = await loadClaimFile(viewer.orgId, claimId, position);
  if (file === null) return null;
  const allowed = as === "owner" ? viewer.learnerId === file.person.id : mayReview(viewer, file.person);
  return allowed ? file : null;
}

export interface ClaimDecision {
  readonly id: string;
  /** The level it is accepted at; null: rejected. */
  readonly level: number | null;
  readonly reason: string;
  readonly asOf: PlainDate;
}

/** Nobody else decided before; else the second learns that it is decided. */
export type DecisionProblem = { readonly kind: "not-found" | "closed" };

/**
 * Accepts a claim at a level, which makes it an entry of the ledger in the same transaction, or rejects it. Both with a
 * reason that the person reads.
 */
export async function decideClaim(
  viewer: Viewer,
  { id, level, reason, asOf }: ClaimDecision,
): Promise<Result<null, DecisionProblem>> {
  const claim = await findReviewable(viewer, id);
  if (claim === null) return err({ kind: "not-found" });
  const end = (at: Date, evidenceId: EvidenceId | null): ClaimEnd => ({
    ...{ status: level === null ? "rejected" : "accepted", byId: viewer.accountId, at, level, reason, evidenceId },
  });
  const audit = auditOf(viewer, claim, level, reason);
  if (level === null) {
    return inTransaction(async (tx) => {
      if (!(await endClaim(tx, viewer.orgId, id, end(now(), null)))) return err({ kind: "closed" });
      await appendAudit(tx, audit);
      return ok(null);
    });
  }
  const accepted = await recordJudgement<DecisionProblem>({
    ...{ orgId: viewer.orgId, actorId: viewer.accountId, asOf, cause: "prior-learning" },
    entry: {
      ...{ personId: claim.personId, kind: claimEntryKind(claim), skillIds: [claim.skillId], values: [level] },
      ...{ effectiveOn: effectiveDay(claim, asOf), expiresOn: claim.expiresOn, label: claimLabel(claim), note: reason },
      ...{ sourceKind: "prior-learning", sourceId: claim.id, sourceKey: claim.id },
    },
    decide: async (tx, evidenceId, at) =>
      (await endClaim(tx, viewer.orgId, id, end(at, evidenceId))) ? ok(audit) : err({ kind: "closed" }),
  });
  return accepted.ok ? ok(null) : accepted;
}

/** What was shown holds from the day it was issued, or else from the day it was handed in. */
function effectiveDay({ issuedOn, submittedAt }: ClaimRow, asOf: PlainDate): PlainDate {
  const day = issuedOn ?? plainDate(submittedAt.slice(0, 10));
  return day > asOf ? asOf : day;
}

function auditOf({ orgId, accountId }: Viewer, claim: ClaimRow, level: number | null, reason: string): AuditRecord {
  return {
    ...{ orgId, actorId: accountId, subjectKind: "person", subjectId: claim.personId, reason },
    action: level === null ? "prior-learning:reject" : "prior-learning:accept",
    before: { claimId: claim.id, status: claim.status, asked: claim.level },
    after: { claimId: claim.id, skillId: claim.skillId, level },
  };
}
