import { randomStream } from "#app/engine/kernel/random.ts";
import { roleId, skillId } from "#app/engine/kernel/ids.ts";
import type { ResidentPeople } from "#app/engine/gaps/unit-sums.ts";
import { compileRequirements, type CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel, Skill } from "#app/engine/skills/skill.ts";

export const N_SKILLS = 80;

/** A framework of 80 skills in ten clusters, each skill standing on up to two earlier ones. */
export function makeSkills(): readonly Skill[] {
  const stream = randomStream("skills");
  return Array.from({ length: N_SKILLS }, (_, at) => ({
    id: skillId(`skill-${String(at)}`),
    clusterId: `cluster-${String(at % 10)}`,
    prerequisites: [...new Set([0, 1].map(() => Math.floor(stream.nextUniform() * at)))]
      .filter((target) => target < at)
      .map((target) => ({ skillId: skillId(`skill-${String(target)}`), minLevel: 2 as const })),
    volatility: (["low", "medium", "high"] as const)[at % 3] ?? "low",
    safetyCritical: at % 8 === 0,
  }));
}

/** `count` roles that require `required` skills each at levels 1…3. */
export function makeRoles(skills: readonly Skill[], count: number, required: number): readonly CompiledRequirements[] {
  return Array.from({ length: count }, (_, role) =>
    compileRequirements(
      {
        id: roleId(`role-${String(role)}`),
        requirements: Array.from({ length: required }, (__, at) => ({
          skillId: skillId(`skill-${String((at * Math.max(1, Math.floor(N_SKILLS / required)) + role) % N_SKILLS)}`),
          now: (1 + ((at + role) % 3)) as ProficiencyLevel,
          future: 3,
          criticality: at % 2 === 0 ? "critical" : "important",
          origin: "stated",
        })),
      },
      "now",
      skills,
    ),
  );
}

/** People with estimates in every state, in order of their unit, in memory as a nightly pass would hold them. */
export function makePeople(count: number, units: number, roles: number): ResidentPeople {
  const stream = randomStream("people");
  const cells = count * N_SKILLS;
  const means = new Float32Array(cells);
  const sds = new Float32Array(cells);
  const states = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    const word = stream.nextUint32();
    means[cell] = ((word & 0xfff) / 0xfff) * 5 - 3;
    sds[cell] = 0.2 + (((word >>> 12) & 0xfff) / 0xfff) * 1.1;
    states[cell] = [0, 1, 1, 1, 2, 3, 8, 17][word >>> 29] ?? 0;
  }
  return {
    nSkills: N_SKILLS,
    means,
    sds,
    states,
    unitOf: Int32Array.from({ length: count }, (_, person) => Math.floor((person * units) / count)),
    roleOf: Int32Array.from({ length: count }, (_, person) => person % roles),
  };
}
