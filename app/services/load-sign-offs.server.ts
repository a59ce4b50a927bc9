import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { listSignOffsAsked, type SignedMarks } from "#app/data/sign-offs.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { pointsNeeded, type Checklist } from "#app/engine/signoff/checklist.ts";
import { isOpen } from "#app/engine/signoff/sign-off-status.ts";
import { findSignOffFor } from "./find-sign-off.server.ts";
import { lineOf, type SignOffLine } from "./load-sign-off-request.server.ts";
import { checkAssessor } from "./sign-off-assessors.server.ts";
import { refusalInWords } from "./sign-off-words.ts";

export interface SignOffQueue {
  readonly open: readonly SignOffLine[];
  readonly done: readonly SignOffLine[];
}

/** What the viewer was asked to watch: what waits longest first, then what is done, latest first. */
export async function loadSignOffQueue(viewer: Viewer): Promise<SignOffQueue> {
  if (viewer.learnerId === null) return { open: [], done: [] };
  const [catalog, rows] = await Promise.all([
    loadOrgCatalog(viewer.orgId),
    listSignOffsAsked(viewer.orgId, viewer.learnerId),
  ]);
  const lines = rows.map((row) => lineOf(row, catalog));
  return {
    open: lines.filter(({ status }) => isOpen(status)).toReversed(),
    done: lines.filter(({ status }) => !isOpen(status)),
  };
}

export interface SignOffView extends SignOffLine {
  readonly checklist: Checklist;
  /** Points that must have been seen before a level can be stated. */
  readonly needed: number;
  readonly marks: SignedMarks | null;
  readonly observedOn: PlainDate | null;
  readonly requestedBy: string | null;
  readonly signedBy: string | null;
  readonly personId: string;
  /** What the viewer is to it: only the assessor may sign. */
  readonly part: "assessor" | "person" | "reader";
  /** Why the viewer, though asked or concerned, may not sign it today; null: nothing is in the way. */
  readonly refusal: string | null;
  readonly safetyCritical: boolean;
}

/** One sign-off as the viewer may see it; null: not theirs to see. */
export async function loadSignOff(viewer: Viewer, id: string, asOf: PlainDate): Promise<SignOffView | null> {
  const row = await findSignOffFor(viewer, id);
  if (row === null) return null;
  const catalog = await loadOrgCatalog(viewer.orgId);
  const skill = catalog.skillById.get(row.skillId);
  const part =
    viewer.learnerId === row.personId ? "person" : viewer.learnerId === row.assessorId ? "assessor" : "reader";
  const line = lineOf(row, catalog);
  let refusal = part === "person" ? refusalInWords({ kind: "oneself" }, line.skillName, row.level) : null;
  if (part === "assessor" && isOpen(row.status) && skill !== undefined && viewer.learnerId !== null) {
    const people = { assessor: viewer.learnerId, person: row.personId };
    const allowed = await checkAssessor(viewer.orgId, catalog, people, { skill, level: row.level, asOf });
    if (!allowed.ok) refusal = refusalInWords(allowed.error, skill.name, row.level);
  }
  const { checklist, marks, observedOn, requestedBy, signedBy, personId } = row;
  return {
    ...line,
    ...{ checklist, marks, observedOn, requestedBy, signedBy, personId, part, refusal },
    needed: pointsNeeded(checklist),
    safetyCritical: skill?.safetyCritical ?? false,
  };
}
