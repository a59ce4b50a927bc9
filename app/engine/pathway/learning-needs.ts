import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { requiredLevel } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { findCircle, lists } from "./planning-problem.ts";
import type { ModuleNeed } from "./path-module.ts";
import type { PathError } from "./personal-path.ts";
import { skillNeed, type PathContext, type SkillAim, type SkillNeed } from "./skill-need.ts";

/** What is to be learned and shown: the role's skills, and those that their lessons stand on. */
export interface LearningNeeds {
  /** By skill, in the order of the framework version; skills that are ready stay in with nothing to do. */
  readonly skills: ReadonlyMap<number, SkillNeed>;
  /** Per skill: the skills of this path whose open bands stand on it. */
  readonly dependents: ReadonlyMap<number, readonly number[]>;
}

/**
 * Follows the prerequisites: a band that is open asks for whatever its lessons stand on, until nothing new is asked for.
 * Bands that are covered ask for nothing. Where a band has several lessons, what any of them stands on is asked for, so
 * that each may be chosen. Error `circle`: levels that are open and stand on each other. O(bands · rounds).
 */
export function learningNeeds(context: PathContext): Result<LearningNeeds, PathError> {
  const { profile, wish, skills } = context.request;
  const index = new Map(skills.map(({ id }, at) => [id, at] as const));
  const aims = new Map<number, SkillAim>();
  for (const requirement of profile.requirements) {
    const at = index.get(requirement.skillId);
    const level = requiredLevel(requirement, wish.horizon);
    if (at !== undefined && level > 0) aims.set(at, { roleLevel: level, level });
  }
  const needs = new Map<number, SkillNeed>();
  const pending = [...aims.keys()];
  for (let skill = pending.pop(); skill !== undefined; skill = pending.pop()) {
    const need = skillNeed(context, skill, aims.get(skill) ?? { roleLevel: 0, level: 0 });
    needs.set(skill, need);
    for (const { skillIndex, level } of asked(context, need)) {
      const aim = aims.get(skillIndex) ?? { roleLevel: 0, level: 0 };
      if (aim.level >= level) continue;
      aims.set(skillIndex, { ...aim, level });
      pending.push(skillIndex);
    }
  }
  const circle = circleAmong(context, needs);
  if (circle !== null) return err(circle);
  const dependents = new Map<number, number[]>();
  for (const need of needs.values()) {
    for (const target of new Set(asked(context, need).map(({ skillIndex }) => skillIndex)))
      dependents.set(target, [...(dependents.get(target) ?? []), need.skillIndex]);
  }
  return ok({ skills: new Map([...needs].sort(([left], [right]) => left - right)), dependents });
}

/** What the lessons of the open bands stand on. */
function asked({ pool }: PathContext, need: SkillNeed): readonly ModuleNeed[] {
  return need.bands.flatMap((points, at) =>
    points === 0 ? [] : pool.teaching(need.skillIndex, at + 1).flatMap(({ needs }) => needs),
  );
}

const LEVELS = 6;

/** Nodes are levels of skills; an open one stands on the level below it and on what its lessons ask for. */
function circleAmong({ request, pool }: PathContext, needs: ReadonlyMap<number, SkillNeed>): PathError | null {
  const isOpen = (skill: number, level: number): boolean => (needs.get(skill)?.bands[level - 1] ?? 0) > 0;
  const rows = Array.from({ length: request.skills.length * LEVELS }, (_, node): readonly number[] => {
    const [skill, level] = [Math.floor(node / LEVELS), node % LEVELS];
    if (!isOpen(skill, level)) return [];
    const below = pool.teaching(skill, level).flatMap(({ needs: all }) => all.flatMap(openUpTo));
    return level > 1 ? [...below, node - 1] : below;
  });
  function openUpTo({ skillIndex, level }: ModuleNeed): readonly number[] {
    return Array.from({ length: level }, (_, at) => at + 1)
      .filter((band) => isOpen(skillIndex, band))
      .map((band) => skillIndex * LEVELS + band);
  }
  const circle = findCircle({ size: rows.length, requires: lists(rows) });
  if (circle === null) return null;
  const levels = circle.flatMap((node) => {
    const skill = request.skills[Math.floor(node / LEVELS)];
    return skill === undefined ? [] : [{ skillId: skill.id, level: (node % LEVELS) as ProficiencyLevel }];
  });
  return { kind: "circle", levels };
}
