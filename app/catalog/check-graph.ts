import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { ReportProblem } from "./content-problem.ts";
import type { ParsedContent, ParsedSkill } from "./parse-content.ts";

/**
 * Prerequisites name skills that exist, each once, and form no cycle. Returns whether the graph may be walked.
 * Cost: linear in skills and prerequisites.
 */
export function checkGraph({ skills, unreadableSkills }: ParsedContent, report: ReportProblem): boolean {
  const byId = new Map(skills.map((parsed) => [parsed.skill.value.id, parsed]));
  for (const { skill } of skills) {
    const seen = new Set<SkillId>();
    for (const [position, prerequisite] of skill.value.prerequisites.entries()) {
      const at = ["prerequisites", position, "skill"];
      if (seen.has(prerequisite.skill)) report(skill, at, `the prerequisite ${prerequisite.skill} appears twice`);
      seen.add(prerequisite.skill);
      if (!byId.has(prerequisite.skill) && !unreadableSkills.has(prerequisite.skill)) {
        report(skill, at, `there is no skill ${prerequisite.skill}`);
      }
    }
  }
  return reportCycles(byId, report) === 0;
}

/** Depth first; a link back to a skill that is still open closes a cycle and is reported where it is written. */
function reportCycles(byId: ReadonlyMap<SkillId, ParsedSkill>, report: ReportProblem): number {
  const done = new Set<SkillId>();
  const open: SkillId[] = [];
  let cycles = 0;
  const visit = (id: SkillId): void => {
    const skill = byId.get(id)?.skill;
    if (skill === undefined || done.has(id)) return;
    open.push(id);
    for (const [position, { skill: next }] of skill.value.prerequisites.entries()) {
      const start = open.indexOf(next);
      if (start === -1) {
        visit(next);
        continue;
      }
      cycles += 1;
      const names = [...open.slice(start), next].join(" → ");
      report(skill, ["prerequisites", position, "skill"], `the prerequisites form a cycle: ${names}`);
    }
    open.pop();
    done.add(id);
  };
  for (const id of byId.keys()) visit(id);
  return cycles;
}
