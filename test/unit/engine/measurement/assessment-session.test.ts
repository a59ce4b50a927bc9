import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemId } from "#app/engine/kernel/ids.ts";
import type { ItemId } from "#app/engine/kernel/ids.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import { advanceSession, sessionPosterior } from "#app/engine/measurement/assessment-session.ts";
import { NEW_SESSION } from "#app/engine/measurement/assessment-state.ts";
import type { SessionEvent, SessionState } from "#app/engine/measurement/assessment-state.ts";
import { sessionResult } from "#app/engine/measurement/session-result.ts";
import { DEFAULT_STOPPING, stopReason } from "#app/engine/measurement/stopping-rule.ts";
import { SECOND, makePlan, step, refused, answerTo, started, answerAll } from "./session-plan.ts";

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
