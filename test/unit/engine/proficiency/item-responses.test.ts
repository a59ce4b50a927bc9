import { describe, expect, it } from "vitest";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { evidenceId, itemId } from "#app/engine/kernel/ids.ts";
import { observeAnswer, startPosterior } from "#app/engine/measurement/posterior.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import type { ItemResponse, ItemResponseEvidence } from "#app/engine/proficiency/evidence.ts";
import { DEFAULT_POLICY, isReady } from "#app/engine/proficiency/readiness.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { blockedFrom, estimateAt, ESTIMATE_STATE } from "#app/engine/proficiency/skill-estimate.ts";
import { entry, named, SKILLS, START } from "./people.ts";

const model = createBeliefModel(SKILLS);
const TODAY = addDays(START, 1);

function answer(
  id: string,
  skills: readonly number[],
  response: Partial<ItemResponse>,
  rest: Partial<ItemResponseEvidence> = {},
): ItemResponseEvidence {
  return {
    id: evidenceId(id),
    kind: "item-response",
    skillIds: skills.map(named),
    effectiveOn: START,
    recordedAt: `2025-01-01T08:00:00.${id.padStart(3, "0")}Z`,
    expiresOn: null,
    standing: "standing",
    checkId: "check-1",
    ...rest,
    response: {
      itemId: itemId(`item-${id}`),
      level: 2,
      parameters: { discrimination: 1.2, difficulty: -0.5, guessing: 0, slipping: 0, steps: [0] },
      score: 1,
      scored: true,
      safetyCritical: false,
      confidence: "sure",
      ...response,
    },
  };
}

const many = (count: number, of: (position: number) => ItemResponseEvidence): ItemResponseEvidence[] =>
  Array.from({ length: count }, (_, position) => of(position));

describe("answers in the ledger", () => {
  it("lead to the belief that the check itself arrived at", () => {
    const scores = [1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0];
    const ledger = scores.map((score, position) => answer(String(position), [3], { score }));
    const replayed = replayLedger(model, ledger, START);
    const prior = replayLedger(model, [], START);
    let posterior = startPosterior(prior.means[3] ?? 0, prior.sds[3] ?? 1);
    for (const { response } of ledger) posterior = observeAnswer(posterior, response.parameters, response.score);
    expect(Math.abs((replayed.means[3] ?? 0) - posterior.mean)).toBeLessThan(0.03);
    expect(Math.abs((replayed.sds[3] ?? 0) - posterior.sd)).toBeLessThan(0.03);
  });

  it("count as measuring and say for every skill how much of the doubt they took away", () => {
    const replayed = replayLedger(model, [answer("1", [3, 4], {})], TODAY);
    const influence = replayed.influences[0];
    expect(influence?.skills.map(({ skillIndex }) => skillIndex)).toEqual([3, 4]);
    for (const { weight, meanAfter, meanBefore } of influence?.skills ?? []) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThan(1);
      expect(meanAfter).toBeGreaterThan(meanBefore);
    }
    for (const at of [3, 4]) expect((replayed.states[at] ?? 0) & ESTIMATE_STATE.measured).not.toBe(0);
  });

  it("change nothing when the question was on trial", () => {
    const pilot = answer("1", [3], { scored: false, safetyCritical: true, score: 0 });
    const replayed = replayLedger(model, [pilot], TODAY);
    expect(replayed.influences[0]?.fate).toBe("unscored");
    expect(replayed.means).toEqual(replayLedger(model, [], TODAY).means);
    expect(replayed.states[3]).toBe(0);
    expect(replayed.evidenceCount).toBe(0);
  });

  it("are left out one by one like any other entry", () => {
    const ledger = many(5, (position) => answer(String(position), [3], { score: position % 2 }));
    const without = new Set([evidenceId("1"), evidenceId("3")]);
    const rest = ledger.filter(({ id }) => !without.has(id));
    expect(replayLedger(model, ledger, TODAY, { without }).means).toEqual(replayLedger(model, rest, TODAY).means);
  });
});

describe("a missed safety question", () => {
  const strong = many(20, (position) => answer(String(position), [4], {}));
  const missed = answer("50", [4], { safetyCritical: true, score: 0 });
  const ready = (ledger: Parameters<typeof replayLedger>[1], level: 1 | 2): boolean => {
    const replayed = replayLedger(model, ledger, TODAY);
    return isReady(estimateAt(replayed, 4), { level, safetyCritical: true }, DEFAULT_POLICY, TODAY);
  };

  it("blocks its level whatever the total, and not the level below", () => {
    expect(ready(strong, 2)).toBe(true);
    const twice = [...strong, ...many(20, (position) => answer(String(60 + position), [4], {}))];
    expect(ready([...twice, missed], 2)).toBe(false);
    expect(ready([...twice, missed], 1)).toBe(true);
  });

  it("is not made good by the next safety question of the same check", () => {
    const next = answer("51", [4], { safetyCritical: true });
    const replayed = replayLedger(model, [...strong, missed, next], TODAY);
    expect(blockedFrom(replayed.states[4] ?? 0)).toBe(2);
  });

  it("is made good by a later check without a miss, and by a practical sign-off at the level", () => {
    const later = answer("51", [4], { safetyCritical: true }, { checkId: "check-2", effectiveOn: TODAY });
    expect(ready([...strong, missed, later], 2)).toBe(true);
    const watched = entry("z", "practical-signoff", { 4: 2 }, { effectiveOn: TODAY });
    expect(ready([...strong, missed, watched], 2)).toBe(true);
    const below = entry("z", "practical-signoff", { 4: 1 }, { effectiveOn: TODAY });
    expect(blockedFrom(replayLedger(model, [...strong, missed, below], TODAY).states[4] ?? 0)).toBe(2);
  });
});
