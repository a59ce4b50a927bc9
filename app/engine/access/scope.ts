import type { LearnerId } from "#app/engine/kernel/ids.ts";
import { isImplied, isUndivided, needsWholeOrganisation, PERMISSIONS, ROLE_PERMISSIONS } from "./permissions.ts";
import type { Permission } from "./permissions.ts";
import type { Grant, Viewer } from "./viewer.ts";

/** The prefix that every unit path of an organisation starts with. */
const WHOLE_ORGANISATION = "/";

/** A root unit has a path of one number ("/1/"). */
const isRoot = (grant: Grant): boolean => /^\/\d+\/$/.test(grant.unitPath);

/**
 * The subtrees over which the viewer has the permission, as unit path prefixes ("/1/4/"), none inside another, sorted.
 * Empty: no unit. `["/"]`: things not divided by unit (the framework). A right to one's own record has no units: it is
 * empty here although `hasPermission` is true. O(grants²).
 */
export function scopePaths(viewer: Viewer, permission: Permission): readonly string[] {
  if (isUndivided(permission)) return hasPermission(viewer, permission) ? [WHOLE_ORGANISATION] : [];
  const paths = [...new Set(grantsGiving(viewer, permission).map((grant) => grant.unitPath))].sort();
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}

/** Whether the viewer has the permission over anything at all. */
export function hasPermission(viewer: Viewer, permission: Permission): boolean {
  return isImplied(viewer, permission) || grantsGiving(viewer, permission).length > 0;
}

/** Every permission the viewer has over anything, in the order of `PERMISSIONS`. */
export function permissionsOf(viewer: Viewer): readonly Permission[] {
  return PERMISSIONS.filter((permission) => hasPermission(viewer, permission));
}

/** Whether `unitPath` lies in one of the subtrees. */
export function isInScope(paths: readonly string[], unitPath: string): boolean {
  return paths.some((path) => unitPath.startsWith(path));
}

/**
 * Whether the viewer has the permission over one learner: their own record for an own-record right, otherwise a learner
 * whose unit lies in scope. A grant over a unit holds for everybody in it, the viewer included.
 */
export function mayReadLearner(
  viewer: Viewer,
  permission: Permission,
  learner: { readonly id: LearnerId; readonly unitPath: string },
): boolean {
  if (permission.endsWith(":own")) return isImplied(viewer, permission) && viewer.learnerId === learner.id;
  return isInScope(scopePaths(viewer, permission), learner.unitPath);
}

function grantsGiving(viewer: Viewer, permission: Permission): readonly Grant[] {
  return viewer.grants.filter(
    (grant) =>
      ROLE_PERMISSIONS[grant.role].includes(permission) && (!needsWholeOrganisation(permission) || isRoot(grant)),
  );
}
