import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, plainDate } from "#app/engine/kernel/calendar.ts";
import { cholesky } from "#app/engine/kernel/linear.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { POPULATION_MEAN, SOURCE_PARAMETERS } from "#app/engine/proficiency/belief-parameters.ts";
import { replayLedger, type ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { ESTIMATE_STATE } from "#app/engine/proficiency/skill-estimate.ts";
import { thetaOfRating } from "#app/engine/skills/skill.ts";
import { anyLedger, entry, SKILLS, START, TODAY } from "./people.ts";

const model = createBeliefModel(SKILLS);
const size = SKILLS.length;
const priorSd = (at: number): number => Math.sqrt(model.priorCovariance[at * size + at] ?? 0);

/** Everything that the store or a page could see of a replay, as text that shows every bit. */
const bits = (replayed: ReplayedBelief): unknown[] => [
  [...replayed.means],
  [...replayed.sds],
  [...replayed.states],
  [...replayed.posteriorMeans],
  [...replayed.covariance],
  replayed.evidenceCount,
];

describe("the prior", () => {
  it("is a proper covariance with the same variance for every skill, prerequisites closer than strangers", () => {
    expect(() => cholesky(model.priorCovariance, size, 0)).not.toThrow();
    for (let at = 0; at < size; at += 1) expect(priorSd(at)).toBeCloseTo(priorSd(0), 12);
    const covariance = (a: number, b: number): number => model.priorCovariance[a * size + b] ?? 0;
    expect(covariance(11, 5)).toBeGreaterThan(covariance(11, 7)); // 11 stands on 5; clusters differ in both pairs
    expect(covariance(0, 3)).toBeGreaterThan(covariance(0, 5)); // same cluster against another one
  });

  it("is what an empty ledger gives, and nothing in it is measured", () => {
    const replayed = replayLedger(model, [], TODAY);
    expect([...replayed.means]).toEqual(SKILLS.map(() => POPULATION_MEAN));
    expect([...replayed.sds]).toEqual(SKILLS.map((_, at) => Math.fround(priorSd(at))));
    expect([...replayed.states]).toEqual(SKILLS.map(() => 0));
  });

  it("starts where the latest role prior in force puts it", () => {
    const first = entry("a", "role-prior", { 1: 2 });
    const second = entry("b", "role-prior", { 2: 3 }, { effectiveOn: addDays(START, 100) });
    const replayed = replayLedger(model, [second, first], TODAY);
    expect(replayed.means[1]).toBe(POPULATION_MEAN);
    expect(replayed.means[2]).toBe(thetaOfRating(3));
    expect(replayed.influences.map(({ fate }) => fate)).toEqual(["replaced", "counts"]);
    expect(replayLedger(model, [first, second], addDays(START, 99)).means[1]).toBe(thetaOfRating(2));
    expect(replayed.states[2]).toBe(0);
  });
});

describe("replaying a ledger", () => {
  it("agrees with solving for all entries at once where nothing has been forgotten yet", () => {
    const oneDay = anyLedger(8).map((ledger) =>
      ledger.map((row) => ({ ...row, effectiveOn: TODAY, expiresOn: null })).filter((row) => row.kind !== "role-prior"),
    );
    fc.assert(
      fc.property(oneDay, (ledger) => {
        const replayed = replayLedger(model, ledger, TODAY);
        const batch = solveAtOnce(ledger, replayed);
        for (let at = 0; at < batch.means.length; at += 1) {
          expect(Math.abs((replayed.posteriorMeans[at] ?? 0) - (batch.means[at] ?? 0))).toBeLessThan(1e-8);
        }
        for (let at = 0; at < batch.covariance.length; at += 1) {
          expect(Math.abs((replayed.covariance[at] ?? 0) - (batch.covariance[at] ?? 0))).toBeLessThan(1e-8);
        }
      }),
    );
  });

  it("gives the same bits whatever order the entries come in, and again the next time", () => {
    const shuffled = anyLedger().chain((ledger) =>
      fc.tuple(fc.constant(ledger), fc.shuffledSubarray(ledger, { minLength: ledger.length })),
    );
    fc.assert(
      fc.property(shuffled, ([ledger, other]) => {
        expect(bits(replayLedger(model, other, TODAY))).toEqual(bits(replayLedger(model, ledger, TODAY)));
      }),
    );
  });

  it("treats a revoked, disputed, expired, later or left-out entry as if it had never been made", () => {
    const withOne = fc.tuple(
      anyLedger().filter((ledger) => ledger.length > 0),
      fc.nat(),
      fc.nat(4),
    );
    fc.assert(
      fc.property(withOne, ([ledger, pick, way]) => {
        const victim = ledger[pick % ledger.length];
        if (victim === undefined) return;
        const changed = [
          { ...victim, standing: "revoked" as const },
          { ...victim, standing: "disputed" as const },
          { ...victim, expiresOn: addDays(TODAY, -1) },
          { ...victim, effectiveOn: addDays(TODAY, 1) },
          victim,
        ][way];
        const rest = ledger.filter((row) => row !== victim);
        const without = replayLedger(model, rest, TODAY);
        const ignored = replayLedger(model, changed === undefined ? rest : [...rest, changed], TODAY, {
          without: new Set(way === 4 ? [victim.id] : []),
        });
        expect([...ignored.posteriorMeans]).toEqual([...without.posteriorMeans]);
        expect([...ignored.covariance]).toEqual([...without.covariance]);
        const trace = ESTIMATE_STATE.disputed | ESTIMATE_STATE.expired;
        expect([...ignored.states].map((state) => state & ~trace)).toEqual(
          [...without.states].map((state) => state & ~trace),
        );
      }),
    );
  });

  it("keeps a proper covariance that never passes the prior variance", () => {
    fc.assert(
      fc.property(anyLedger(20), (ledger) => {
        const replayed = replayLedger(model, ledger, TODAY);
        const side = size + replayed.sources.length;
        expect(() => cholesky(replayed.covariance, side, 1e-10)).not.toThrow();
        for (let at = 0; at < size; at += 1) {
          expect(replayed.covariance[at * side + at]).toBeLessThanOrEqual(priorSd(at) ** 2 + 1e-12);
          expect(replayed.sds[at]).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("never widens a skill by an entry about it, and reports how far the mean followed", () => {
    fc.assert(
      fc.property(anyLedger(20), (ledger) => {
        for (const { skills } of replayLedger(model, ledger, TODAY).influences) {
          for (const influence of skills) {
            expect(influence.sdAfter).toBeLessThanOrEqual(influence.sdBefore + 1e-12);
            expect(influence.weight).toBeGreaterThanOrEqual(-1e-12);
            expect(influence.weight).toBeLessThanOrEqual(1);
            expect(influence.retained).toBeGreaterThan(0);
            expect(influence.retained).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it("does not know yet what was recorded later", () => {
    const early = entry("a", "certificate", { 3: 3 });
    const late = entry("b", "certificate", { 3: 1 }, { recordedAt: "2025-06-01T08:00:00.000Z" });
    const asKnown = replayLedger(model, [early, late], TODAY, { knownBy: "2025-05-31T23:59:59.999Z" });
    expect([...asKnown.means]).toEqual([...replayLedger(model, [early], TODAY).means]);
    expect(asKnown.influences.map(({ fate }) => fate)).toEqual(["counts", "not-yet"]);
  });

  it("skips skills the framework version does not have", () => {
    const known = entry("a", "certificate", { 3: 3 });
    const mixed = entry("a", "certificate", { 3: 3, 99: 5 });
    expect([...replayLedger(model, [mixed], TODAY).means]).toEqual([...replayLedger(model, [known], TODAY).means]);
  });
});

describe("forgetting", () => {
  const measured = entry("a", "practical-signoff", { 4: 4 });
  const at = (days: number): { mean: number; variance: number } => {
    const replayed = replayLedger(model, [measured], addDays(START, days));
    const side = size + 1;
    return { mean: replayed.posteriorMeans[4] ?? 0, variance: replayed.covariance[4 * side + 4] ?? 0 };
  };

  it("keeps 90 % of a measurement of medium volatility after two years, by the power law", () => {
    const [fresh, later] = [at(0), at(730)];
    expect(later.mean - POPULATION_MEAN).toBeCloseTo(0.9 * (fresh.mean - POPULATION_MEAN), 12);
    expect(later.variance).toBeCloseTo(0.81 * fresh.variance + 0.19 * priorSd(4) ** 2, 12);
  });

  it("moves the mean toward the prior and widens the belief day by day, never past the prior", () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.integer({ min: 1, max: 4000 }), (start, more) => {
        const [early, late] = [at(start), at(start + more)];
        expect(late.mean).toBeLessThan(early.mean);
        expect(late.mean).toBeGreaterThan(POPULATION_MEAN);
        expect(late.variance).toBeGreaterThan(early.variance);
        expect(late.variance).toBeLessThan(priorSd(4) ** 2);
      }),
    );
  });

  it("does not depend on how often other skills were looked at in between", () => {
    const others = [30, 60, 400, 700].map((day, k) =>
      entry(`other-${String(k)}`, "certificate", { 9: 3 }, { effectiveOn: addDays(START, day), noiseSd: 1e6 }),
    );
    const busy = replayLedger(model, [measured, ...others], addDays(START, 730));
    expect(busy.posteriorMeans[4]).toBeCloseTo(at(730).mean, 9);
    expect(busy.covariance[4 * (size + 2) + 4]).toBeCloseTo(at(730).variance, 9);
  });
});

describe("state bits", () => {
  const stateOf = (...ledger: Parameters<typeof entry>[]): number =>
    replayLedger(
      model,
      ledger.map((row) => entry(...row)),
      TODAY,
    ).states[2] ?? -1;

  it("tell measuring evidence from self-ratings and role priors", () => {
    expect(stateOf(["a", "self-rating", { 2: 3 }])).toBe(ESTIMATE_STATE.selfRated);
    expect(stateOf(["a", "role-prior", { 2: 3 }])).toBe(0);
    expect(stateOf(["a", "manager-rating", { 2: 3 }])).toBe(ESTIMATE_STATE.measured);
  });

  it("show expiry only when nothing that measured the skill is left", () => {
    const expired = { expiresOn: addDays(TODAY, -1) };
    expect(stateOf(["a", "certificate", { 2: 3 }, expired])).toBe(ESTIMATE_STATE.expired);
    expect(stateOf(["a", "certificate", { 2: 3 }, expired], ["b", "manager-rating", { 2: 3 }])).toBe(
      ESTIMATE_STATE.measured,
    );
    expect(stateOf(["a", "certificate", { 2: 3 }, { expiresOn: TODAY }])).toBe(ESTIMATE_STATE.measured);
  });

  it("show a dispute, and human judgement only with a reason and from level 4 on", () => {
    expect(stateOf(["a", "certificate", { 2: 3 }, { standing: "disputed" }])).toBe(ESTIMATE_STATE.disputed);
    const judged = (level: number, reasonGiven: boolean): number =>
      stateOf(["a", "practical-signoff", { 2: level }, { reasonGiven }]);
    expect(judged(4, true)).toBe(ESTIMATE_STATE.measured | ESTIMATE_STATE.humanJudged);
    expect(judged(4, false)).toBe(ESTIMATE_STATE.measured);
    expect(judged(3, true)).toBe(ESTIMATE_STATE.measured);
  });

  it("say until which day the measurement counts, and nothing where some of it has no end", () => {
    const until = plainDate("2027-05-01");
    const ending = entry("a", "certificate", { 2: 3 }, { expiresOn: until });
    expect(replayLedger(model, [ending], TODAY).measuredUntil[2]).toBe(until);
    expect(replayLedger(model, [ending, entry("b", "manager-rating", { 2: 3 })], TODAY).measuredUntil[2]).toBeNull();
  });
});

/** The same posterior by one dense solve: precision = prior precision + Σ h·hᵀ / noise². Independent of the replay. */
function solveAtOnce(
  ledger: ReturnType<typeof entry>[],
  { sources }: ReplayedBelief,
): { means: number[]; covariance: number[] } {
  const side = size + sources.length;
  const prior = Array.from({ length: side }, (_, i) =>
    Array.from({ length: side }, (__, j) => {
      if (i < size && j < size) return model.priorCovariance[i * size + j] ?? 0;
      const source = sources[i - size];
      return i === j && source !== undefined ? SOURCE_PARAMETERS[source.kind].biasSd ** 2 : 0;
    }),
  );
  const priorMeans = Array.from({ length: side }, (_, i) => {
    const source = sources[i - size];
    return source === undefined ? POPULATION_MEAN : SOURCE_PARAMETERS[source.kind].biasMean;
  });
  const precision = invert(prior);
  const right = precision.map((row) => row.reduce((sum, value, j) => sum + value * (priorMeans[j] ?? 0), 0));
  for (const row of ledger) {
    if (row.kind === "role-prior") continue;
    const rater = row.kind === "self-rating" ? null : row.raterId;
    const bias = size + sources.findIndex((source) => source.kind === row.kind && source.raterId === rater);
    const noise = row.noiseSd ?? SOURCE_PARAMETERS[row.kind].noiseSd;
    row.skillIds.forEach((id, position) => {
      const states = [SKILLS.findIndex((skill) => skill.id === id), bias];
      for (const a of states) {
        for (const b of states) {
          const target = precision[a];
          if (target !== undefined) target[b] = (target[b] ?? 0) + 1 / noise ** 2;
        }
        right[a] = (right[a] ?? 0) + thetaOfRating(row.values[position] ?? 0) / noise ** 2;
      }
    });
  }
  const covariance = invert(precision);
  return {
    means: covariance.map((row) => row.reduce((sum, value, j) => sum + value * (right[j] ?? 0), 0)),
    covariance: covariance.flat(),
  };
}

/** Gauss-Jordan with partial pivoting. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const side = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: side }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < side; column += 1) {
    let pivot = column;
    for (let i = column; i < side; i += 1) {
      if (Math.abs(work[i]?.[column] ?? 0) > Math.abs(work[pivot]?.[column] ?? 0)) pivot = i;
    }
    const [a, b] = [work[pivot] ?? [], work[column] ?? []];
    work[column] = a.map((value) => value / (a[column] ?? 1));
    if (pivot !== column) work[pivot] = b;
    const lead = work[column];
    for (let i = 0; i < side; i += 1) {
      const row = work[i] ?? [];
      const factor = row[column] ?? 0;
      if (i !== column) work[i] = row.map((value, j) => value - factor * (lead?.[j] ?? 0));
    }
  }
  return work.map((row) => row.slice(side));
}
