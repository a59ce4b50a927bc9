import type { PathSkill } from "./path-request.ts";
import { HIGHEST_CHECKED, teaches, type PathModule, type StepKind } from "./path-module.ts";

/** The modules that may be used, by what one looks for. */
export interface ModulePool {
  readonly byKey: ReadonlyMap<string, PathModule>;
  /** What teaches a band (1…5) of a skill. */
  readonly teaching: (skillIndex: number, band: number) => readonly PathModule[];
  readonly find: (kind: StepKind, skillIndex: number, level: number) => PathModule | undefined;
}

/** O(modules). */
export function createModulePool(modules: readonly PathModule[], excluded: readonly string[]): ModulePool {
  const without = new Set(excluded);
  const byKey = new Map<string, PathModule>();
  const bySkillBand = new Map<string, PathModule[]>();
  const byPlace = new Map<string, PathModule>();
  for (const module of modules) {
    if (without.has(module.key)) continue;
    const { key, kind, skillIndex, fromLevel, toLevel } = module;
    byKey.set(key, module);
    if (kind !== "lesson") byPlace.set(place(kind, skillIndex, toLevel), module);
    if (!teaches(module)) continue;
    for (let band = fromLevel + 1; band <= toLevel; band += 1) {
      const at = place("band", skillIndex, band);
      bySkillBand.set(at, [...(bySkillBand.get(at) ?? []), module]);
    }
  }
  return {
    byKey,
    teaching: (skillIndex, band) => bySkillBand.get(place("band", skillIndex, band)) ?? [],
    find: (kind, skillIndex, level) => byPlace.get(place(kind, skillIndex, level)),
  };
}

const place = (kind: string, skillIndex: number, level: number): string =>
  `${kind}/${String(skillIndex)}/${String(level)}`;

/**
 * What shows that a level is there: above level 3 the judgement of a person, for work of the hands a sign-off where there is
 * one, else a check.
 */
export function confirmationOf(
  pool: ModulePool,
  skill: Pick<PathSkill, "practical">,
  skillIndex: number,
  level: number,
): PathModule | undefined {
  const signOff = pool.find("sign-off", skillIndex, level);
  if (level > HIGHEST_CHECKED) return signOff;
  const check = pool.find("check", skillIndex, level);
  return skill.practical ? (signOff ?? check) : (check ?? signOff);
}
