import { saveAssessment, type AnswerRow, type AssessmentProgress } from "#app/data/assessments.server.ts";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { checkOnScreen } from "./check-screen.ts";
import type { Delivery, SentAnswer } from "./check-view.ts";
import { deliverAnswers, type Delivered } from "./deliver-answers.ts";
import { finishCheckWith } from "./finish-check.server.ts";
import { openCheck, skillNameOf, type OpenCheck } from "./open-check.server.ts";

export type AnswerProblemKind =
  | { readonly kind: "not-found" }
  /** Another window or device kept changing the check at the same time. Nothing of this delivery was saved. */
  | { readonly kind: "busy" };

/** Writers of one check that meet are two windows of one person; who loses reads again, more than twice in a row hardly ever. */
const TRIES = 4;

/**
 * Saves the answers of one delivery: one read, one decision, one statement. Sent again, it changes nothing. When the check
 * ends, its answers become entries of the ledger in one transaction with everything that follows from them.
 */
export async function answerCheck(
  viewer: Viewer,
  id: string,
  sent: readonly SentAnswer[],
  today: PlainDate,
): Promise<Result<Delivery, AnswerProblemKind>> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const check = await openCheck(viewer, id);
    if (check === null) return err({ kind: "not-found" });
    const delivered = deliverAnswers(check.plan, check, sent, now().getTime());
    if (await save(viewer, check, delivered, sent, today)) return ok(await answered(check, delivered));
  }
  return err({ kind: "busy" });
}

async function answered(check: OpenCheck, { state, unfinished, refused }: Delivered): Promise<Delivery> {
  if (state.status === "finished") return { refused, check: null };
  return { refused, check: checkOnScreen({ ...check, state, unfinished }, await skillNameOf(check)) };
}

async function save(
  viewer: Viewer,
  check: OpenCheck,
  delivered: Delivered,
  sent: readonly SentAnswer[],
  today: PlainDate,
): Promise<boolean> {
  const { state, unfinished } = delivered;
  const nothingNew =
    state.answers.length === check.state.answers.length &&
    state.status === check.state.status &&
    (unfinished?.answers.length ?? 0) === (check.unfinished?.answers.length ?? 0);
  if (nothingNew) return true;
  const queued = new Set(sent.filter((answer) => answer.queued).map(({ sequence }) => sequence));
  const progress = progressOf(check, delivered, queued);
  if (state.status === "finished") return finishCheckWith(viewer, { ...check, state, unfinished }, progress, today);
  return saveAssessment(database(), check.orgId, progress);
}

/** What a step of a check writes: the new state and the answers it did not have before. */
export function progressOf(
  check: OpenCheck,
  { state, unfinished }: Pick<Delivered, "state" | "unfinished">,
  queued: ReadonlySet<number> = new Set(),
): AssessmentProgress {
  const before = check.state.answers.length;
  return {
    id: check.row.id,
    personId: check.row.personId,
    revision: check.row.revision,
    status: state.status === "not-started" ? "running" : state.status,
    state,
    unfinished,
    answers: state.answers.slice(before).map((given, position): AnswerRow => {
      const { itemId, answer, confidence, score, scored, workedMs } = given;
      const sequence = before + position;
      const itemVersion = check.design.items.find((item) => item.id === itemId)?.version ?? 1;
      return {
        sequence,
        itemId,
        itemVersion,
        answer,
        confidence,
        score,
        scored,
        workedMs,
        queued: queued.has(sequence),
      };
    }),
    at: now(),
  };
}
