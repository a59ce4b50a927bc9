import type { Catalog } from "#app/catalog/catalog.ts";
import { skillId, type SkillId } from "#app/engine/kernel/ids.ts";
import type { NamedRef } from "#app/services/catalog-reading.ts";
import { includesWords } from "#app/services/match-skill.ts";

export interface LessonLine {
  readonly id: string;
  readonly title: string;
  readonly outcome: string;
  readonly skill: NamedRef;
  readonly fromLevel: number;
  readonly toLevel: number;
  readonly minutes: number;
  readonly sector: string;
  readonly state: "new" | "open" | "done";
}

/** Empty strings: everything. */
export interface LessonFilter {
  readonly search: string;
  readonly skill: string;
  readonly sector: string;
  readonly level: string;
  readonly state: string;
  /** "role": only what leads to a level that the reader's role asks for. */
  readonly for: string;
}

/** What the reader's role asks for, by skill; empty without a role. */
export type RoleLevels = ReadonlyMap<SkillId, number>;

export interface SkillLessons extends NamedRef {
  /** The level the role asks for; null: it does not. */
  readonly required: number | null;
  readonly lessons: readonly LessonLine[];
}

export interface ClusterLessons extends NamedRef {
  readonly lessons: number;
  readonly done: number;
  /** Lessons that lead to a level the role asks for. */
  readonly forRole: number;
  readonly skills: readonly SkillLessons[];
}

const leadsToRole = ({ skill, toLevel }: LessonLine, role: RoleLevels): boolean =>
  toLevel <= (role.get(skillId(skill.id)) ?? 0);

export function passesFilter(line: LessonLine, filter: LessonFilter, role: RoleLevels): boolean {
  return (
    (filter.skill === "" || line.skill.id === filter.skill) &&
    (filter.sector === "" || line.sector === filter.sector) &&
    (filter.level === "" || String(line.toLevel) === filter.level) &&
    (filter.state === "" || line.state === filter.state) &&
    (filter.for !== "role" || leadsToRole(line, role)) &&
    includesWords([line.title, line.outcome, line.skill.name], filter.search)
  );
}

/**
 * Lessons by skill and cluster: first the clusters in which the role asks for most skills, and in each the skills it asks
 * for; otherwise in the order of the framework. Clusters and skills without a lesson are left out.
 */
export function groupLessons(
  { clusters, skills }: Pick<Catalog, "clusters" | "skills">,
  lines: readonly LessonLine[],
  role: RoleLevels,
): readonly ClusterLessons[] {
  const bySkill = new Map<string, LessonLine[]>();
  for (const line of lines) {
    const held = bySkill.get(line.skill.id);
    if (held === undefined) bySkill.set(line.skill.id, [line]);
    else held.push(line);
  }
  const groups = clusters.flatMap(({ id, name }): readonly (ClusterLessons & { readonly asked: number })[] => {
    const here = skills.flatMap((skill): readonly SkillLessons[] => {
      const lessons = skill.clusterId === id ? bySkill.get(skill.id) : undefined;
      if (lessons === undefined) return [];
      return [{ id: skill.id, name: skill.name, required: role.get(skill.id) ?? null, lessons }];
    });
    const all = here.flatMap(({ lessons }) => lessons);
    if (all.length === 0) return [];
    const isAsked = ({ required }: SkillLessons): boolean => required !== null;
    return [
      {
        id,
        name,
        lessons: all.length,
        done: all.filter(({ state }) => state === "done").length,
        forRole: all.filter((line) => leadsToRole(line, role)).length,
        skills: [...here.filter(isAsked), ...here.filter((skill) => !isAsked(skill))],
        asked: here.filter(isAsked).length,
      },
    ];
  });
  return groups.toSorted((left, right) => right.asked - left.asked).map(({ asked: _, ...group }) => group);
}
