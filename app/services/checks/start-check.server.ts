import { insertAssessment } from "#app/data/assessments.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { saveExtraTime } from "#app/data/extra-time.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { advanceSession } from "#app/engine/measurement/assessment-session.ts";
import { NEW_SESSION } from "#app/engine/measurement/assessment-state.ts";
import { planOf, poolOf } from "#app/engine/measurement/check-design.ts";
import { now } from "#app/platform/clock.server.ts";
import { prepareCheck, type CheckPreparation, type CheckWish } from "./prepare-check.server.ts";

export type StartProblem =
  | { readonly kind: "not-found" }
  /** The person has to wait until the day that the start page names. */
  | { readonly kind: "too-early" }
  | { readonly kind: "no-questions" }
  | { readonly kind: "too-few-new-questions" }
  /** The skill is no longer sure enough for a refresh: a check measures it. */
  | { readonly kind: "not-refreshable" };

/** Extra time that can be asked for, per cent. */
export const EXTRA_TIMES = [0, 25, 50, 100] as const;

/** Starts a check of one's own, or goes on with the open one of this skill. Extra time is kept for the next check. */
export async function startCheck(
  viewer: Viewer,
  wish: CheckWish,
): Promise<Result<{ readonly id: string }, StartProblem>> {
  const learner = viewer.learnerId;
  if (learner === null) return err({ kind: "not-found" });
  const prepared = await prepareCheck(viewer, learner, wish);
  if (prepared === null) return err({ kind: "not-found" });
  if (prepared.open !== null) return ok({ id: prepared.open.id });
  if (prepared.retakeOn !== null && prepared.retakeOn > wish.today) return err({ kind: "too-early" });
  if (wish.kind === "refresh" && prepared.refreshes === null) return err({ kind: "not-refreshable" });
  if (!prepared.design.ok) return prepared.design;
  const { skill, role, refreshes, extraTimePercent } = prepared;
  const made = { id: newRowId(), startedAt: now(), ...begin(prepared) };
  return inTransaction(async (tx) => {
    if ((await lockLearner(tx, viewer.orgId, learner)) === null) return err({ kind: "not-found" });
    await saveExtraTime(tx, viewer.orgId, learner, extraTimePercent);
    const id = await insertAssessment(tx, viewer.orgId, {
      ...made,
      personId: learner,
      skillId: skill.id,
      kind: refreshes === null ? "check" : "refresh",
      targetLevel: refreshes ?? role?.required ?? null,
      roleId: role?.profile.id ?? null,
    });
    if (id === made.id) {
      await appendAudit(tx, {
        orgId: viewer.orgId,
        actorId: viewer.accountId,
        action: "check:start",
        subjectKind: "person",
        subjectId: learner,
        after: { checkId: id, skillId: skill.id, kind: wish.kind ?? "check", extraTimePercent },
      });
    }
    return ok({ id });
  });
}

/** The layout and the state with the first question on the screen. */
function begin({ design }: CheckPreparation): { readonly plan: object; readonly state: object } {
  invariant(design.ok, "a check that cannot be laid out is not begun");
  const plan = planOf(design.value, poolOf(design.value), new Map());
  const started = advanceSession(plan, NEW_SESSION, { kind: "start", atMs: now().getTime() });
  invariant(started.ok, "a new session can be started");
  return { plan: design.value, state: started.value };
}
