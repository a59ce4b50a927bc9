import { createHash } from "node:crypto";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import {
  countOpenClaims,
  endClaim,
  insertClaim,
  type ClaimFacts,
  type NewClaimFile,
} from "#app/data/prior-learning.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { CLAIM_FILE_LIMITS, cleanFileName, mediaTypeOf } from "./claim-files.ts";
import type { ReceivedClaim, ReceivedFile } from "./receive-claim.server.ts";

export interface ClaimWish extends ClaimFacts {
  /** Names one filling-in of the form: sent twice, it is one claim. */
  readonly formKey: string;
}

export type ClaimProblem =
  | { readonly kind: "no-person" | "unknown-skill" | "too-many-open" | "too-many-files" }
  | { readonly kind: "too-large" | "wrong-kind"; readonly fileName: string };

/** More undecided claims of one person than anybody looks through. */
const MOST_OPEN = 20;

/** A person asks to have something counted that they learned before or elsewhere, with what shows it. */
export async function submitClaim(
  viewer: Viewer,
  wish: ClaimWish,
  { files, tooMany }: Pick<ReceivedClaim, "files" | "tooMany">,
): Promise<Result<null, ClaimProblem>> {
  const { orgId, accountId, learnerId } = viewer;
  if (learnerId === null) return err({ kind: "no-person" });
  if (!(await loadOrgCatalog(orgId)).skillById.has(wish.skillId)) return err({ kind: "unknown-skill" });
  if (tooMany || files.length > CLAIM_FILE_LIMITS.files) return err({ kind: "too-many-files" });
  const kept: NewClaimFile[] = [];
  for (const file of files) {
    const checked = checkFile(file);
    if (!checked.ok) return checked;
    kept.push(checked.value);
  }
  const { formKey, ...facts } = wish;
  return inTransaction(async (tx) => {
    await lockLearner(tx, orgId, learnerId);
    if ((await countOpenClaims(tx, orgId, learnerId)) >= MOST_OPEN) return err({ kind: "too-many-open" });
    const claim = { ...facts, id: formKey, personId: learnerId, submittedAt: now(), files: kept };
    if (!(await insertClaim(tx, orgId, claim))) return ok(null);
    await appendAudit(tx, {
      ...{ orgId, actorId: accountId, subjectKind: "person", subjectId: learnerId },
      action: "prior-learning:submit",
      after: {
        ...{ claimId: formKey, skillId: facts.skillId, level: facts.level, kind: facts.kind },
        files: kept.map(({ sha256 }) => sha256),
      },
    });
    return ok(null);
  });
}

function checkFile({ fileName, bytes, tooLarge }: ReceivedFile): Result<NewClaimFile, ClaimProblem> {
  if (tooLarge) return err({ kind: "too-large", fileName });
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) return err({ kind: "wrong-kind", fileName });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return ok({ fileName: cleanFileName(fileName, mediaType), mediaType, sha256, bytes });
}

/** A person takes an undecided claim back. */
export async function withdrawClaim(
  { orgId, accountId, learnerId }: Viewer,
  id: string,
): Promise<Result<null, { readonly kind: "not-open" }>> {
  if (learnerId === null) return err({ kind: "not-open" });
  return inTransaction(async (tx) => {
    const end = {
      status: "withdrawn",
      byId: accountId,
      at: now(),
      level: null,
      reason: null,
      evidenceId: null,
    } as const;
    if (!(await endClaim(tx, orgId, id, end, learnerId))) return err({ kind: "not-open" });
    await appendAudit(tx, {
      ...{ orgId, actorId: accountId, subjectKind: "person", subjectId: learnerId },
      action: "prior-learning:withdraw",
      after: { claimId: id },
    });
    return ok(null);
  });
}
