import { findAssignees } from "#app/data/assignments.server.ts";
import { database } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Who is asked, and what they can be asked for. */
export interface AssignmentForm {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Paths, checks and sign-offs, each as kind and subject: "pathway operator". */
  readonly subjects: readonly { readonly label: string; readonly options: readonly Choice[] }[];
}

/** Null: nobody is named, or somebody whom the viewer may not ask for anything. */
export async function loadAssignmentForm(viewer: Viewer, ids: readonly string[]): Promise<AssignmentForm | null> {
  const [people, catalog] = await Promise.all([
    findAssignees(database(), viewer.orgId, ids),
    loadOrgCatalog(viewer.orgId),
  ]);
  const scope = scopePaths(viewer, "assignment:write");
  const allThere = people.length > 0 && people.length === new Set(ids).size;
  if (!allThere || !people.every(({ unitPath }) => isInScope(scope, unitPath))) return null;
  const skills = catalog.skills.map(({ id, name }) => ({ id, name }));
  const options = (
    kind: string,
    things: readonly { readonly id: string; readonly name: string }[],
  ): readonly Choice[] => things.map(({ id, name }) => ({ value: `${kind} ${id}`, label: name }));
  return {
    people: people.map(({ id, displayName }) => ({ id, name: displayName })),
    subjects: [
      { label: "Path to a role", options: options("pathway", catalog.roles) },
      { label: "Check of a skill", options: options("check", skills) },
      {
        label: "Sign-off of a skill",
        options: options(
          "sign-off",
          catalog.skills.filter(({ practical }) => practical),
        ),
      },
    ],
  };
}

/** Whether the viewer may ask people of this unit for something. */
export const mayAssign = (viewer: Viewer, unitPath: string): boolean =>
  isInScope(scopePaths(viewer, "assignment:write"), unitPath);
