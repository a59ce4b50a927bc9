import { hasPermission } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";

/** Whether somebody may change what planning is made from, anywhere. */
export const hasPermissionToPlan = (viewer: Viewer): boolean => hasPermission(viewer, "planning:write");
