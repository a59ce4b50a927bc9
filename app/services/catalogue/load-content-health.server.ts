import { REVIEW_MONTHS, reviewDueOn } from "#app/catalog/check-reviews.ts";
import type { CatalogueItem, CatalogueLesson } from "#app/data/content-catalogue.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId, type OrgId } from "#app/engine/kernel/ids.ts";
import { skillReviewState } from "#app/services/catalog-reading.ts";
import { findTwins, type Twin } from "./find-twins.server.ts";
import { readCatalogue } from "./load-catalogue.server.ts";

/** What the library needs somebody to look at. */
export interface ContentHealth {
  /** Lessons whose review is due, the longest overdue first. */
  readonly overdue: readonly (Pick<CatalogueLesson, "id" | "title" | "reviewedOn"> & { readonly dueOn: PlainDate })[];
  /** Skills of the framework whose own text is due. */
  readonly overdueSkills: readonly { readonly id: string; readonly name: string; readonly dueOn: PlainDate }[];
  readonly unusedLessons: readonly Pick<CatalogueLesson, "id" | "title" | "reviewedOn">[];
  readonly unusedItems: readonly Pick<CatalogueItem, "id" | "title">[];
  readonly twins: readonly Twin[];
  /** Levels that are taught and not measured, or measured and not taught. */
  readonly unmeasurable: readonly {
    readonly skillId: string;
    readonly name: string;
    readonly findings: readonly string[];
  }[];
  readonly unsigned: number;
  readonly lessons: number;
}

export async function loadContentHealth(org: OrgId, today: PlainDate): Promise<ContentHealth> {
  const [{ catalog, lessons, items, coverage }, twins] = await Promise.all([readCatalogue(org), findTwins(org)]);
  const overdue = lessons.flatMap(({ id, title, skillId: of, reviewedOn }) => {
    const months = REVIEW_MONTHS[catalog.skillById.get(skillId(of))?.volatility ?? "medium"];
    const dueOn = reviewDueOn(reviewedOn, months);
    return dueOn <= today ? [{ id, title, reviewedOn, dueOn }] : [];
  });
  return {
    overdue: overdue.toSorted((left, right) => left.dueOn.localeCompare(right.dueOn)),
    overdueSkills: catalog.skills.flatMap((skill) => {
      const { overdue: late, dueOn } = skillReviewState(skill, today);
      return late ? [{ id: skill.id, name: skill.name, dueOn }] : [];
    }),
    unusedLessons: lessons
      .filter(({ readers }) => readers === 0)
      .map(({ id, title, reviewedOn }) => ({ id, title, reviewedOn })),
    unusedItems: items.filter(({ given }) => given === 0).map(({ id, title }) => ({ id, title })),
    twins,
    unmeasurable: coverage.skills.flatMap(({ skillId: id, holes }) => {
      const findings = holes.filter((hole) => hole.includes("not measured") || hole.includes("not taught"));
      return findings.length === 0 ? [] : [{ skillId: id, name: catalog.skillById.get(id)?.name ?? id, findings }];
    }),
    unsigned: lessons.filter(({ signedBy }) => signedBy === null).length,
    lessons: lessons.length,
  };
}
