import { REVIEW_MONTHS, reviewDueOn } from "#app/catalog/check-reviews.ts";
import type { Catalog, CatalogSkill, Review, Sector } from "#app/catalog/catalog.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";

/** An id and the name people read; a page links to the id. */
export interface NamedRef {
  readonly id: string;
  readonly name: string;
}

export interface ReviewState {
  readonly owner: string;
  readonly source: string;
  readonly reviewedOn: PlainDate;
  /** The first day on which it counts as overdue. */
  readonly dueOn: PlainDate;
  readonly overdue: boolean;
}

export const SECTOR_NAMES: Readonly<Record<Sector, string>> = {
  manufacturing: "Factory",
  port: "Port terminal",
  utility: "Power utility",
};

export function reviewState({ owner, source, reviewedOn }: Review, months: number, today: PlainDate): ReviewState {
  const dueOn = reviewDueOn(reviewedOn, months);
  return { owner, source, reviewedOn, dueOn, overdue: dueOn <= today };
}

export const skillReviewState = (skill: CatalogSkill, today: PlainDate): ReviewState =>
  reviewState(skill, REVIEW_MONTHS[skill.volatility], today);

/** The skill as a link; its id stands in for a name that the catalog does not have. */
export function skillRef(catalog: Catalog, id: SkillId): NamedRef {
  return { id, name: catalog.skillById.get(id)?.name ?? id };
}

export function dimensionName(catalog: Catalog, id: string): string {
  return catalog.dimensions.find((dimension) => dimension.id === id)?.name ?? id;
}
