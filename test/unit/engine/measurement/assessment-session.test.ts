import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemId } from "#app/engine/kernel/ids.ts";
import type { ItemId } from "#app/engine/kernel/ids.ts";
import type { Answer, AnswerKey, Confidence } from "#app/engine/measurement/answer-key.ts";
import { advanceSession, sessionPosterior, settleSession } from "#app/engine/measurement/assessment-session.ts";
import { NEW_SESSION } from "#app/engine/measurement/assessment-state.ts";
import type { CheckPlan, SessionEvent, SessionState } from "#app/engine/measurement/assessment-state.ts";
import { createItemPool } from "#app/engine/measurement/item-pool.ts";
import { excludedItems } from "#app/engine/measurement/item-selection.ts";
import { sessionResult } from "#app/engine/measurement/session-result.ts";
import { DEFAULT_STOPPING, stopReason } from "#app/engine/measurement/stopping-rule.ts";
import { randomBank } from "./items.ts";

const KEY: AnswerKey = { type: "single", options: ["right", "wrong"], correct: "right" };
const SECOND = 1000;

/** A pool of 40 live items, the first of them safety-critical, and 3 pilot items, of which one is put at places 3 and 6. */
function makePlan(rest: Partial<CheckPlan> = {}): CheckPlan {
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

function step(plan: CheckPlan, state: SessionState, event: SessionEvent): SessionState {
  const result = advanceSession(plan, state, event);
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}

function refused(plan: CheckPlan, state: SessionState, event: SessionEvent): string {
  const result = advanceSession(plan, state, event);
  return result.ok ? "accepted" : result.error.kind;
}

function answerTo(
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

function started(plan: CheckPlan): SessionState {
  return step(plan, NEW_SESSION, { kind: "start", atMs: 0 });
}

function answerAll(plan: CheckPlan, choice = "right", confidence: Confidence = "unsure"): SessionState {
  let state = started(plan);
  while (state.status === "running") state = step(plan, state, answerTo(state, choice, confidence));
  return state;
}

describe("a check", () => {
  it("goes to its limit of 25 scored items, with pilot items on top", () => {
    const plan = makePlan();
    const state = answerAll(plan);
    expect(state.finishedBecause).toBe("item-limit");
    expect(state.answers.filter((answer) => answer.scored)).toHaveLength(25);
    expect(state.answers.flatMap((answer, place) => (answer.scored ? [] : [place + 1]))).toEqual([3, 6]);
    expect(new Set(state.answers.map((answer) => answer.itemId)).size).toBe(27);
  });

  it("gives the same estimate whatever is answered to pilot items", () => {
    const plan = makePlan();
    const answerPilots = (choice: string): SessionState => {
      let state = started(plan);
      while (state.status === "running") {
        const pilot = plan.pool.items[plan.pool.indexOf.get(state.current ?? itemId("")) ?? -1]?.status === "pilot";
        state = step(plan, state, answerTo(state, pilot ? choice : "right"));
      }
      return state;
    };
    const [one, other] = [answerPilots("right"), answerPilots("wrong")];
    expect(sessionResult(plan, one)).toEqual(sessionResult(plan, other));
    expect(sessionResult(plan, one).pilotItems).toBe(2);
  });

  it("ends early when the decision is certain, and says how likely it is", () => {
    const plan = makePlan({ cut: -1.5, criterion: { kind: "decision", cut: -1.5 } });
    const state = answerAll(plan);
    expect(state.finishedBecause).toBe("decision-certain");
    expect(state.answers.length).toBeLessThan(25);
    expect(sessionResult(plan, state).probabilityReady).toBeGreaterThanOrEqual(0.95);
  });

  it("ends when no item is left", () => {
    const plan = makePlan();
    const excluded = Uint8Array.from(plan.excluded, (value, i) => (i < 5 ? value : 1));
    const state = answerAll({ ...plan, excluded, pilots: { items: [], places: [] } });
    expect(state.finishedBecause).toBe("no-items-left");
    expect(state.answers).toHaveLength(5);
  });

  it("names what was wrong and sure, and what was wrong and safety-critical", () => {
    const plan = makePlan();
    const only = Uint8Array.from(plan.excluded, (_, i) => (i === 0 || i === 7 ? 0 : 1));
    const state = answerAll({ ...plan, excluded: only, pilots: { items: [], places: [] } }, "wrong", "sure");
    const result = sessionResult(plan, state);
    expect(result.safetyMissed).toEqual([itemId("item-0")]);
    expect([...result.confidentlyWrong].sort()).toEqual([itemId("item-0"), itemId("item-7")]);
    expect(result.interval95[0]).toBeLessThan(result.mean);
    expect(result.interval95[1]).toBeGreaterThan(result.mean);
  });

  it("counts working time only, and an answer given after the time is up still counts and ends it", () => {
    const plan = makePlan({ stopping: { ...DEFAULT_STOPPING, targetSd: 0, maxMinutes: 1 } });
    let state = started(plan);
    state = step(plan, state, answerTo(state));
    state = step(plan, state, { kind: "pause", atMs: 20 * SECOND });
    state = step(plan, state, { kind: "resume", atMs: 9000 * SECOND });
    expect(state.workedMs).toBe(20 * SECOND);
    state = step(plan, state, { ...answerTo(state), atMs: 9060 * SECOND });
    expect(state.finishedBecause).toBe("time-is-up");
    expect(state.answers).toHaveLength(2);
  });

  it("survives being stored as JSON", () => {
    const plan = makePlan();
    let state = started(plan);
    for (let i = 0; i < 5; i += 1) state = step(plan, state, answerTo(state, i % 2 === 0 ? "right" : "wrong"));
    const restored = JSON.parse(JSON.stringify(state)) as SessionState;
    expect(step(plan, restored, answerTo(restored))).toEqual(step(plan, state, answerTo(state)));
  });
});

describe("a check refuses", () => {
  const plan = makePlan();
  const first = started(plan);
  const second = step(plan, first, answerTo(first));

  it("an item that is not on the screen, known or invented", () => {
    const handedOut = [second.current, ...second.ahead];
    const others = plan.pool.items.map((item) => item.id).filter((id) => !handedOut.includes(id));
    for (const id of others)
      expect(refused(plan, second, { ...answerTo(second), itemId: id })).toBe("not-the-current-item");
    expect(refused(plan, second, { ...answerTo(second), itemId: itemId("forged") })).toBe("not-the-current-item");
  });

  it("another answer to a question already answered, but not the same one sent twice", () => {
    const sent = answerTo(first);
    const again = advanceSession(plan, second, sent);
    expect(again).toEqual({ ok: true, value: second });
    expect(refused(plan, second, { ...sent, answer: { type: "single", choice: "wrong" } })).toBe(
      "answered-differently",
    );
    expect(refused(plan, second, { ...sent, confidence: "sure" })).toBe("answered-differently");
    expect(refused(plan, second, { ...sent, itemId: itemId("forged") })).toBe("answered-differently");
  });

  it("answers out of sequence", () => {
    expect(refused(plan, second, { ...answerTo(second), sequence: 5 })).toBe("out-of-sequence");
    expect(refused(plan, second, { ...answerTo(second), sequence: -1 })).toBe("out-of-sequence");
    expect(refused(plan, second, { ...answerTo(second), sequence: 0.5 })).toBe("out-of-sequence");
  });

  it("answers after the end, but not the last one sent twice", () => {
    const before = answerAll(plan);
    const lastSent = before.answers[before.answers.length - 1];
    expect(refused(plan, before, answerTo(before))).toBe("finished");
    if (lastSent === undefined) throw new Error("a finished check has answers");
    const { itemId: id, answer, confidence } = lastSent;
    const sequence = before.answers.length - 1;
    expect(advanceSession(plan, before, { kind: "answer", atMs: 0, sequence, itemId: id, answer, confidence })).toEqual(
      {
        ok: true,
        value: before,
      },
    );
  });

  it("a clock set back, and answers that make no sense", () => {
    expect(refused(plan, second, { ...answerTo(second), atMs: 1 })).toBe("clock-went-back");
    expect(refused(plan, second, { ...answerTo(second), atMs: Number.NaN })).toBe("clock-went-back");
    expect(refused(plan, second, answerTo(second, "x".repeat(1_000_000)))).toBe("answer-not-accepted");
  });

  it("what does not fit its state", () => {
    const paused = step(plan, second, { kind: "pause", atMs: second.lastAtMs });
    expect(refused(plan, NEW_SESSION, answerTo(NEW_SESSION))).toBe("not-started");
    expect(refused(plan, second, { kind: "start", atMs: 99 * SECOND })).toBe("already-started");
    expect(refused(plan, second, { kind: "resume", atMs: 99 * SECOND })).toBe("not-paused");
    expect(refused(plan, paused, answerTo(paused))).toBe("paused");
  });
});

describe("over any list of events a check", () => {
  const plan = makePlan({ stopping: { ...DEFAULT_STOPPING, minItems: 3, targetSd: 0.6 } });
  type Command = (state: SessionState, at: number) => SessionEvent;
  const choice = fc.constantFrom("right", "wrong", "forged");
  const id = fc.option(fc.constantFrom(...plan.pool.items.map((item) => item.id), itemId("forged")), { freq: 2 });
  const command: fc.Arbitrary<Command> = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(choice, id, fc.integer({ min: -2, max: 1 })).map(answerCommand) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom("start" as const, "pause" as const, "resume" as const, "finish" as const)
        .map((kind): Command => (_, at) => ({ kind, atMs: at })),
    },
  );

  function answerCommand([picked, forged, shift]: [string, ItemId | null, number]): Command {
    const answer: Answer = { type: "single", choice: picked };
    return (state, at) => ({
      kind: "answer",
      atMs: at,
      sequence: Math.max(0, state.answers.length + Math.min(0, shift)),
      itemId: forged ?? state.current ?? itemId("none"),
      answer,
      confidence: "unsure",
    });
  }

  it("keeps its promises", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(command, fc.integer({ min: -5, max: 60 })), { maxLength: 60 }), (commands) => {
        let state = NEW_SESSION;
        let at = 0;
        for (const [make, seconds] of [[() => ({ kind: "start", atMs: 0 }) as const, 0] as const, ...commands]) {
          at += seconds * SECOND;
          const before = state;
          const event = make(state, at);
          const result = advanceSession(plan, state, event);
          if (result.ok) state = result.value;
          // an answer that was taken stays as it was, a refusal changes nothing, an end is final
          expect(state.answers.slice(0, before.answers.length)).toEqual(before.answers);
          if (before.status === "finished") expect(state).toEqual(before);
          expect(state.workedMs).toBeGreaterThanOrEqual(before.workedMs);
          // what was accepted may be sent again
          if (result.ok && event.kind === "answer") {
            expect(advanceSession(plan, state, event)).toEqual({ ok: true, value: state });
          }
        }
        const ids = state.answers.map((answer) => answer.itemId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(state.current === null).toBe(state.status === "finished" || state.status === "not-started");
        expect(sessionPosterior(plan, state).sd).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the stopping rule", () => {
  const progress = { scoredItems: 10, probabilityReady: 0.5, sd: 0.5, workedMinutes: 0, itemsLeft: 10 };

  it("goes on while nothing is settled", () => {
    expect(stopReason(DEFAULT_STOPPING, progress)).toBeNull();
  });

  it("stops for certainty on either side, precision, length, time and an empty pool", () => {
    expect(stopReason(DEFAULT_STOPPING, { ...progress, probabilityReady: 0.96 })).toBe("decision-certain");
    expect(stopReason(DEFAULT_STOPPING, { ...progress, probabilityReady: 0.04 })).toBe("decision-certain");
    expect(stopReason(DEFAULT_STOPPING, { ...progress, probabilityReady: null, sd: 0.3 })).toBe("precise-enough");
    expect(stopReason(DEFAULT_STOPPING, { ...progress, scoredItems: 25 })).toBe("item-limit");
    expect(stopReason(DEFAULT_STOPPING, { ...progress, itemsLeft: 0 })).toBe("no-items-left");
    expect(stopReason({ ...DEFAULT_STOPPING, maxMinutes: 20 }, { ...progress, workedMinutes: 20 })).toBe("time-is-up");
  });

  it("never calls a few lucky answers certain", () => {
    expect(stopReason(DEFAULT_STOPPING, { ...progress, scoredItems: 7, probabilityReady: 0.999, sd: 0.1 })).toBeNull();
  });
});

describe("without a connection", () => {
  const queued = (state: SessionState, ids: readonly (string | undefined)[]): SessionEvent[] =>
    ids.map((id, position) => ({
      ...answerTo(state),
      sequence: state.answers.length + position,
      itemId: itemId(id ?? "none"),
      more: position < ids.length - 1,
    }));

  it("the items handed out ahead are live, portable, distinct and never more than the check may still give", () => {
    const plan = makePlan({ stopping: { ...DEFAULT_STOPPING, targetSd: 0, maxItems: 9 } });
    let state = started(plan);
    while (state.status === "running") {
      const positions = state.ahead.map((id) => plan.pool.indexOf.get(id) ?? -1);
      expect(new Set([...state.ahead, state.current]).size).toBe(state.ahead.length + 1);
      expect(positions.every((at) => at < 38 && plan.portable[at] === 1)).toBe(true);
      const scored = state.answers.filter((given) => given.scored).length;
      expect(state.ahead.length).toBe(Math.min(3, 9 - scored - 1));
      state = step(plan, state, answerTo(state));
    }
  });

  it("answers to the current item and those ahead count in the order given, and the check goes on after the last", () => {
    const plan = makePlan();
    const before = started(plan);
    let state = before;
    for (const event of queued(before, [before.current ?? undefined, before.ahead[0], before.ahead[1]]))
      state = step(plan, state, event);
    expect(state.answers.map((given) => given.itemId)).toEqual([before.current, before.ahead[0], before.ahead[1]]);
    expect(state.current).not.toBeNull();
    expect(state.answers.map((given) => given.itemId)).not.toContain(state.current);
  });

  it("no queued answer is lost to a rule that would have ended the check before it", () => {
    const plan = makePlan({ stopping: { ...DEFAULT_STOPPING, minItems: 1, targetSd: 5 } });
    const before = started(plan);
    let state = before;
    for (const event of queued(before, [before.current ?? undefined, before.ahead[0]]))
      state = step(plan, state, event);
    expect(state.answers).toHaveLength(2);
    expect(state.finishedBecause).toBe("precise-enough");
  });

  it("sent twice, the same delivery changes nothing; an item that was never handed out is refused", () => {
    const plan = makePlan();
    const before = started(plan);
    const events = queued(before, [before.current ?? undefined, before.ahead[0]]);
    const once = events.reduce((state, event) => step(plan, state, event), before);
    expect(events.reduce((state, event) => step(plan, state, event), once)).toEqual(once);
    const [foreign] = queued(once, ["item-42"]);
    if (foreign === undefined) throw new Error("no event");
    expect(refused(plan, once, foreign)).toBe("not-the-current-item");
  });

  it("a delivery that breaks off leaves the check with a next item", () => {
    const plan = makePlan();
    const before = started(plan);
    const [first] = queued(before, [before.current ?? undefined, before.ahead[0]]);
    if (first === undefined) throw new Error("no event");
    const broken = step(plan, before, first);
    expect(broken.current).toBeNull();
    const settled = settleSession(plan, broken);
    expect(settled.current).not.toBeNull();
    expect(settled.answers).toHaveLength(1);
  });
});
