import { describe, expect, it } from "vitest";
import { itemId } from "#app/engine/kernel/ids.ts";
import { settleSession } from "#app/engine/measurement/assessment-session.ts";
import type { SessionEvent, SessionState } from "#app/engine/measurement/assessment-state.ts";
import { DEFAULT_STOPPING } from "#app/engine/measurement/stopping-rule.ts";
import { makePlan, step, refused, answerTo, started } from "./session-plan.ts";

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
