import { itemId } from "#app/engine/kernel/ids.ts";
import type { AnswerKey, Confidence } from "#app/engine/measurement/answer-key.ts";
import { advanceSession } from "#app/engine/measurement/assessment-session.ts";
import { NEW_SESSION } from "#app/engine/measurement/assessment-state.ts";
import type { CheckPlan, SessionEvent, SessionState } from "#app/engine/measurement/assessment-state.ts";
import { createItemPool } from "#app/engine/measurement/item-pool.ts";
import { excludedItems } from "#app/engine/measurement/item-selection.ts";
import { DEFAULT_STOPPING } from "#app/engine/measurement/stopping-rule.ts";
import { randomBank } from "./items.ts";

const KEY: AnswerKey = { type: "single", options: ["right", "wrong"], correct: "right" };
export const SECOND = 1000;

/** A pool of 40 live items, the first of them safety-critical, and 3 pilot items, of which one is put at places 3 and 6. */
export function makePlan(rest: Partial<CheckPlan> = {}): CheckPlan {
  const pool = createItemPool(
    randomBank(43, "session bank").map((parameters, i) => ({
      id: itemId(`item-${String(i)}`),
      status: i < 40 ? ("live" as const) : ("pilot" as const),
      contentArea: "all",
      safetyCritical: i === 0,
      parameters,
    })),
  );
  return {
    pool,
    keys: new Map(pool.items.map((item) => [item.id, KEY])),
    mean: 0,
    sd: 1,
    cut: null,
    criterion: { kind: "information" },
    content: null,
    excluded: excludedItems(pool, []),
    prices: null,
    stopping: { ...DEFAULT_STOPPING, targetSd: 0 },
    pilots: { items: [40, 41, 42], places: [3, 6] },
    ahead: 3,
    portable: new Uint8Array(43).fill(1, 0, 38),
    ...rest,
  };
}

export function step(plan: CheckPlan, state: SessionState, event: SessionEvent): SessionState {
  const result = advanceSession(plan, state, event);
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}

export function refused(plan: CheckPlan, state: SessionState, event: SessionEvent): string {
  const result = advanceSession(plan, state, event);
  return result.ok ? "accepted" : result.error.kind;
}

export function answerTo(
  state: SessionState,
  choice = "right",
  confidence: Confidence = "unsure",
): SessionEvent & { kind: "answer" } {
  return {
    kind: "answer",
    atMs: state.lastAtMs + 10 * SECOND,
    sequence: state.answers.length,
    itemId: state.current ?? itemId("none"),
    answer: { type: "single", choice },
    confidence,
  };
}

export function started(plan: CheckPlan): SessionState {
  return step(plan, NEW_SESSION, { kind: "start", atMs: 0 });
}

export function answerAll(plan: CheckPlan, choice = "right", confidence: Confidence = "unsure"): SessionState {
  let state = started(plan);
  while (state.status === "running") state = step(plan, state, answerTo(state, choice, confidence));
  return state;
}
