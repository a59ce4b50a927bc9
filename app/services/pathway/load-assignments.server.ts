import type { Catalog } from "#app/catalog/catalog.ts";
import { listOpenAssignments, type AssignmentRow } from "#app/data/assignments.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { roleId, skillId } from "#app/engine/kernel/ids.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";

/** Something the viewer was asked to do. */
export interface AssignmentView extends Pick<
  AssignmentRow,
  "id" | "kind" | "level" | "dueOn" | "reason" | "assignedBy" | "assignedAt"
> {
  readonly name: string;
  /** Where it is done. */
  readonly to: string;
  readonly overdue: boolean;
}

/** What the viewer was asked to do and has not done, the most urgent first. */
export async function loadMyAssignments(viewer: Viewer, today: PlainDate): Promise<readonly AssignmentView[]> {
  if (viewer.learnerId === null) return [];
  const [rows, catalog] = await Promise.all([
    listOpenAssignments(viewer.orgId, [viewer.learnerId]),
    loadOrgCatalog(viewer.orgId),
  ]);
  return rows.map((row) => assignmentView(row, catalog, today));
}

/** An assignment with its name and address. */
export function assignmentView(row: AssignmentRow, catalog: Catalog, today: PlainDate): AssignmentView {
  const { personId: _, subjectId: __, lessonTitle: ___, ...kept } = row;
  const overdue = row.dueOn !== null && row.dueOn < today;
  return { ...kept, name: nameOf(catalog, row), to: addressOf(row), overdue };
}

function nameOf(catalog: Catalog, { kind, subjectId, lessonTitle }: AssignmentRow): string {
  if (kind === "pathway") return catalog.roleById.get(roleId(subjectId))?.name ?? subjectId;
  if (kind === "lesson") return lessonTitle ?? subjectId;
  return catalog.skillById.get(skillId(subjectId))?.name ?? subjectId;
}

function addressOf({ kind, subjectId, level }: AssignmentRow): string {
  if (kind === "pathway") return `/me/path/plan?role=${encodeURIComponent(subjectId)}`;
  if (kind === "lesson") return `/library/lessons/${subjectId}`;
  if (kind === "check") return `/checks/new/${subjectId}`;
  return `/me/sign-offs?skill=${encodeURIComponent(subjectId)}&level=${String(level ?? 1)}`;
}
