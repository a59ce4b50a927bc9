import { addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Volatility } from "#app/engine/skills/skill.ts";
import type { ReportProblem } from "./content-problem.ts";
import type { ParsedContent } from "./parse-content.ts";

/** Months after which a page is looked at again, by how fast its subject moves. */
export const REVIEW_MONTHS: Readonly<Record<Volatility, number>> = { high: 12, medium: 24, low: 36 };

/** Role levels are an expert's starting point for a moving subject: they are looked at every year. */
export const ROLE_REVIEW_MONTHS = 12;

/** The first day on which a page counts as overdue. */
export function reviewDueOn(reviewedOn: PlainDate, months: number): PlainDate {
  return addMonths(reviewedOn, months);
}

/** Overdue and impossible review dates are warnings: they need a person, they do not break anything. */
export function checkReviews({ skills, roles }: ParsedContent, today: PlainDate, report: ReportProblem): void {
  const pages = [
    ...skills.map(({ skill }) => ({ page: skill, months: REVIEW_MONTHS[skill.value.volatility] })),
    ...roles.map((role) => ({ page: role, months: ROLE_REVIEW_MONTHS })),
  ];
  for (const { page, months } of pages) {
    const { reviewedOn, owner } = page.value;
    const due = reviewDueOn(reviewedOn, months);
    if (due <= today) report(page, ["reviewedOn"], `the review was due on ${due} (${owner})`, "warning");
    if (reviewedOn > today) report(page, ["reviewedOn"], `the review date ${reviewedOn} is in the future`, "warning");
  }
}
