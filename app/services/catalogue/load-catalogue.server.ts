import type { Catalog, CatalogSkill } from "#app/catalog/catalog.ts";
import { coverageOf, type SkillCoverage } from "#app/catalog/lessons/coverage.ts";
import {
  listCatalogueItems,
  listCatalogueLessons,
  listJudgedPages,
  listMeasuredGains,
  type CatalogueItem,
  type CatalogueLesson,
  type MeasuredGain,
} from "#app/data/content-catalogue.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { ItemFile } from "#app/catalog/items/item-schemas.ts";
import type { LessonFront } from "#app/catalog/lessons/lesson-schemas.ts";

/** What there is for one skill at one level. */
export interface CatalogueCell {
  readonly level: 1 | 2 | 3;
  readonly lessons: number;
  readonly minutes: number;
  /** Live and on trial. */
  readonly items: number;
  /** Of its lessons the day that is longest ago; null: no lesson. */
  readonly oldestReview: PlainDate | null;
  readonly sectors: readonly string[];
  /** Two-letter codes. */
  readonly languages: readonly string[];
}

export interface CatalogueRow {
  readonly skillId: string;
  readonly name: string;
  readonly cluster: string;
  /** Whether the cluster has a brief of level 4. */
  readonly brief: boolean;
  readonly cells: readonly CatalogueCell[];
  /** Null where nothing is done with the hands or on equipment. */
  readonly checklist: boolean | null;
  /** What is missing, in words. */
  readonly holes: readonly string[];
}

export interface CellContent {
  readonly skill: { readonly id: string; readonly name: string };
  readonly level: number;
  /** `gain` null: too few people were checked before and after it. */
  readonly lessons: readonly (CatalogueLesson & { readonly gain: MeasuredGain | null })[];
  readonly items: readonly CatalogueItem[];
}

export interface ContentCatalogue {
  readonly rows: readonly CatalogueRow[];
  readonly lessons: number;
  readonly minutes: number;
  readonly items: number;
  readonly withHoles: number;
  readonly clustersWithoutBrief: readonly string[];
  readonly cell: CellContent | null;
}

/** Everything that is offered, skill by level, with what is missing; `at`: the cell whose content is listed. */
export async function loadCatalogue(
  org: OrgId,
  at: { readonly skill: string; readonly level: string },
): Promise<ContentCatalogue> {
  const { catalog, lessons, items, coverage, skillsWithBrief } = await readCatalogue(org);
  const rows = coverage.skills.map((covered) => rowOf(covered, { catalog, lessons, items, skillsWithBrief }));
  const skill = catalog.skills.find(({ id }) => id === at.skill);
  return {
    rows,
    lessons: lessons.length,
    minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
    items: items.length,
    withHoles: rows.filter(({ holes }) => holes.length > 0).length,
    clustersWithoutBrief: coverage.clustersWithoutBrief.map(
      (id) => catalog.clusters.find((cluster) => cluster.id === id)?.name ?? id,
    ),
    cell:
      skill === undefined || !["1", "2", "3"].includes(at.level)
        ? null
        : await cellOf(org, skill, Number(at.level), { lessons, items }),
  };
}

async function cellOf(
  org: OrgId,
  { id, name }: CatalogSkill,
  level: number,
  { lessons, items }: Pick<Around, "lessons" | "items">,
): Promise<CellContent> {
  const gains = new Map((await listMeasuredGains(org, id, level)).map((gain) => [gain.lessonId, gain]));
  return {
    skill: { id, name },
    level,
    lessons: lessons
      .filter(({ skillId, toLevel }) => skillId === id && toLevel === level)
      .map((lesson) => ({ ...lesson, gain: gains.get(lesson.id) ?? null })),
    items: items.filter((item) => item.skillId === id && item.level === level),
  };
}

/** What is offered, and how far it covers the framework. */
export async function readCatalogue(org: OrgId) {
  const [catalog, everyLesson, everyItem, judged] = await Promise.all([
    loadOrgCatalog(org),
    listCatalogueLessons(org),
    listCatalogueItems(org),
    listJudgedPages(org),
  ]);
  const lessons = everyLesson.filter(({ status }) => status === "live");
  const items = everyItem.filter(({ status }) => status === "live" || status === "pilot");
  // the columns were written from values of these types
  const fronts = lessons.map(({ skillId, toLevel }) => ({
    front: { skill: skillId as LessonFront["skill"], to: toLevel as LessonFront["to"] },
  }));
  const counted = items.map(({ skillId, level, status, type }) => {
    return { skill: skillId, level, status, type } as Pick<ItemFile, "skill" | "level" | "status" | "type">;
  });
  const checklists = judged.skills.map((id) => ({ skill: id as LessonFront["skill"] }));
  const briefs = judged.clusters.map((cluster) => ({ cluster }));
  const coverage = coverageOf({ lessons: fronts, checklists, briefs }, counted, catalog);
  return { catalog, lessons, items, coverage, skillsWithBrief: new Set(judged.clusters) };
}

interface Around {
  readonly catalog: Catalog;
  readonly lessons: readonly CatalogueLesson[];
  readonly items: readonly CatalogueItem[];
  readonly skillsWithBrief: ReadonlySet<string>;
}

function rowOf(covered: SkillCoverage, { catalog, lessons, items, skillsWithBrief }: Around): CatalogueRow {
  const skill: CatalogSkill | undefined = catalog.skillById.get(covered.skillId);
  const clusterId = skill?.clusterId ?? "";
  const own = lessons.filter(({ skillId }) => skillId === covered.skillId);
  return {
    skillId: covered.skillId,
    name: skill?.name ?? covered.skillId,
    cluster: catalog.clusters.find(({ id }) => id === clusterId)?.name ?? clusterId,
    brief: skillsWithBrief.has(clusterId),
    checklist: covered.hasChecklist,
    holes: covered.holes,
    cells: ([1, 2, 3] as const).map((level) => {
      const here = own.filter(({ toLevel }) => toLevel === level);
      return {
        level,
        lessons: here.length,
        minutes: here.reduce((sum, { minutes }) => sum + minutes, 0),
        items: items.filter((item) => item.skillId === covered.skillId && item.level === level).length,
        oldestReview: here.map(({ reviewedOn }) => reviewedOn).toSorted()[0] ?? null,
        sectors: [...new Set(here.map(({ sector }) => sector))].toSorted(),
        languages: [...new Set(here.map(({ language }) => language))].toSorted(),
      };
    }),
  };
}
