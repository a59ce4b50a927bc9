/** rotating: day, late and night in turn; on-call: day work plus standby. */
export type ShiftPattern = "rotating" | "day" | "office" | "on-call";

export interface CrewPlan {
  readonly title: string;
  readonly heads: number;
  readonly pattern: ShiftPattern;
}

export interface TeamPlan {
  readonly code: string;
  readonly name: string;
  readonly leads: CrewPlan;
  readonly crew: readonly CrewPlan[];
  readonly stations: readonly string[];
  /** No rating, certificate or record has ever been entered for this team. */
  readonly neverMeasured?: true;
}

export interface DepartmentPlan {
  readonly code: string;
  readonly name: string;
  readonly headTitle: string;
  readonly teams: readonly TeamPlan[];
}

export interface SitePlan {
  readonly code: string;
  readonly name: string;
  readonly sector: string | null;
  readonly headTitle: string;
  readonly departments: readonly DepartmentPlan[];
}

export const crew = (title: string, heads: number, pattern: ShiftPattern = "rotating"): CrewPlan => ({
  title,
  heads,
  pattern,
});

export function team(
  code: string,
  name: string,
  leads: CrewPlan,
  members: readonly CrewPlan[],
  stations: readonly string[] = [],
): TeamPlan {
  return { code, name, leads, crew: members, stations };
}
