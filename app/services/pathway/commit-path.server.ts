import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import { saveWish } from "#app/data/path-wishes.server.ts";
import { appendVersion } from "#app/data/pathways.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { committedIn, openPath } from "./load-path.server.ts";
import { basisOf, type PathSnapshot } from "./path-snapshot.server.ts";
import type { CommittedPath, PathProblem, PathWishFields } from "./path-view.ts";
import { dayInWords } from "./path-words.ts";
import type { PlannedPath } from "./plan-path.server.ts";
import { NO_ROLE, NOT_FOUND, planFor } from "./preview-path.server.ts";
import { draftWish, type DraftWish } from "./wish-of.ts";

export interface Commitment {
  /** That the page was made from; 0: there was no path. */
  readonly revision: number;
  /** Commit although it ends after the due date. */
  readonly acceptLate: boolean;
}

/** Builds the path of a wish and commits to it. */
export async function commitPath(
  viewer: Viewer,
  fields: PathWishFields,
  commitment: Commitment,
  today: PlainDate,
): Promise<Result<CommittedPath, PathProblem>> {
  const snapshot = await openPath(viewer, today);
  if (snapshot === null) return err(NOT_FOUND);
  const wish = draftWish(snapshot.catalog, snapshot.record, snapshot.pathway.wish, fields, today);
  return wish === null ? err(NO_ROLE) : commitWish(viewer, snapshot, wish, commitment);
}

/** Plans a draft and writes wish, version and audit entry in one transaction that holds the person. */
export async function commitWish(
  viewer: Viewer,
  snapshot: PathSnapshot,
  wish: DraftWish,
  { revision, acceptLate }: Commitment,
): Promise<Result<CommittedPath, PathProblem>> {
  if (revision !== (snapshot.pathway.wish?.revision ?? 0)) return err(changedElsewhere(snapshot));
  const planned = await planFor(snapshot, wish);
  if (!planned.ok) return planned;
  const { path } = planned.value;
  if (path.onTime === false && !acceptLate) return err(tooLate(wish, planned.value));
  const written = await write(viewer, snapshot, wish, planned.value, revision);
  const stored = await openPath({ ...viewer, learnerId: snapshot.learner }, snapshot.asOf);
  invariant(stored !== null, "a person who committed to a path is still there");
  if (!written) return err(changedElsewhere(stored));
  const committed = committedIn(stored);
  invariant(committed !== null, "what was written can be read");
  return ok(committed);
}

function write(
  { accountId }: Viewer,
  snapshot: PathSnapshot,
  wish: DraftWish,
  { path, changes }: PlannedPath,
  revision: number,
): Promise<boolean> {
  const { orgId, learner, pathway } = snapshot;
  const { role, ...rest } = wish;
  const at = now();
  return inTransaction(async (tx) => {
    await lockLearner(tx, orgId, learner);
    if (!(await saveWish(tx, orgId, learner, { ...rest, roleId: role.id, revision }, at))) return false;
    const version = { after: null, revision: revision + 1, cause: "committed", causeId: null, changes } as const;
    await appendVersion(tx, orgId, learner, { ...version, plan: { path, basis: basisOf(snapshot) } }, at);
    const before = pathway.wish;
    await appendAudit(tx, {
      ...{ orgId, actorId: accountId, action: "path:commit", subjectKind: "person", subjectId: learner },
      before:
        before === null ? null : { roleId: before.roleId, hoursPerWeek: before.hoursPerWeek, dueOn: before.dueOn },
      after: { roleId: role.id, hoursPerWeek: wish.hoursPerWeek, dueOn: wish.dueOn, steps: path.steps.length },
    });
    return true;
  });
}

const changedElsewhere = (stored: PathSnapshot): PathProblem => ({
  kind: "changed-elsewhere",
  words:
    "Your path was changed on another device meanwhile. That change was kept, yours was not written. Look at the path as it is now and change it again.",
  stored: committedIn(stored),
});

function tooLate({ dueOn, hoursPerWeek }: DraftWish, { path }: PlannedPath): PathProblem {
  const { earliestFinishOn, hoursPerWeekNeeded } = path;
  const due = dueOn === null ? "" : ` by ${dayInWords(dueOn)}`;
  const earliest = earliestFinishOn === null ? "" : ` The earliest is ${dayInWords(earliestFinishOn)}.`;
  const hours =
    hoursPerWeekNeeded === null
      ? " No number of hours a week up to 60 is enough."
      : ` With ${String(hoursPerWeekNeeded)} hours a week it is.`;
  return {
    kind: "too-late",
    words: `This cannot be done${due} with ${String(hoursPerWeek)} hours a week.${earliest}${due === "" ? "" : hours} Nothing was written.`,
    earliestFinishOn,
    hoursPerWeekNeeded,
  };
}
