import { scoreAnswer } from "#app/engine/measurement/scoring.ts";
import { sameAnswer } from "#app/engine/measurement/same-answer.ts";
import { itemId } from "#app/engine/kernel/ids.ts";
import { assertNever } from "#app/engine/kernel/invariant.ts";
import type { AnswerKey, Confidence } from "#app/engine/measurement/answer-key.ts";
import { advanceSession, settleSession } from "#app/engine/measurement/assessment-session.ts";
import type {
  CheckPlan,
  SessionEvent,
  SessionRefusal,
  SessionState,
} from "#app/engine/measurement/assessment-state.ts";
import type { RefusedAnswer, SentAnswer } from "./check-view.ts";
import type { UnfinishedScenario } from "./stored-check.ts";

/** A check before or after a delivery. */
export interface DeliveryState {
  readonly state: SessionState;
  readonly unfinished: UnfinishedScenario;
}

export interface Delivered extends DeliveryState {
  /** For each answer: null when it is saved, now or before. */
  readonly refused: readonly (RefusedAnswer | null)[];
}

/** A question left open for longer than this does not use up the time: whoever was called away is not punished. */
const LONGEST_SITTING_MS = 15 * 60_000;

/**
 * Takes the answers of one delivery in order. Each is accepted or refused by itself; a refused one changes nothing. All but
 * the last are marked as followed, so that none is lost to a rule that ends the check. Pure: `atMs` is the server's clock.
 */
export function deliverAnswers(
  plan: CheckPlan,
  before: DeliveryState,
  sent: readonly SentAnswer[],
  atMs: number,
): Delivered {
  const refused: (RefusedAnswer | null)[] = [];
  let now: DeliveryState = { ...before, state: sparePause(before.state, atMs) };
  for (const [position, answer] of sent.entries()) {
    const taken = takeAnswer(plan, now, answer, atMs, position < sent.length - 1);
    refused.push(taken.refused);
    now = taken;
  }
  return { state: settleSession(plan, now.state), unfinished: now.unfinished, refused };
}

/** The state as if a long silence had been a pause: working time goes on at most `LONGEST_SITTING_MS`. */
function sparePause(state: SessionState, atMs: number): SessionState {
  const silent = atMs - state.lastAtMs;
  if (state.status !== "running" || silent <= LONGEST_SITTING_MS) return state;
  return { ...state, lastAtMs: atMs - LONGEST_SITTING_MS };
}

interface Taken extends DeliveryState {
  readonly refused: RefusedAnswer | null;
}

function takeAnswer(plan: CheckPlan, now: DeliveryState, sent: SentAnswer, atMs: number, more: boolean): Taken {
  const key = plan.keys.get(itemId(sent.itemId));
  if (key?.type === "scenario") return takeDecision(plan, now, sent, key, atMs, more);
  const { sequence, answer, confidence } = sent;
  const event = { kind: "answer" as const, atMs, sequence, itemId: itemId(sent.itemId), answer, confidence, more };
  return advance(plan, now, event);
}

function advance(plan: CheckPlan, now: DeliveryState, event: SessionEvent): Taken {
  const outcome = advanceSession(plan, now.state, event);
  if (!outcome.ok) return { ...now, refused: refusedAnswer(outcome.error) };
  const moved = outcome.value.answers.length > now.state.answers.length;
  return { state: outcome.value, unfinished: moved ? null : now.unfinished, refused: null };
}

type ScenarioKey = AnswerKey & { type: "scenario" };

/** One decision of a scenario: kept until the last, which makes the answer to the item. No going back to an earlier one. */
function takeDecision(
  plan: CheckPlan,
  now: DeliveryState,
  sent: SentAnswer,
  key: ScenarioKey,
  atMs: number,
  more: boolean,
): Taken {
  const again = decisionAgain(now, sent);
  if (again !== undefined) return { ...now, refused: again };
  const id = itemId(sent.itemId);
  const decisionKey = key.decisions[sent.decision];
  const taken = now.unfinished?.itemId === id ? now.unfinished : { answers: [], confidences: [] };
  const { state } = now;
  if (state.status === "paused") return { ...now, refused: { kind: "check-paused" } };
  if (state.status === "finished") return { ...now, refused: { kind: "check-over" } };
  if (state.current !== id || decisionKey === undefined) return { ...now, refused: { kind: "not-this-question" } };
  if (sent.sequence !== state.answers.length || sent.decision !== taken.answers.length)
    return { ...now, refused: { kind: "out-of-order", expected: state.answers.length } };
  const score = scoreAnswer(decisionKey, sent.answer);
  if (!score.ok) return { ...now, refused: { kind: "answer-not-accepted", problem: score.error } };
  if (sent.answer.type === "scenario") return { ...now, refused: { kind: "not-this-question" } };
  const answers = [...taken.answers, sent.answer];
  const confidences = [...taken.confidences, sent.confidence];
  if (answers.length < key.decisions.length)
    return { state, unfinished: { sequence: sent.sequence, itemId: id, answers, confidences }, refused: null };
  const answer = { type: "scenario" as const, answers };
  const confidence = leastSure(confidences);
  return advance(plan, now, { kind: "answer", atMs, sequence: sent.sequence, itemId: id, answer, confidence, more });
}

/** The outcome for a decision that was taken before; undefined: it is new. */
function decisionAgain({ state, unfinished }: DeliveryState, sent: SentAnswer): RefusedAnswer | null | undefined {
  const given = state.answers[sent.sequence];
  const before =
    given === undefined
      ? unfinished?.itemId === sent.itemId && unfinished.sequence === sent.sequence
        ? unfinished.answers[sent.decision]
        : undefined
      : given.answer.type === "scenario" && given.itemId === sent.itemId
        ? given.answer.answers[sent.decision]
        : undefined;
  if (before !== undefined) return sameAnswer(before, sent.answer) ? null : { kind: "answered-differently" };
  return given === undefined ? undefined : { kind: "answered-differently" };
}

const CONFIDENCES: readonly Confidence[] = ["guessing", "unsure", "sure"];

/** A scenario was answered as surely as its least sure decision. */
const leastSure = (given: readonly Confidence[]): Confidence =>
  CONFIDENCES.find((confidence) => given.includes(confidence)) ?? "unsure";

function refusedAnswer(refusal: SessionRefusal): RefusedAnswer {
  switch (refusal.kind) {
    case "not-the-current-item":
      return { kind: "not-this-question" };
    case "answered-differently":
      return { kind: "answered-differently" };
    case "out-of-sequence":
      return { kind: "out-of-order", expected: refusal.expected };
    case "finished":
      return { kind: "check-over" };
    case "paused":
      return { kind: "check-paused" };
    case "clock-went-back":
      return { kind: "clock-went-back" };
    case "answer-not-accepted":
      return refusal;
    case "already-started":
    case "not-started":
    case "not-paused":
      return { kind: "not-this-question" };
    default:
      return assertNever(refusal);
  }
}
