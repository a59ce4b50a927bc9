import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemId, skillId, type ItemId } from "#app/engine/kernel/ids.ts";
import { designCheck, planOf, poolOf, type BankItem, type CheckRequest } from "#app/engine/measurement/check-design.ts";
import { advanceSession } from "#app/engine/measurement/assessment-session.ts";
import { NEW_SESSION } from "#app/engine/measurement/assessment-state.ts";
import { expertParameters } from "#app/engine/measurement/item.ts";
import { levelCut } from "#app/engine/skills/skill.ts";

const bankOf = (live: number, pilots = 2): readonly BankItem[] =>
  Array.from({ length: live + pilots }, (_, position) => ({
    id: itemId(`item-${String(position)}`),
    skillId: skillId("area.skill"),
    level: ((position % 3) + 1) as 1 | 2 | 3,
    type: position % 9 === 8 ? ("scenario" as const) : ("single" as const),
    status: position < live ? ("live" as const) : ("pilot" as const),
    contentArea: `area.skill/part-${String(position % 4)}`,
    safetyCritical: false,
    parameters: expertParameters(((position % 3) + 1) as 1 | 2 | 3),
    version: 1,
    seconds: 90,
  }));

const request = (rest: Partial<CheckRequest> = {}): CheckRequest => ({
  bank: bankOf(20),
  mean: -1,
  sd: 1.2,
  requiredLevel: 3,
  attempts: [],
  held: new Set(),
  prices: new Map(),
  extraTimePercent: 0,
  ...rest,
});

/** The ids given when every answer is right. */
function givenIn(wanted: CheckRequest): readonly ItemId[] {
  const design = designCheck(wanted);
  if (!design.ok) throw new Error(design.error.kind);
  const pool = poolOf(design.value);
  const key = { type: "single" as const, options: ["a", "b"], correct: "a" };
  const plan = planOf(design.value, pool, new Map(pool.items.map(({ id }) => [id, key])));
  let state = NEW_SESSION;
  let outcome = advanceSession(plan, state, { kind: "start", atMs: 0 });
  while (outcome.ok && outcome.value.current !== null) {
    state = outcome.value;
    outcome = advanceSession(plan, state, {
      kind: "answer",
      atMs: state.lastAtMs + 1000,
      sequence: state.answers.length,
      itemId: outcome.value.current,
      answer: { type: "single", choice: state.answers.length % 3 === 0 ? "b" : "a" },
      confidence: "sure",
    });
  }
  if (!outcome.ok) throw new Error(outcome.error.kind);
  return outcome.value.answers.map((given) => given.itemId);
}

describe("the layout of a check", () => {
  it("leaves enough unseen questions for a second attempt that shares none with the first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 80 }), (live) => {
        const bank = bankOf(live);
        const first = givenIn(request({ bank }));
        const second = givenIn(request({ bank, attempts: [first] }));
        expect(
          second.filter((id) => first.includes(id) && bank.find((item) => item.id === id)?.status === "live"),
        ).toEqual([]);
        expect(second.length).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 25 },
    );
  });

  it("gives at most 25 scored questions and at most half of the bank", () => {
    for (const [live, most] of [
      [10, 5],
      [20, 10],
      [50, 25],
      [90, 25],
    ] as const) {
      const design = designCheck(request({ bank: bankOf(live) }));
      expect(design.ok && design.value.stopping.maxItems).toBe(most);
    }
  });

  it("asks about level 3 where more is required, because no automatic score reaches higher", () => {
    const design = designCheck(request({ requiredLevel: 5 }));
    expect(design.ok && design.value.cut).toBe(levelCut(3));
  });

  it("doubles the time with 100 per cent extra", () => {
    const plain = designCheck(request());
    const doubled = designCheck(request({ extraTimePercent: 100 }));
    const minutes = (of: typeof plain): number => (of.ok ? (of.value.stopping.maxMinutes ?? 0) : 0);
    expect(minutes(doubled)).toBeGreaterThanOrEqual(2 * minutes(plain) - 5);
  });

  it("says so when there are no questions, or none that are new", () => {
    const none = designCheck(request({ bank: bankOf(4) }));
    expect(none.ok ? "made" : none.error.kind).toBe("no-questions");
    const seen = bankOf(20).map(({ id }) => id);
    const used = designCheck(request({ attempts: [seen] }));
    expect(used.ok ? "made" : used.error.kind).toBe("too-few-new-questions");
  });

  it("gives up the second last attempt and what exposure holds back before it gives up the check", () => {
    const bank = bankOf(12, 0);
    const half = bank.slice(0, 6).map(({ id }) => id);
    const rest = bank.slice(6).map(({ id }) => id);
    const design = designCheck(request({ bank, attempts: [half, rest], held: new Set(rest) }));
    expect(design.ok && design.value.excluded).toEqual(half);
  });
});
