import type { AccountId, LearnerId, OrgId, OrgUnitId } from "#app/engine/kernel/ids.ts";

export const ACCESS_ROLES = [
  "employee",
  "team-lead",
  "ld-manager",
  "hr-planner",
  "author",
  "admin",
  "auditor",
] as const;

export type AccessRole = (typeof ACCESS_ROLES)[number];

/** A right: a role over the subtree of units whose path starts with `unitPath` ("/1/4/"). */
export interface Grant {
  readonly role: AccessRole;
  readonly unitId: OrgUnitId;
  readonly unitPath: string;
}

/** Who is asking. Made in one place from the session; everything that decides about access takes it. */
export interface Viewer {
  readonly orgId: OrgId;
  readonly accountId: AccountId;
  /** Null for an account that is no employee. */
  readonly learnerId: LearnerId | null;
  readonly displayName: string;
  readonly grants: readonly Grant[];
}
