import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { impliedLevel, impliedLevels } from "#app/catalog/implied-requirements.ts";
import { skillId, type SkillId } from "#app/engine/kernel/ids.ts";
import type { Prerequisite, ProficiencyLevel } from "#app/engine/skills/skill.ts";

const level = fc.constantFrom<ProficiencyLevel>(0, 1, 2, 3, 4, 5);
const askedLevel = fc.constantFrom<ProficiencyLevel>(1, 2, 3, 4, 5);

/** Skills s0 … sn; each may only build on earlier ones, so that no cycle can arise. */
const graphs = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.tuple(
    ...Array.from({ length: size }, (_, position) =>
      fc.uniqueArray(fc.record({ on: fc.nat({ max: Math.max(0, position - 1) }), minLevel: askedLevel }), {
        selector: ({ on }) => on,
        maxLength: position === 0 ? 0 : 3,
      }),
    ),
  ),
);

const name = (position: number): SkillId => skillId(`s.${String(position)}`);

describe("the level a prerequisite must have", () => {
  it("is none below level 2, one less than asked at level 2 and as asked from level 3 on", () => {
    expect([0, 1, 2, 3, 4, 5].map((target) => impliedLevel(target as ProficiencyLevel, 3))).toEqual([0, 0, 2, 3, 3, 3]);
  });

  it("is at least 1 at level 2", () => {
    expect(impliedLevel(2, 1)).toBe(1);
  });
});

describe("the levels a set of requirements implies", () => {
  it("go through several links and get weaker on the way where the rule says so", () => {
    const prerequisites = new Map<SkillId, readonly Prerequisite[]>([
      [name(2), [{ skillId: name(1), minLevel: 3 }]],
      [name(1), [{ skillId: name(0), minLevel: 2 }]],
    ]);
    const implied = impliedLevels(new Map([[name(2), 2]]), (skill) => prerequisites.get(skill) ?? []);
    expect([...implied].map(([skill, { level: found, because }]) => [skill, found, because])).toEqual([
      [name(1), 2, [name(2)]],
      [name(0), 1, [name(1)]],
    ]);
  });

  it("are the least that satisfy every link, for any graph and any requirements", () => {
    fc.assert(
      fc.property(graphs, fc.array(level, { minLength: 9, maxLength: 9 }), (graph, stated) => {
        const prerequisitesOf = (skill: SkillId): readonly Prerequisite[] =>
          (graph[Number(skill.slice(2))] ?? []).map(({ on, minLevel }) => ({ skillId: name(on), minLevel }));
        const required = new Map(graph.map((_, position) => [name(position), stated[position] ?? 0]));
        const implied = impliedLevels(required, prerequisitesOf);
        const levelOf = (skill: SkillId): ProficiencyLevel =>
          Math.max(required.get(skill) ?? 0, implied.get(skill)?.level ?? 0) as ProficiencyLevel;
        for (const target of required.keys()) {
          const asked = [...required.keys()].flatMap((skill) =>
            prerequisitesOf(skill)
              .filter(({ skillId: on }) => on === target)
              .map(({ minLevel }) => ({ skill, level: impliedLevel(levelOf(skill), minLevel) })),
          );
          const highest = Math.max(0, ...asked.map((one) => one.level));
          expect(implied.get(target)?.level ?? 0).toBe(highest);
          const because = asked.filter((one) => highest > 0 && one.level === highest).map(({ skill }) => skill);
          expect(implied.get(target)?.because ?? []).toEqual(because.sort());
        }
      }),
    );
  });
});
