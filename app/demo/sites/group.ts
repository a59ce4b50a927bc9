import { crew, team } from "./site-plan.ts";
import type { DepartmentPlan } from "./site-plan.ts";

/** Departments that serve all sites and belong to none. */
export const GROUP_DEPARTMENTS: readonly DepartmentPlan[] = [
  {
    code: "GRP-PPL",
    name: "People and learning",
    headTitle: "HR business partner",
    teams: [
      team("GRP-PPL-L", "Learning and planning", crew("Learning and development manager", 1, "office"), [
        crew("Learning designer", 2, "office"),
        crew("Workforce planner", 2, "office"),
      ]),
    ],
  },
  {
    code: "GRP-AIO",
    name: "Industrial AI office",
    headTitle: "AI product owner",
    teams: [
      team("GRP-AIO-P", "AI products", crew("AI product owner", 1, "office"), [
        crew("AI product owner", 1, "office"),
        crew("Edge and ML engineer", 2, "office"),
      ]),
    ],
  },
  {
    code: "GRP-ITS",
    name: "Group IT",
    headTitle: "IT/OT integration lead",
    teams: [
      team("GRP-ITS-A", "Identity and platforms", crew("Identity and access specialist", 1, "office"), [
        crew("Identity and access specialist", 1, "office"),
        crew("Edge and ML engineer", 1, "office"),
      ]),
    ],
  },
];
