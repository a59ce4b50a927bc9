import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planStaffing } from "#app/engine/workforce/min-cost-staffing.ts";
import { NEVER, validateStaffing, type StaffingProblem } from "#app/engine/workforce/staffing-problem.ts";

const QUARTERS = 2;

/** Up to five people, two roles, two quarters: small enough to try everything. */
const anyProblem: fc.Arbitrary<StaffingProblem> = fc
  .record({
    people: fc.array(
      fc.array(fc.record({ cost: fc.integer({ min: 0, max: 30 }), ready: fc.integer({ min: 0, max: 3 }) }), {
        minLength: 2,
        maxLength: 2,
      }),
      { maxLength: 5 },
    ),
    demand: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    hireCost: fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 2, maxLength: 2 }),
  })
  .map(({ people, demand, hireCost }) => ({
    people: people.length,
    roles: 2,
    quarters: QUARTERS,
    cost: Float64Array.from(people.flat(), ({ cost }) => cost),
    readyQuarter: Uint8Array.from(people.flat(), ({ ready }) => (ready > QUARTERS ? NEVER : ready)),
    demand: Int32Array.from(demand),
    hireCost: Float64Array.from(hireCost),
  }));

/** The least cost over every way to give each person a post or none; what is open then is hired. */
function bruteForce({ people, roles, quarters, cost, readyQuarter, demand, hireCost }: StaffingProblem): number {
  const open = Int32Array.from(demand);
  const from = (person: number): number => {
    if (person === people)
      return open.reduce((sum, left, post) => sum + left * (hireCost[Math.floor(post / quarters)] ?? 0), 0);
    let least = from(person + 1);
    for (const [post, left] of open.entries()) {
      const at = person * roles + Math.floor(post / quarters);
      const ready = readyQuarter[at] ?? NEVER;
      if (left === 0 || ready === NEVER || ready > (post % quarters) + 1) continue;
      open[post] = left - 1;
      least = Math.min(least, (cost[at] ?? 0) + from(person + 1));
      open[post] = left;
    }
    return least;
  };
  return from(0);
}

describe("a staffing plan", () => {
  it("costs what the best of all plans costs, and its bound proves it", () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const plan = planStaffing(problem);
        expect(validateStaffing(problem, plan)).toEqual([]);
        expect(plan.cost).toBe(bruteForce(problem));
        expect(plan.lowerBound).toBeCloseTo(plan.cost, 9);
      }),
      { numRuns: 1_500 },
    );
  });

  it("hires everybody where nobody can be trained, and nobody where nothing is open", () => {
    const shape = { people: 2, roles: 1, quarters: 1, cost: new Float64Array(2), hireCost: Float64Array.of(7) };
    const nobody = { ...shape, readyQuarter: new Uint8Array(2).fill(NEVER), demand: Int32Array.of(3) };
    expect(planStaffing(nobody)).toMatchObject({ cost: 21, hires: Int32Array.of(3) });
    const nothing = { ...shape, readyQuarter: new Uint8Array(2).fill(1), demand: Int32Array.of(0) };
    expect(planStaffing(nothing)).toMatchObject({ cost: 0, assignment: Int32Array.of(-1, -1) });
  });
});

describe("the check of a staffing plan", () => {
  it("sees an open post, somebody who is not ready in time and a wrong cost", () => {
    const problem: StaffingProblem = {
      ...{ people: 1, roles: 1, quarters: 2, cost: Float64Array.of(5), readyQuarter: Uint8Array.of(2) },
      ...{ demand: Int32Array.of(1, 0), hireCost: Float64Array.of(9) },
    };
    const plan = { assignment: Int32Array.of(0), hires: Int32Array.of(0, 0), cost: 5, lowerBound: 0 };
    expect(validateStaffing(problem, plan)).toEqual([{ kind: "not-ready-in-time", person: 0 }]);
    const open = { ...plan, assignment: Int32Array.of(-1), cost: 1 };
    expect(validateStaffing(problem, open)).toEqual([{ kind: "post-not-filled", post: 0 }, { kind: "wrong-cost" }]);
  });
});

const SHARED = new URL("../../../../../shared/data/planning/workforce/", import.meta.url);

interface Instance {
  readonly people: readonly (readonly (readonly [number, number, number])[])[];
  readonly demand: readonly (readonly number[])[];
  readonly hireCost: readonly number[];
}

describe("published staffing instances", () => {
  it.skipIf(!existsSync(SHARED))("are solved to their published optimum (needs the shared planning data)", () => {
    const optima = readFileSync(new URL("optimum.csv", SHARED), "utf8").trim().split("\n").slice(1);
    const small = optima.map((line) => line.split(",")).filter(([name]) => name?.includes("-20000-") === false);
    expect(small.length).toBeGreaterThan(0);
    for (const [name = "", optimum = ""] of small) {
      const bytes = gunzipSync(readFileSync(new URL(`${name}.json.gz`, SHARED)));
      const { people, demand, hireCost } = JSON.parse(bytes.toString("utf8")) as Instance;
      const roles = hireCost.length;
      const cost = new Float64Array(people.length * roles);
      const readyQuarter = new Uint8Array(people.length * roles);
      for (const [person, offers] of people.entries()) {
        for (const [role, price, quarter] of offers) {
          cost[person * roles + role] = price;
          readyQuarter[person * roles + role] = quarter;
        }
      }
      const problem = {
        ...{ people: people.length, roles, quarters: demand[0]?.length ?? 0, cost, readyQuarter },
        ...{ demand: Int32Array.from(demand.flat()), hireCost: Float64Array.from(hireCost) },
      };
      const plan = planStaffing(problem);
      expect(validateStaffing(problem, plan)).toEqual([]);
      expect(plan.cost).toBeCloseTo(Number(optimum), 2);
      expect(plan.lowerBound).toBeCloseTo(Number(optimum), 2);
    }
  });
});
