import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, plainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, itemId } from "#app/engine/kernel/ids.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { applyCurrency, type SkillCurrency } from "#app/engine/proficiency/currency.ts";
import { dueReminders } from "#app/engine/proficiency/currency-reminders.ts";
import { validityOf } from "#app/engine/proficiency/currency-validity.ts";
import { lastDayAt, type Evidence, type ItemResponseEvidence } from "#app/engine/proficiency/evidence.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { ESTIMATE_STATE } from "#app/engine/proficiency/skill-estimate.ts";
import { anyLedger, entry, named, SKILLS, START } from "../people.ts";

const model = createBeliefModel(SKILLS);
const NOTHING: SkillCurrency = { rules: [], procedureChanges: [], uses: [] };
const fixed = (months: number): SkillCurrency => ({
  ...NOTHING,
  rules: [{ skillId: named(0), kind: "fixed-period", months }],
});
const lastUse = (months: number, uses: readonly string[]): SkillCurrency => ({
  ...NOTHING,
  rules: [{ skillId: named(0), kind: "last-use", months }],
  uses: uses.map((on) => ({ skillId: named(0), on: plainDate(on) })),
});
const changed = (on: string): SkillCurrency => ({
  ...NOTHING,
  procedureChanges: [{ skillId: named(0), on: plainDate(on) }],
});
const lastDays = (ledger: readonly Evidence[], currency: SkillCurrency): readonly (PlainDate | null)[] =>
  applyCurrency(ledger, currency).flatMap((row) => row.skillIds.map((_, position) => lastDayAt(row, position)));

/** Answers of one check of the first skill, `right` of them fully right. */
function answers(checkId: string, on: string, level: 1 | 2 | 3, right: readonly boolean[]): ItemResponseEvidence[] {
  return right.map((isRight, at) => ({
    id: evidenceId(`${checkId}-${String(at)}`),
    kind: "item-response",
    skillIds: [named(0)],
    effectiveOn: plainDate(on),
    recordedAt: `${on}T09:00:00.000Z`,
    expiresOn: null,
    standing: "standing",
    checkId,
    response: {
      itemId: itemId(`${checkId}-q${String(at)}`),
      level,
      parameters: { discrimination: 1, difficulty: level - 2.5, guessing: 0.2, slipping: 0, steps: [0] },
      score: isRight ? 1 : 0,
      scored: true,
      safetyCritical: false,
      confidence: "sure",
    },
  }));
}

describe("the last day of an entry", () => {
  const signOff = entry("a", "practical-signoff", { 0: 2 }, { effectiveOn: plainDate("2024-03-31") });

  it("of a fixed period is the day before the same day so many months later", () => {
    expect(lastDays([signOff], fixed(24))).toEqual(["2026-03-30"]);
    expect(lastDays([entry("b", "certificate", { 0: 2 }, { effectiveOn: plainDate("2024-01-31") })], fixed(1))).toEqual(
      ["2024-02-28"],
    );
  });

  it("is its own where that is earlier, and the period's where it is later", () => {
    const paper = (expiresOn: string): Evidence => ({
      ...signOff,
      kind: "certificate",
      expiresOn: plainDate(expiresOn),
    });
    expect(lastDays([paper("2025-01-01")], fixed(24))).toEqual(["2025-01-01"]);
    expect(lastDays([paper("2029-01-01")], fixed(24))).toEqual(["2026-03-30"]);
  });

  it("moves on with each use before the end, and not with one after it", () => {
    expect(lastDays([signOff], lastUse(6, []))).toEqual(["2024-09-29"]);
    expect(lastDays([signOff], lastUse(6, ["2024-09-29", "2024-12-15"]))).toEqual(["2025-06-14"]);
    expect(lastDays([signOff], lastUse(6, ["2024-09-30", "2024-12-15"]))).toEqual(["2024-09-29"]);
    expect(lastDays([signOff], { ...fixed(6), uses: lastUse(6, ["2024-09-29"]).uses })).toEqual(["2024-09-29"]);
  });

  it("is the day before its procedure changed; what is shown on that day or later is not outdated", () => {
    expect(lastDays([signOff], changed("2024-04-01"))).toEqual(["2024-03-31"]);
    expect(lastDays([signOff], changed("2024-03-31"))).toEqual([null]);
  });

  it("leaves role priors and self-ratings to fade, but outdates them with their procedure", () => {
    const spoken = ["role-prior", "self-rating"] as const;
    const ledger = spoken.map((kind) => entry(kind, kind, { 0: 2 }, { effectiveOn: plainDate("2024-03-31") }));
    expect(lastDays(ledger, fixed(1))).toEqual([null, null]);
    expect(lastDays(ledger, changed("2025-01-01"))).toEqual(["2024-12-31", "2024-12-31"]);
  });

  it("is each skill's own in an entry that names several", () => {
    const both = entry("c", "certificate", { 0: 2, 1: 3 }, { effectiveOn: plainDate("2024-01-01") });
    expect(lastDays([both], fixed(12))).toEqual(["2024-12-31", null]);
    const [row] = applyCurrency([both], fixed(12));
    const belief = replayLedger(model, row === undefined ? [] : [row], plainDate("2025-06-01"));
    expect((belief.states[0] ?? 0) & (ESTIMATE_STATE.measured | ESTIMATE_STATE.expired)).toBe(ESTIMATE_STATE.expired);
    expect((belief.states[1] ?? 0) & ESTIMATE_STATE.measured).toBe(ESTIMATE_STATE.measured);
    const alone = entry("c", "certificate", { 1: 3 }, { effectiveOn: plainDate("2024-01-01") });
    expect(belief.posteriorMeans).toEqual(replayLedger(model, [alone], plainDate("2025-06-01")).posteriorMeans);
  });
});

describe("a check that confirms what was shown", () => {
  const signOff = entry("a", "practical-signoff", { 0: 2 }, { effectiveOn: plainDate("2024-01-01") });
  const endWith = (check: readonly ItemResponseEvidence[]): PlainDate | null =>
    lastDays([signOff, ...check], fixed(24))[0] ?? null;

  it("starts the period anew", () => {
    expect(endWith(answers("k", "2025-12-01", 2, [true, true, true]))).toBe("2027-11-30");
  });

  it("does not with too few answers, too few points, a lower level, after the end, or a missed safety question", () => {
    expect(endWith(answers("k", "2025-12-01", 2, [true, true]))).toBe("2025-12-31");
    expect(endWith(answers("k", "2025-12-01", 2, [true, true, false, false]))).toBe("2025-12-31");
    expect(endWith(answers("k", "2025-12-01", 1, [true, true, true]))).toBe("2025-12-31");
    expect(endWith(answers("k", "2026-01-01", 2, [true, true, true]))).toBe("2025-12-31");
    const safety = answers("k", "2025-12-01", 2, [true, true, true, false]).map((answer) => ({
      ...answer,
      response: { ...answer.response, safetyCritical: true },
    }));
    expect(endWith(safety)).toBe("2025-12-31");
  });

  it("does not while one of its answers that it needs is disputed", () => {
    const [first, ...others] = answers("k", "2025-12-01", 2, [true, true, true]);
    if (first === undefined) throw new Error("no answer");
    expect(endWith([{ ...first, standing: "disputed" }, ...others])).toBe("2025-12-31");
  });
});

const anyCurrency: fc.Arbitrary<SkillCurrency> = fc.record({
  rules: fc.uniqueArray(fc.nat(SKILLS.length - 1), { maxLength: 8 }).chain((skills) =>
    fc.tuple(
      ...skills.map((at) =>
        fc.record({
          skillId: fc.constant(named(at)),
          kind: fc.constantFrom("fixed-period" as const, "last-use" as const),
          months: fc.integer({ min: 1, max: 18 }),
        }),
      ),
    ),
  ),
  procedureChanges: fc.array(dayOfSkill(), { maxLength: 4 }),
  uses: fc.array(dayOfSkill(), { maxLength: 6 }),
});

function dayOfSkill() {
  return fc.record({
    skillId: fc.nat(SKILLS.length - 1).map(named),
    on: fc.integer({ min: 1, max: 900 }).map((days) => addDays(START, days)),
  });
}

describe("any ledger under any rules", () => {
  it("believes on every day what it would if each entry ended with its last day and had never named what ended", () => {
    fc.assert(
      fc.property(anyLedger(8), anyCurrency, fc.integer({ min: 0, max: 1000 }), (ledger, currency, days) => {
        const asOf = addDays(START, days);
        const current = applyCurrency(ledger, currency);
        const cut = current.flatMap((row): Evidence[] => {
          if (row.kind === "role-prior") return [row];
          const { lastDays: _, ...rest } = row;
          const kept = row.skillIds.flatMap((_skill, at) => {
            const last = lastDayAt(row, at);
            return last !== null && last < asOf ? [] : [at];
          });
          const [skillIds, values] = [kept.map((at) => row.skillIds[at]), kept.map((at) => row.values[at])];
          return kept.length === 0
            ? []
            : [{ ...rest, skillIds: skillIds.flatMap((id) => id ?? []), values: values.flatMap((v) => v ?? []) }];
        });
        const [left, right] = [replayLedger(model, current, asOf), replayLedger(model, cut, asOf)];
        expect([...left.means]).toEqual([...right.means]);
        expect([...left.sds]).toEqual([...right.sds]);
      }),
      { numRuns: 60 },
    );
  });

  it("has the same last days when it is read again, and when a use or a change is added that came after a day of reading", () => {
    fc.assert(
      fc.property(anyLedger(8), anyCurrency, dayOfSkill(), (ledger, currency, later) => {
        const current = applyCurrency(ledger, currency);
        expect(applyCurrency(current, currency)).toEqual(current);
        const more = applyCurrency(ledger, { ...currency, uses: [...currency.uses, later] });
        const day = addDays(later.on, -1);
        const counts = (rows: readonly Evidence[]) =>
          rows.map((row) => row.skillIds.map((_, at) => (lastDayAt(row, at) ?? "9999") >= day));
        expect(counts(more)).toEqual(counts(current));
      }),
      { numRuns: 200 },
    );
  });
});

describe("what is said about a skill", () => {
  const signOff = entry("a", "practical-signoff", { 0: 2 }, { effectiveOn: plainDate("2024-01-01") });

  it("names the last day, the rule, the day it counts from and the days left", () => {
    const found = validityOf(named(0), [signOff], fixed(24), plainDate("2025-12-01"));
    expect(found).toMatchObject({ validUntil: "2025-12-31", daysLeft: 30, rule: "fixed-period", from: "2024-01-01" });
    const outdated = validityOf(named(0), [signOff], changed("2025-05-05"), plainDate("2025-12-01"));
    expect(outdated).toMatchObject({ rule: "procedure-changed", from: "2025-05-05", daysLeft: -211 });
    expect(validityOf(named(0), [signOff], NOTHING, plainDate("2025-12-01"))).toBeNull();
  });

  it("is due 90, 60, 30 and 7 days before the end, each day once the nearest, and once when it is over", () => {
    const keys = new Set<string>();
    for (let day = -100; day <= 5; day += 1) {
      const found = validityOf(named(0), [signOff], fixed(24), addDays(plainDate("2025-12-31"), day));
      for (const { key } of dueReminders(found === null ? [] : [found])) keys.add(key);
    }
    expect([...keys].map((key) => key.split(" ").at(-1))).toEqual(["90", "60", "30", "7", "expired"]);
  });

  it("does not remind after every use of a skill with a short period", () => {
    const used = validityOf(named(0), [signOff], lastUse(3, ["2024-02-01"]), plainDate("2024-02-01"));
    expect(used?.daysLeft).toBe(89);
    expect(dueReminders(used === null ? [] : [used])).toEqual([]);
  });
});
