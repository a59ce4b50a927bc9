import type { CatalogContent, CatalogSkill } from "#app/catalog/catalog.ts";
import type { ItemFile } from "#app/catalog/items/item-schemas.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { LessonFront } from "./lesson-schemas.ts";
import type { BriefFile, ChecklistFile } from "./sign-off-schemas.ts";

/** Counts at the levels 1, 2 and 3. */
type ByLevel = readonly [number, number, number];

export interface SkillCoverage {
  readonly skillId: SkillId;
  /** Lessons that lead to each level. */
  readonly lessons: ByLevel;
  /** Items in use at each level, tried or scored. */
  readonly items: ByLevel;
  readonly types: number;
  readonly scenarios: number;
  /** Null where nothing is done with the hands or on equipment. */
  readonly hasChecklist: boolean | null;
  /** What is missing, in words. */
  readonly holes: readonly string[];
}

export interface Coverage {
  /** In the order of the framework. */
  readonly skills: readonly SkillCoverage[];
  readonly clustersWithoutBrief: readonly string[];
}

/** As much of a library as is counted. */
export interface CoveredLibrary {
  readonly lessons: readonly { readonly front: Pick<LessonFront, "skill" | "to"> }[];
  readonly checklists: readonly Pick<ChecklistFile, "skill">[];
  readonly briefs: readonly Pick<BriefFile, "cluster">[];
}

type CoveredItem = Pick<ItemFile, "skill" | "level" | "status" | "type">;

export type CoverageCatalog = Pick<CatalogContent, "skills" | "roles" | "clusters">;

/** The amount from which a skill counts as covered. */
const LEAST_ITEMS = 18;
const LEAST_TYPES = 3;
/** For skills that some role requires at level 3 or above. */
const LEAST_SCENARIOS = 2;

const LEVELS = [1, 2, 3] as const;

/** What the library and the item bank hold for each skill of the framework, and what is still to be written. */
export function coverageOf(library: CoveredLibrary, items: readonly CoveredItem[], catalog: CoverageCatalog): Coverage {
  const decisive = skillsForDecisions(catalog);
  const briefs = new Set(library.briefs.map(({ cluster }) => cluster));
  return {
    skills: catalog.skills.map((skill) => {
      const inUse = items.filter(
        (item) => item.skill === skill.id && (item.status === "live" || item.status === "pilot"),
      );
      const lessons = library.lessons.filter(({ front }) => front.skill === skill.id);
      const counts = {
        skillId: skill.id,
        lessons: byLevel((level) => lessons.filter(({ front }) => front.to === level).length),
        items: byLevel((level) => inUse.filter((item) => item.level === level).length),
        types: new Set(inUse.map(({ type }) => type)).size,
        scenarios: inUse.filter(({ type }) => type === "scenario").length,
        hasChecklist: skill.practical ? hasChecklist(library, skill) : null,
      };
      return { ...counts, holes: holesOf(counts, decisive.has(skill.id)) };
    }),
    clustersWithoutBrief: catalog.clusters.map(({ id }) => id).filter((id) => !briefs.has(id)),
  };
}

const byLevel = (count: (level: 1 | 2 | 3) => number): ByLevel => [count(1), count(2), count(3)];

function hasChecklist({ checklists }: CoveredLibrary, { id }: CatalogSkill): boolean {
  return checklists.some(({ skill }) => skill === id);
}

/** Skills that some role requires at level 3 or above, now or later. */
function skillsForDecisions({ roles }: CoverageCatalog): ReadonlySet<SkillId> {
  const requirements = roles.flatMap((role) => role.requirements);
  return new Set(requirements.filter(({ now, future }) => Math.max(now, future) >= 3).map(({ skillId }) => skillId));
}

function holesOf(counts: Omit<SkillCoverage, "holes">, decides: boolean): readonly string[] {
  const { lessons, items, types, scenarios } = counts;
  const total = items.reduce((sum, count) => sum + count, 0);
  const levels = LEVELS.flatMap((level) => {
    const [taught, measured] = [lessons[level - 1] ?? 0, items[level - 1] ?? 0];
    if (taught > 0 && measured > 0) return [];
    if (taught > 0) return [`level ${String(level)} is taught and not measured`];
    if (measured > 0) return [`level ${String(level)} is measured and not taught`];
    return [`nothing at level ${String(level)}`];
  });
  return [
    ...levels,
    ...(total < LEAST_ITEMS ? [`${String(total)} of ${String(LEAST_ITEMS)} items`] : []),
    ...(types < LEAST_TYPES ? [`${String(types)} of ${String(LEAST_TYPES)} item types`] : []),
    ...(decides && scenarios < LEAST_SCENARIOS
      ? [`${String(scenarios)} of ${String(LEAST_SCENARIOS)} scenario sets`]
      : []),
    ...(counts.hasChecklist === false ? ["no checklist"] : []),
  ];
}
