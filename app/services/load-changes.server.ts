import type { Catalog } from "#app/catalog/catalog.ts";
import { countChangesAfter, loadChangeNotes, type ChangeNote } from "#app/data/change-notes.server.ts";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { roleId, type LearnerId, type OrgId } from "#app/engine/kernel/ids.ts";

type RecordedSkill = ChangeNote["changes"]["skills"][number];

/** One event in somebody's record and what it changed, with names. */
export interface ChangeView extends Omit<ChangeNote, "changes"> {
  /** The role it was compared with. */
  readonly roleName: string | null;
  /** Of a change of role: the new one. */
  readonly newRoleName: string | null;
  readonly role: ChangeNote["changes"]["role"];
  readonly skills: readonly (RecordedSkill & { readonly name: string })[];
}

/** As many as a page shows. */
const SHOWN = 12;

/** What changed lately about a person whom the reader may read, newest first. One query. */
export async function loadChanges(org: OrgId, learner: LearnerId, catalog: Catalog): Promise<readonly ChangeView[]> {
  const notes = await loadChangeNotes(database(), org, learner, SHOWN);
  return notes.map(({ changes, ...note }) => {
    const nameOf = (id: string | null): string | null =>
      id === null ? null : (catalog.roleById.get(roleId(id))?.name ?? null);
    return {
      ...note,
      roleName: nameOf(changes.roleId),
      newRoleName: note.cause === "role-change" ? nameOf(note.causeId) : null,
      role: changes.role,
      skills: changes.skills.map((skill) => ({
        ...skill,
        name: catalog.skillById.get(skill.skillId)?.name ?? skill.skillId,
      })),
    };
  });
}

/** Whether something came after the note that the viewer's own page shows first. */
export async function newsAfter(viewer: Viewer, after: string | null) {
  if (viewer.learnerId === null) return { count: 0, newest: null };
  return countChangesAfter(database(), viewer.orgId, viewer.learnerId, after);
}
