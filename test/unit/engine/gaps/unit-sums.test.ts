import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addSums,
  createUnitSums,
  FIELDS_PER_SKILL,
  requiredCount,
  rollUp,
  SUM_FIELD,
  sumAllUnits,
} from "#app/engine/gaps/unit-sums.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { DEFAULT_POLICY, isReady, probabilityReady, statusCode } from "#app/engine/proficiency/readiness.ts";
import { ESTIMATE_STATE } from "#app/engine/proficiency/skill-estimate.ts";
import { compileRequirements } from "#app/engine/skills/role-profile.ts";
import { named, SKILLS } from "../proficiency/people.ts";

const nSkills = SKILLS.length;
const roles = [2, 3].map((level) =>
  compileRequirements(
    {
      id: roleId(`role-${String(level)}`),
      requirements: [0, 3, 7].map((at) => ({
        skillId: named(at),
        now: level as 2 | 3,
        future: 3,
        criticality: "critical",
        origin: "stated",
      })),
    },
    "now",
    SKILLS,
  ),
);

const anyPeople = fc
  .array(
    fc.record({
      unit: fc.nat(4),
      role: fc.integer({ min: -1, max: 1 }),
      means: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: nSkills, maxLength: nSkills }),
      sds: fc.array(fc.double({ min: 0.1, max: 1.3, noNaN: true }), { minLength: nSkills, maxLength: nSkills }),
      states: fc.array(fc.nat(31), { minLength: nSkills, maxLength: nSkills }),
    }),
    { maxLength: 40 },
  )
  .map((rows) => ({
    nSkills,
    unitOf: Int32Array.from(rows, (row) => row.unit),
    roleOf: Int32Array.from(rows, (row) => row.role),
    means: Float32Array.from(rows.flatMap((row) => row.means)),
    sds: Float32Array.from(rows.flatMap((row) => row.sds)),
    states: Uint8Array.from(rows.flatMap((row) => row.states)),
  }));

describe("sums of a unit", () => {
  it("count ready exactly those whom the predicate calls ready", () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const units = sumAllUnits(people, 5, roles, DEFAULT_POLICY);
        for (const skill of [0, 3, 7]) {
          let [ready, required] = [0, 0];
          for (const [person, role] of people.roleOf.entries()) {
            if (role < 0) continue;
            const at = person * nSkills + skill;
            const estimate = { mean: people.means[at] ?? 0, sd: people.sds[at] ?? 1, state: people.states[at] ?? 0 };
            const requirement = {
              level: role === 0 ? (2 as const) : (3 as const),
              safetyCritical: SKILLS[skill]?.safetyCritical === true,
            };
            required += 1;
            if (isReady(estimate, requirement, DEFAULT_POLICY, plainDate("2026-01-01"))) ready += 1;
          }
          const total = (of: (sums: Int32Array) => number): number => units.reduce((sum, unit) => sum + of(unit), 0);
          expect(total((sums) => sums[skill * FIELDS_PER_SKILL + SUM_FIELD.ready] ?? 0)).toBe(ready);
          expect(total((sums) => requiredCount(sums, skill))).toBe(required);
        }
      }),
    );
  });

  it("put every person into the status of the one rule, on its borders too", () => {
    const { z, uncertainSd } = DEFAULT_POLICY;
    const anySd = fc.oneof(fc.double({ min: 0.05, max: 1.5, noNaN: true }), fc.constant(uncertainSd)).map(Math.fround);
    const anyCell = anySd.chain((sd) =>
      fc.record({
        sd: fc.constant(sd),
        mean: fc
          .oneof(
            fc.double({ min: -4, max: 4, noNaN: true }),
            fc.constantFrom(-1, 0, -0, -2, z * sd, -z * sd, z * sd - 1, -z * sd - 1),
          )
          .map(Math.fround),
        state: fc.nat(31),
        role: fc.nat(1),
      }),
    );
    fc.assert(
      fc.property(anyCell, ({ mean, sd, state, role }) => {
        const people = {
          nSkills,
          unitOf: Int32Array.of(0),
          roleOf: Int32Array.of(role),
          means: new Float32Array(nSkills).fill(mean),
          sds: new Float32Array(nSkills).fill(sd),
          states: new Uint8Array(nSkills).fill(state),
        };
        const [sums] = sumAllUnits(people, 1, roles, DEFAULT_POLICY);
        for (const skill of [0, 3]) {
          const safe = SKILLS[skill]?.safetyCritical === true;
          const counts = [0, 0, 0, 0, 0, 0];
          counts[statusCode(mean, sd, state, role + 2, safe, DEFAULT_POLICY)] = 1;
          const at = skill * FIELDS_PER_SKILL;
          expect([...(sums?.subarray(at, at + 6) ?? [])]).toEqual(counts);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("of a parent are the sums of its children and its own people, to the last unit", () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const parents = Int32Array.from([-1, 0, 0, 1, 1]);
        const units = sumAllUnits(people, 5, roles, DEFAULT_POLICY);
        rollUp(units, parents);
        const together = sumAllUnits({ ...people, unitOf: people.unitOf.map(() => 0) }, 1, roles, DEFAULT_POLICY);
        expect(units[0]).toEqual(together[0]);
      }),
    );
  });

  it("hold the chance to within a thousandth per person", () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (mean) => {
        const people = {
          nSkills,
          unitOf: Int32Array.of(0),
          roleOf: Int32Array.of(1),
          means: new Float32Array(nSkills).fill(mean),
          sds: new Float32Array(nSkills).fill(0.8),
          states: new Uint8Array(nSkills).fill(ESTIMATE_STATE.measured),
        };
        const [sums] = sumAllUnits(people, 1, roles, DEFAULT_POLICY);
        const stored = (sums?.[3 * FIELDS_PER_SKILL + SUM_FIELD.chanceThousandths] ?? Number.NaN) / 1000;
        expect(Math.abs(stored - probabilityReady({ mean: Math.fround(mean), sd: Math.fround(0.8) }, 3))).toBeLessThan(
          0.0021,
        );
      }),
    );
  });

  it("leave level, shortfall and chance to those who are measured", () => {
    const people = {
      nSkills,
      unitOf: Int32Array.of(0),
      roleOf: Int32Array.of(0),
      means: new Float32Array(nSkills),
      sds: new Float32Array(nSkills).fill(1),
      states: new Uint8Array(nSkills),
    };
    const [sums] = sumAllUnits(people, 1, roles, DEFAULT_POLICY);
    expect([...(sums?.subarray(0, FIELDS_PER_SKILL) ?? [])]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0]);
  });

  it("of different framework versions are not added", () => {
    expect(() => {
      addSums(createUnitSums(2), createUnitSums(3));
    }).toThrow(/framework versions/);
  });
});
