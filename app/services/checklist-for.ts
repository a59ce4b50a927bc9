import type { CatalogSkill } from "#app/catalog/catalog.ts";
import type { Checklist, ChecklistPoint, SignOffLevel } from "#app/engine/signoff/checklist.ts";

/** What a mark says about a thing that a person of some level does. */
const SEEN: ChecklistPoint["anchors"] = [
  "Not managed, or had to be stopped",
  "Managed with help or after a reminder",
  "Managed alone, without a prompt",
];

/**
 * What to watch for when somebody is signed off in a skill at a level: the skill's own text of that level and of each level
 * below it, and the piece of evidence that settles a level where the skill names one. For a safety-critical skill the text
 * of the level asked for decides alone.
 */
export function checklistFor(skill: CatalogSkill, level: SignOffLevel): Checklist {
  const points = skill.levels
    .filter((text) => text.level <= level)
    .toSorted((left, right) => left.level - right.level)
    .flatMap(({ level: at, description, evidence }): ChecklistPoint[] => {
      const scale = { kind: "statement", level: at } as const;
      const point = { anchors: SEEN, scale, safetyCritical: skill.safetyCritical && at === level };
      return [
        { id: `level-${at}`, observe: description, ...point },
        ...(evidence === undefined ? [] : [{ id: `evidence-${at}`, observe: evidence, ...point }]),
      ];
    });
  return {
    source: "level-texts",
    title: `${skill.name}, level ${level}`,
    level,
    minutes: null,
    setting: null,
    stop: null,
    version: null,
    points,
  };
}
