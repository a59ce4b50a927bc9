import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { Horizon } from "#app/engine/skills/role-profile.ts";
import type { Prerequisite } from "#app/engine/skills/skill.ts";
import type { ContentFile, ReportProblem } from "./content-problem.ts";
import type { RoleFile } from "./content-schemas.ts";
import { impliedLevels } from "./implied-requirements.ts";
import type { ParsedContent } from "./parse-content.ts";

const HORIZONS: readonly Horizon[] = ["now", "future"];

/** Requirements name skills that exist, each once, and ask for something. */
export function checkRoles({ roles, skills, unreadableSkills }: ParsedContent, report: ReportProblem): void {
  const known = new Set(skills.map(({ skill }) => skill.value.id));
  for (const role of roles) {
    const seen = new Set<SkillId>();
    for (const [position, requirement] of role.value.requirements.entries()) {
      const { skill, now, future } = requirement;
      const at = ["requirements", position, "skill"];
      if (seen.has(skill)) report(role, at, `the skill ${skill} is required twice`);
      seen.add(skill);
      if (!known.has(skill) && !unreadableSkills.has(skill)) report(role, at, `there is no skill ${skill}`);
      if (now === 0 && future === 0) report(role, at, `${skill} asks for nothing: both levels are 0`);
    }
    if (!role.value.requirements.some(({ criticality }) => criticality === "critical")) {
      report(role, ["requirements"], "no requirement is critical, so nobody could ever be found not ready");
    }
  }
}

/**
 * A role must not state a level below what its own requirements build on: the owner decided that skill and has to
 * decide it again. (A prerequisite that the role does not mention is added as implied instead.)
 */
export function checkRolePrerequisites(
  roles: readonly ContentFile<RoleFile>[],
  prerequisitesOf: (skill: SkillId) => readonly Prerequisite[],
  report: ReportProblem,
): void {
  for (const role of roles) {
    const { requirements } = role.value;
    for (const horizon of HORIZONS) {
      const stated = new Map(requirements.map((requirement) => [requirement.skill, requirement[horizon]]));
      const implied = impliedLevels(stated, prerequisitesOf);
      for (const [position, requirement] of requirements.entries()) {
        const needed = implied.get(requirement.skill);
        if (needed === undefined || needed.level <= requirement[horizon]) continue;
        report(
          role,
          ["requirements", position],
          `${requirement.skill} is required at ${String(requirement[horizon])} ${WHEN[horizon]}, below what the role ` +
            `builds on it: ${needed.because.join(", ")} needs ${String(needed.level)}`,
        );
      }
    }
  }
}

const WHEN: Readonly<Record<Horizon, string>> = { now: "now", future: "in 2–3 years" };
