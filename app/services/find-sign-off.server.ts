import { database } from "#app/data/db.server.ts";
import { findSignOff, type SignOffRow } from "#app/data/sign-offs.server.ts";
import { mayReadLearner } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";

/** A sign-off that the viewer was asked for, that is about them, or about somebody they may read; else null. */
export async function findSignOffFor(viewer: Viewer, id: string): Promise<SignOffRow | null> {
  const row = await findSignOff(database(), viewer.orgId, id);
  if (row === null) return null;
  const takesPart = viewer.learnerId !== null && [row.personId, row.assessorId].includes(viewer.learnerId);
  const person = { id: row.personId, unitPath: row.personUnitPath };
  return takesPart || mayReadLearner(viewer, "person:read", person) ? row : null;
}
