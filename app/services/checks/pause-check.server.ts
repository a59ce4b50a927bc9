import { saveAssessment } from "#app/data/assessments.server.ts";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { advanceSession } from "#app/engine/measurement/assessment-session.ts";
import type { SessionState } from "#app/engine/measurement/assessment-state.ts";
import { now } from "#app/platform/clock.server.ts";
import { progressOf } from "./answer-check.server.ts";
import { finishCheckWith } from "./finish-check.server.ts";
import { openCheck, type CheckOwner, type OpenCheck } from "./open-check.server.ts";

export type MoveProblem = { readonly kind: "not-found" } | { readonly kind: "check-over" } | { readonly kind: "busy" };

type Move = "pause" | "resume" | "finish";

/** Stops the clock. Pausing a paused check changes nothing. */
export const pauseCheck = (viewer: Viewer, id: string, today: PlainDate): Promise<Result<null, MoveProblem>> =>
  moveCheck(viewer, id, "pause", today);

/** Lets the clock run again. */
export const resumeCheck = (viewer: Viewer, id: string, today: PlainDate): Promise<Result<null, MoveProblem>> =>
  moveCheck(viewer, id, "resume", today);

/** Ends the check with the answers that are there. */
export const finishCheck = (viewer: Viewer, id: string, today: PlainDate): Promise<Result<null, MoveProblem>> =>
  moveCheck(viewer, id, "finish", today);

/** Ends a check whose person has not come back; the installation itself does it. False: it was over or had moved on. */
export async function endUnattended(org: OrgId, person: LearnerId, id: string, today: PlainDate): Promise<boolean> {
  const ended = await moveCheck({ orgId: org, learnerId: person, accountId: null }, id, "finish", today);
  return ended.ok;
}

const TRIES = 4;

async function moveCheck(
  viewer: CheckOwner,
  id: string,
  move: Move,
  today: PlainDate,
): Promise<Result<null, MoveProblem>> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const check = await openCheck(viewer, id);
    if (check === null) return err({ kind: "not-found" });
    const state = moved(check, move);
    if (state === "check-over") return err({ kind: "check-over" });
    if (state === check.state) return ok(null);
    const progress = progressOf(check, { state, unfinished: check.unfinished });
    const saved =
      state.status === "finished"
        ? await finishCheckWith(viewer, { ...check, state }, progress, today)
        : await saveAssessment(database(), check.orgId, progress);
    if (saved) return ok(null);
  }
  return err({ kind: "busy" });
}

/** The state after the move; the same state where it makes no difference. */
function moved({ plan, state }: OpenCheck, move: Move): SessionState | "check-over" {
  const outcome = advanceSession(plan, state, { kind: move, atMs: Math.max(now().getTime(), state.lastAtMs) });
  if (outcome.ok) return outcome.value;
  return outcome.error.kind === "finished" ? "check-over" : state;
}
