import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths } from "#app/engine/kernel/calendar.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { estimateHistory } from "#app/engine/proficiency/estimate-history.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { anyLedger, entry, SKILLS, START, TODAY } from "./people.ts";

const model = createBeliefModel(SKILLS);
const anySkill = fc.nat(SKILLS.length - 1);

describe("the history of an estimate", () => {
  it("ends with exactly the belief of its last day, and every point is the belief of its own day", () => {
    fc.assert(
      fc.property(anyLedger(), anySkill, (ledger, skill) => {
        const points = estimateHistory(model, ledger, skill, TODAY);
        for (const { on, estimate } of points)
          expect(estimate).toEqual(estimateAt(replayLedger(model, ledger, on), skill));
        const named = ledger.some((row) => row.skillIds.some((id) => id === SKILLS[skill]?.id));
        expect(points.at(-1)?.on).toBe(named ? TODAY : undefined);
      }),
      { numRuns: 30 },
    );
  });

  it("without an entry equals the history of a ledger that never had it, on the days both have", () => {
    fc.assert(
      fc.property(anyLedger(), anySkill, fc.nat(), (ledger, skill, pick) => {
        const left = ledger[pick % Math.max(1, ledger.length)];
        if (left === undefined) return;
        const others = ledger.filter(({ id }) => id !== left.id);
        const never = new Map(estimateHistory(model, others, skill, TODAY).map((point) => [point.on, point.estimate]));
        for (const { on, estimate } of estimateHistory(model, ledger, skill, TODAY, new Set([left.id])))
          if (never.has(on)) expect(estimate).toEqual(never.get(on));
      }),
      { numRuns: 30 },
    );
  });

  it("has the day of an entry and the day before it, so that its step is a step", () => {
    const day = addDays(START, 40);
    const ledger = [entry("a", "self-rating", { 3: 1 }), entry("b", "certificate", { 3: 4 }, { effectiveOn: day })];
    const points = estimateHistory(model, ledger, 3, TODAY);
    const at = points.findIndex(({ on }) => on === day);
    expect(points[at]?.reason).toBe("event");
    expect(points[at - 1]).toMatchObject({ on: addDays(day, -1), reason: "before" });
    expect(points[at]?.interval.level).toBeGreaterThan((points[at - 1]?.interval.level ?? 5) + 0.5);
  });

  it("shows forgetting month by month between entries: the band widens and the level goes back", () => {
    const points = estimateHistory(model, [entry("a", "practical-signoff", { 2: 4 })], 2, addMonths(START, 12));
    expect(points).toHaveLength(13);
    for (const [at, point] of points.entries()) {
      const before = points[at - 1];
      if (before === undefined) continue;
      expect(point.estimate.sd).toBeGreaterThan(before.estimate.sd);
      expect(point.interval.level).toBeLessThan(before.interval.level);
    }
  });

  it("says from the day after its last day that an expired certificate no longer counts", () => {
    const expiresOn = addDays(START, 100);
    const points = estimateHistory(model, [entry("a", "certificate", { 2: 4 }, { expiresOn })], 2, TODAY);
    expect(points.filter(({ standing }) => standing === "known").at(-1)?.on).toBe(expiresOn);
    expect(points.find(({ standing }) => standing === "expired")?.on).toBe(addDays(expiresOn, 1));
  });

  it("is empty for a skill nobody said anything about", () => {
    expect(estimateHistory(model, [entry("a", "certificate", { 2: 4 })], 5, TODAY)).toEqual([]);
  });

  it("is never more than 74 points, however much happened", () => {
    const busy = Array.from({ length: 300 }, (_, at) =>
      entry(`e${String(at)}`, "lesson-check", { 1: 3 }, { effectiveOn: addDays(START, 5 * at) }),
    );
    const asOf = addDays(START, 1800);
    const points = estimateHistory(model, busy, 1, asOf);
    expect(points.length).toBeLessThanOrEqual(74);
    expect(points.at(-1)?.on).toBe(asOf);
  });
});
