import type { AccessRole } from "./viewer.ts";

/** How a role is called on a page. */
export const ROLE_NAMES: Readonly<Record<AccessRole, string>> = {
  employee: "Employee",
  "team-lead": "Team lead",
  "ld-manager": "L&D manager",
  "hr-planner": "HR planner",
  author: "Content author",
  admin: "Administrator",
  auditor: "Auditor",
};
