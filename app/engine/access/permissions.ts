import type { AccessRole, Viewer } from "./viewer.ts";

/** Every right there is. `:own` rights reach the viewer's own record and nothing else. */
export const PERMISSIONS = [
  "record:read:own",
  "record:rate:own",
  "record:dispute:own",
  "check:take:own",
  "lesson:take:own",
  "signoff:request:own",
  "signoff:assess",
  "claim:submit:own",
  "path:shape:own",
  "privacy:manage:own",
  "notice:read:own",
  "framework:read",
  "person:read",
  "evidence:write",
  "claim:review",
  "assignment:write",
  "currency:write",
  "heatmap:read",
  "heatmap:read:aggregate",
  "planning:read",
  "planning:write",
  "import:run",
  "mapping:write",
  "account:manage",
  "badge:print",
  "audit:read",
  "content:write",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** What every account may do, whatever its grants. */
const EVERYONE: readonly Permission[] = ["notice:read:own", "framework:read"];

/**
 * What every account of a person in the company may do, whatever its grants: with their own record, and observing a colleague
 * at work who asked for it. Whether the observer is able enough to judge is decided by the sign-off itself.
 */
const LEARNERS: readonly Permission[] = [
  "record:read:own",
  "record:rate:own",
  "record:dispute:own",
  "check:take:own",
  "lesson:take:own",
  "signoff:request:own",
  "signoff:assess",
  "claim:submit:own",
  "path:shape:own",
  "privacy:manage:own",
];

/** Rights over things that are not divided by unit: a grant anywhere gives them for the whole organisation. */
const UNDIVIDED: ReadonlySet<Permission> = new Set(["framework:read", "content:write"]);

/**
 * Rights that reach the whole organisation: a file holds everybody, a job title means the same everywhere. A grant below
 * the root does not give them.
 */
const WHOLE_ORGANISATION: ReadonlySet<Permission> = new Set([
  "currency:write",
  "import:run",
  "mapping:write",
  "account:manage",
  "audit:read",
]);

/**
 * The permission table (docs/decisions/002-access.md). A role gives its permissions over the subtree of units of its
 * grant. `hr-planner` and `admin` deliberately read no individual skill record; `auditor` writes nothing.
 */
export const ROLE_PERMISSIONS: Readonly<Record<AccessRole, readonly Permission[]>> = {
  employee: [],
  "team-lead": [
    "badge:print",
    "person:read",
    "evidence:write",
    "claim:review",
    "assignment:write",
    "heatmap:read",
    "heatmap:read:aggregate",
  ],
  "ld-manager": [
    "badge:print",
    "person:read",
    "evidence:write",
    "claim:review",
    "assignment:write",
    "currency:write",
    "heatmap:read",
    "heatmap:read:aggregate",
    "planning:read",
    "import:run",
    "mapping:write",
  ],
  "hr-planner": ["heatmap:read:aggregate", "planning:read", "planning:write"],
  author: ["content:write"],
  admin: ["import:run", "mapping:write", "account:manage", "badge:print", "audit:read"],
  auditor: ["person:read", "heatmap:read", "heatmap:read:aggregate", "planning:read", "audit:read"],
};

export const isUndivided = (permission: Permission): boolean => UNDIVIDED.has(permission);

export const needsWholeOrganisation = (permission: Permission): boolean => WHOLE_ORGANISATION.has(permission);

/** Whether the permission comes with having an account (and, for one's own record, with being a person in it). */
export function isImplied(viewer: Viewer, permission: Permission): boolean {
  return EVERYONE.includes(permission) || (viewer.learnerId !== null && LEARNERS.includes(permission));
}
