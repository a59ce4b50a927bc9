import { hasPermission } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { problemResponse } from "./problem.server.ts";

/** The catalogue is open to those who write content and to those who plan with it. Throws 403 for everybody else. */
export function requireCatalogueReader(viewer: Viewer): { readonly mayWrite: boolean } {
  const mayWrite = hasPermission(viewer, "content:write");
  if (!mayWrite && !hasPermission(viewer, "planning:read")) throw problemResponse({ kind: "not-permitted" });
  return { mayWrite };
}
