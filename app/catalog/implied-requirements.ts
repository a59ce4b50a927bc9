import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { Prerequisite, ProficiencyLevel } from "#app/engine/skills/skill.ts";

export interface ImpliedLevel {
  readonly level: ProficiencyLevel;
  /** Skills, required or implied themselves, whose prerequisite this is at that level. */
  readonly because: readonly SkillId[];
}

/**
 * The level that a prerequisite must have when its dependant is required at `target`: none for levels 0 and 1, one
 * level less than `minLevel` (at least 1) for level 2, `minLevel` from level 3 on.
 */
export function impliedLevel(target: ProficiencyLevel, minLevel: ProficiencyLevel): ProficiencyLevel {
  if (target <= 1) return 0;
  return target === 2 ? (Math.max(1, minLevel - 1) as ProficiencyLevel) : minLevel;
}

/**
 * What the prerequisite graph asks of every skill below `required`, directly and through others.
 * `required` holds the stated levels; a skill that is stated too low appears with the higher level it should have.
 * The graph must have no cycle. Cost: skills × prerequisites × longest chain.
 */
export function impliedLevels(
  required: ReadonlyMap<SkillId, ProficiencyLevel>,
  prerequisitesOf: (skill: SkillId) => readonly Prerequisite[],
): ReadonlyMap<SkillId, ImpliedLevel> {
  const implied = new Map<SkillId, ImpliedLevel>();
  const levelOf = (skill: SkillId): ProficiencyLevel =>
    Math.max(required.get(skill) ?? 0, implied.get(skill)?.level ?? 0) as ProficiencyLevel;
  const pending = [...required.keys()];
  for (let skill = pending.pop(); skill !== undefined; skill = pending.pop()) {
    for (const { skillId, minLevel } of prerequisitesOf(skill)) {
      const level = impliedLevel(levelOf(skill), minLevel);
      const known = implied.get(skillId);
      if (level === 0 || (known !== undefined && known.level > level)) continue;
      const because = known?.level === level ? new Set([...known.because, skill]) : new Set([skill]);
      implied.set(skillId, { level, because: [...because].sort() });
      if (known?.level !== level) pending.push(skillId);
    }
  }
  return implied;
}
