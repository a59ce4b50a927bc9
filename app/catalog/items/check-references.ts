import type { ContentFile, ReportProblem } from "#app/catalog/content-problem.ts";
import type { RoleId, SkillId } from "#app/engine/kernel/ids.ts";
import type { ItemFile } from "./item-schemas.ts";

/** The skills and roles that items may name. */
export interface ItemReferences {
  readonly skills: ReadonlySet<SkillId>;
  readonly roles: ReadonlySet<RoleId>;
}

/** Skill and roles exist; a safety-critical item names where it is from. */
export function checkReferences(
  file: ContentFile<ItemFile>,
  { skills, roles }: ItemReferences,
  report: ReportProblem,
): void {
  const item = file.value;
  if (!skills.has(item.skill)) report(file, ["skill"], `there is no skill ${item.skill}`);
  for (const [position, role] of item.roles.entries()) {
    if (!roles.has(role)) report(file, ["roles", position], `there is no role ${role}`);
  }
  if (item.safetyCritical && item.sources.length === 0)
    report(file, ["sources"], "a safety-critical item names its sources");
}
