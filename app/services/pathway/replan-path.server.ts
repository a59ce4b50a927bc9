import { appendInbox } from "#app/data/inbox.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import { appendVersion, loadPathway, type PathCause, type StoredPathway } from "#app/data/pathways.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { lessonKey } from "#app/engine/pathway/path-module.ts";
import { DEFAULT_POLICY, skillStatus } from "#app/engine/proficiency/readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { now } from "#app/platform/clock.server.ts";
import { basisOf, type PathSnapshot } from "./path-snapshot.server.ts";
import { planPath, type PlannedPath } from "./plan-path.server.ts";
import { wishToday } from "./wish-of.ts";

/**
 * The snapshot with the path that is in force today. Where something happened since it was planned, it is planned again from
 * what was read anyway and written as the next version, with its cause and what changed: exactly once, however many read at
 * the same moment. A wish that can no longer be planned leaves the path as it was.
 */
export async function bringUpToDate(snapshot: PathSnapshot): Promise<PathSnapshot> {
  const { pathway, catalog, orgId, learner } = snapshot;
  const stale = causeToReplan(snapshot);
  const { wish } = pathway;
  const role = wish === null ? undefined : catalog.roleById.get(wish.roleId);
  if (stale === null || wish === null || role === undefined) return snapshot;
  const at = now();
  const planned = await planPath(snapshot, wishToday(wish, role, snapshot.asOf));
  if (!planned.ok) return snapshot;
  await inTransaction(async (tx) => {
    await lockLearner(tx, orgId, learner);
    const number = await appendVersion(
      tx,
      orgId,
      learner,
      {
        ...{
          after: pathway.version?.number ?? null,
          revision: wish.revision,
          cause: stale.cause,
          causeId: stale.causeId,
        },
        ...{ plan: { path: planned.value.path, basis: basisOf(snapshot) }, changes: planned.value.changes },
      },
      at,
    );
    if (number === null) return;
    const news = worthTelling(snapshot, planned.value, stale.cause);
    if (news === null) return;
    const message = { learnerId: learner, kind: "path-changed", key: `path:${String(number)}` } as const;
    const entry = { ...message, id: newRowId(), subjectKind: "path", subjectId: null, body: news };
    await appendInbox(tx, orgId, [entry], at);
  });
  const reread = await loadPathway(database(), orgId, learner);
  return reread === null ? snapshot : { ...snapshot, pathway: reread };
}

interface Stale {
  readonly cause: PathCause;
  readonly causeId: string | null;
}

/** Why the path in force is no longer the one of today; null: it is, or there is none. */
function causeToReplan(snapshot: PathSnapshot): Stale | null {
  const { pathway, asOf } = snapshot;
  const { wish, version, newest } = pathway;
  if (wish === null) return null;
  if (version === null) return { cause: "committed", causeId: null };
  const [before, today] = [version.plan.basis, basisOf(snapshot)];
  const noted = newest === null ? null : { cause: causeOf(newest.cause), causeId: newest.causeId };
  if (version.plan.path.roleId !== wish.roleId) return noted ?? { cause: "role-change", causeId: wish.roleId };
  if (before.ledger !== today.ledger) return noted ?? { cause: "rating", causeId: null };
  if (before.library !== today.library) return { cause: "library", causeId: null };
  if (before.asOf >= asOf) return null;
  if (skillsMoved(snapshot)) return { cause: "expiry", causeId: null };
  return isBehind(pathway, asOf) ? { cause: "nightly", causeId: null } : null;
}

const CAUSES: Readonly<Record<string, PathCause>> = {
  "item-response": "answer",
  "lesson-check": "answer",
  check: "answer",
  "practical-signoff": "sign-off",
  certificate: "claim",
  "prior-learning": "claim",
  "role-prior": "role-change",
  "role-change": "role-change",
};

/** Ratings, disputes and what follows from them are one to a reader of a path: somebody's word changed. */
const causeOf = (cause: string): PathCause => CAUSES[cause] ?? "rating";

/** With the days something expired or was forgotten so far that another status is shown. */
function skillsMoved({ pathway, replayed, catalog, asOf }: PathSnapshot): boolean {
  return (pathway.version?.plan.path.skills ?? []).some(({ skillId, level, status }) => {
    const skill = catalog.skillById.get(skillId);
    if (skill === undefined) return true;
    const estimate = {
      ...estimateAt(replayed, skill.index),
      measuredUntil: replayed.measuredUntil[skill.index] ?? null,
    };
    const asked = { level, safetyCritical: skill.safetyCritical };
    return skillStatus(estimate, asked, DEFAULT_POLICY, asOf) !== status;
  });
}

/** A step was due and is not done. */
function isBehind({ version, doneLessons }: StoredPathway, asOf: string): boolean {
  const done = new Set(doneLessons.map(({ lessonId }) => lessonKey(lessonId)));
  return (version?.plan.path.steps ?? []).some(({ key, dueOn }) => dueOn < asOf && !done.has(key));
}

/** What a person should hear of who did not change it themselves: a date out of reach, a step more. Null: nothing. */
function worthTelling(
  { pathway }: PathSnapshot,
  { path, changes }: PlannedPath,
  cause: PathCause,
): Readonly<Record<string, string | number | null>> | null {
  const before = pathway.version?.plan.path;
  const dueOn = pathway.wish?.dueOn ?? null;
  const late = (finishesOn: string | null | undefined): boolean =>
    dueOn !== null && finishesOn !== null && finishesOn !== undefined && finishesOn > dueOn;
  const nowLate = late(path.finishesOn) && !late(before?.finishesOn);
  const added = cause === "answer" || cause === "committed" ? [] : changes.filter(({ kind }) => kind === "step-added");
  if (!nowLate && added.length === 0) return null;
  return {
    cause,
    added: added.length,
    firstAdded: added[0]?.title ?? null,
    dueOn: nowLate ? dueOn : null,
    finishesOn: path.finishesOn,
  };
}
