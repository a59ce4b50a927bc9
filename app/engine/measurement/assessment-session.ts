import { assertNever, invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { ItemId } from "#app/engine/kernel/ids.ts";
import type { CheckPlan, FinishReason, SessionEvent, SessionRefusal, SessionState } from "./assessment-state.ts";
import { selectItem } from "./item-selection.ts";
import { observeAnswer, probabilityAtLeast, startPosterior } from "./posterior.ts";
import type { Posterior } from "./posterior.ts";
import { sameAnswer } from "./same-answer.ts";
import { scoreAnswer } from "./scoring.ts";
import { stopReason } from "./stopping-rule.ts";

type Outcome = Result<SessionState, SessionRefusal>;
type AnswerEvent = SessionEvent & { kind: "answer" };

/** Belief after the scored answers so far; pilot items leave no trace. O(answers · nodes). */
export function sessionPosterior(plan: CheckPlan, state: SessionState): Posterior {
  let posterior = startPosterior(plan.mean, plan.sd);
  for (const { itemId, score, scored } of state.answers) {
    const item = plan.pool.items[plan.pool.indexOf.get(itemId) ?? -1];
    invariant(item !== undefined, `the plan of a check holds its items: ${itemId}`);
    if (scored) posterior = observeAnswer(posterior, item.parameters, score);
  }
  return posterior;
}

/** What may still be given and what was given, by position. */
function poolUse(plan: CheckPlan, state: SessionState): { excluded: Uint8Array; given: number[] } {
  const excluded = Uint8Array.from(plan.excluded, (value, i) =>
    value === 1 || plan.pool.items[i]?.status !== "live" ? 1 : 0,
  );
  const given: number[] = [];
  for (const { itemId, scored } of state.answers) {
    const index = plan.pool.indexOf.get(itemId) ?? -1;
    excluded[index] = 1;
    if (scored) given.push(index);
  }
  return { excluded, given };
}

/** The pilot item due at this place of the check; -1: none. */
function duePilot(plan: CheckPlan, state: SessionState): number {
  if (!plan.pilots.places.includes(state.answers.length + 1)) return -1;
  const seen = new Set(state.answers.map((answer) => answer.itemId));
  return plan.pilots.items.find((index) => isUnseenPilot(plan, index, seen)) ?? -1;
}

function isUnseenPilot(plan: CheckPlan, index: number, seen: ReadonlySet<string>): boolean {
  const item = plan.pool.items[index];
  return item?.status === "pilot" && !seen.has(item.id);
}

function finished(state: SessionState, reason: FinishReason): SessionState {
  return { ...state, status: "finished", current: null, ahead: [], finishedBecause: reason };
}

/** The state with the next item on the screen, or finished when the stopping rule says so. */
function moveOn(plan: CheckPlan, state: SessionState): SessionState {
  const posterior = sessionPosterior(plan, state);
  const { excluded, given } = poolUse(plan, state);
  const reason = stopReason(plan.stopping, {
    scoredItems: given.length,
    probabilityReady: plan.cut === null ? null : probabilityAtLeast(posterior, plan.cut),
    sd: posterior.sd,
    workedMinutes: state.workedMs / 60_000,
    itemsLeft: excluded.reduce((left, value) => left + (value === 1 ? 0 : 1), 0),
  });
  if (reason !== null) return finished(state, reason);
  const { pool, criterion, prices, content } = plan;
  const pilot = duePilot(plan, state);
  const next = pilot >= 0 ? pilot : selectItem({ pool, posterior, criterion, excluded, prices, content, given });
  const item = pool.items[next];
  if (item === undefined) return finished(state, "no-items-left");
  return { ...state, current: item.id, ahead: itemsAhead(plan, posterior, excluded, given, next) };
}

/**
 * The items that would come next if every answer until then said nothing: a little less fitting than those chosen after each
 * answer, which is the price of going on without a connection.
 */
function itemsAhead(
  plan: CheckPlan,
  posterior: Posterior,
  excluded: Uint8Array,
  given: readonly number[],
  current: number,
): readonly ItemId[] {
  const { pool, criterion, prices, content, portable, stopping } = plan;
  const taken = excluded.map((value, i) => (value === 1 || portable[i] !== 1 || i === current ? 1 : 0));
  const soFar = [...given, current];
  const ahead: ItemId[] = [];
  const room = Math.min(plan.ahead, stopping.maxItems - soFar.length);
  while (ahead.length < room) {
    const next = selectItem({ pool, posterior, criterion, excluded: taken, prices, content, given: soFar });
    const item = pool.items[next];
    if (item === undefined) break;
    taken[next] = 1;
    soFar.push(next);
    ahead.push(item.id);
  }
  return ahead;
}

/** A check that waits for its next item gets one, or ends: after a delivery of several answers that broke off. */
export function settleSession(plan: CheckPlan, state: SessionState): SessionState {
  return state.status === "running" && state.current === null ? moveOn(plan, state) : state;
}

/** The state at the instant of an event: working time runs only while the check does. */
function atInstant(state: SessionState, atMs: number): SessionState {
  const worked = state.status === "running" ? atMs - state.lastAtMs : 0;
  return { ...state, workedMs: state.workedMs + worked, lastAtMs: atMs };
}

/** An answer that was accepted before: the same again changes nothing, another one is refused. */
function answerAgain(state: SessionState, event: AnswerEvent): Outcome | null {
  const before = state.answers[event.sequence];
  if (before === undefined) return null;
  const same =
    before.itemId === event.itemId && before.confidence === event.confidence && sameAnswer(before.answer, event.answer);
  return same ? ok(state) : err({ kind: "answered-differently", sequence: event.sequence });
}

function answer(plan: CheckPlan, state: SessionState, event: AnswerEvent): Outcome {
  if (event.sequence !== state.answers.length) return err({ kind: "out-of-sequence", expected: state.answers.length });
  if (event.itemId !== state.current && !state.ahead.includes(event.itemId))
    return err({ kind: "not-the-current-item" });
  const key = plan.keys.get(event.itemId);
  invariant(key !== undefined, `every item that is given has a key: ${event.itemId}`);
  const score = scoreAnswer(key, event.answer);
  if (!score.ok) return err({ kind: "answer-not-accepted", problem: score.error });
  const now = atInstant(state, event.atMs);
  const index = plan.pool.indexOf.get(event.itemId) ?? -1;
  const given = {
    itemId: event.itemId,
    answer: event.answer,
    confidence: event.confidence,
    score: score.value,
    scored: plan.pool.items[index]?.status !== "pilot",
    workedMs: now.workedMs,
  };
  const answered = {
    ...now,
    current: null,
    ahead: state.ahead.filter((id) => id !== event.itemId),
    answers: [...state.answers, given],
  };
  return ok(event.more === true ? answered : moveOn(plan, answered));
}

/** Why an event cannot happen in the state the check is in; null: it can. */
function refusal(state: SessionState, event: SessionEvent): SessionRefusal | null {
  if (state.status === "finished") return { kind: "finished" };
  if (event.kind === "start") return state.status === "not-started" ? null : { kind: "already-started" };
  if (state.status === "not-started") return { kind: "not-started" };
  if (!(event.atMs >= state.lastAtMs)) return { kind: "clock-went-back" };
  if (event.kind === "resume") return state.status === "paused" ? null : { kind: "not-paused" };
  if (event.kind === "finish") return null;
  return state.status === "paused" ? { kind: "paused" } : null;
}

/**
 * The check as a reducer: the state after an event, or why the event is refused (the state then stays as it was). Pure: the
 * same plan and events give the same check. An answer that arrives again unchanged is accepted and changes nothing, also
 * after the end, so that queued answers may be sent twice. An answer that arrives after the time is up still counts and ends
 * the check: what a person has done is not thrown away. Answers that were given without a connection arrive together, all
 * but the last with `more`: none of them is lost to a rule that would have ended the check before it.
 */
export function advanceSession(plan: CheckPlan, state: SessionState, event: SessionEvent): Outcome {
  const again = event.kind === "answer" ? answerAgain(state, event) : null;
  if (again !== null) return again;
  const refused = refusal(state, event);
  if (refused !== null) return err(refused);
  switch (event.kind) {
    case "start":
      return ok(moveOn(plan, { ...state, status: "running", lastAtMs: event.atMs }));
    case "answer":
      return answer(plan, state, event);
    case "pause":
      return ok({ ...atInstant(state, event.atMs), status: "paused" });
    case "resume":
      return ok({ ...atInstant(state, event.atMs), status: "running" });
    case "finish":
      return ok(finished(atInstant(state, event.atMs), "left"));
    default:
      return assertNever(event);
  }
}
