import type { ImportKind } from "./import-kind.ts";
import { planAssignments } from "./plan-assignments.ts";
import { planCertificates, planRatings } from "./plan-evidence.ts";
import type { ImportPlanner } from "./planner.ts";
import { planOrgUnits } from "./plan-org-units.ts";
import { planPeople } from "./plan-people.ts";
import { planShifts } from "./plan-shifts.ts";
import { planTitles } from "./plan-titles.ts";
import type { PlanContext } from "./snapshot.ts";

const PLANNERS: Readonly<Record<ImportKind, (context: PlanContext) => ImportPlanner>> = {
  "org-units": planOrgUnits,
  shifts: planShifts,
  people: planPeople,
  assignments: planAssignments,
  titles: planTitles,
  ratings: planRatings,
  certificates: planCertificates,
};

/** The planner of a kind of file. */
export function createPlanner(kind: ImportKind, context: PlanContext): ImportPlanner {
  return PLANNERS[kind](context);
}
