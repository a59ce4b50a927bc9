import { setImmediate as nextTurn } from "node:timers/promises";
import { closeDoneAssignments } from "#app/data/assignments.server.ts";
import { findTimeZone, listOrganisations } from "#app/data/organisations.server.ts";
import { pathOfferStamp } from "#app/data/path-modules.server.ts";
import { findStalePaths } from "#app/data/pathways.server.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { now, today } from "#app/platform/clock.server.ts";
import { loadPathSnapshot } from "./path-snapshot.server.ts";
import { bringUpToDate } from "./replan-path.server.ts";

/** People looked at before the next page of them is asked for. */
const PAGE = 100;

/** Brings the paths that something happened to since they were planned up to date, in every organisation, and closes what was asked for and is done. */
export async function sweepPaths(): Promise<void> {
  for (const { id } of await listOrganisations()) {
    await replanStale(id, false);
    await closeDoneAssignments(id, now());
  }
}

/** The same for everybody with a path: with the days things expire and due dates pass. */
export async function replanEverybody(org: OrgId): Promise<void> {
  await replanStale(org, true);
}

/** One person after the other: each is a read, a plan where it is needed, and a short transaction. */
async function replanStale(org: OrgId, everybody: boolean): Promise<void> {
  const timeZone = await findTimeZone(org);
  if (timeZone === null) return;
  let after: LearnerId | null = null;
  for (;;) {
    const library = await pathOfferStamp(org);
    const people: readonly LearnerId[] = await findStalePaths(org, library, { everybody, after, limit: PAGE });
    for (const learner of people) {
      const snapshot = await loadPathSnapshot(org, learner, today(timeZone));
      if (snapshot !== null) await bringUpToDate(snapshot);
      await nextTurn();
    }
    if (people.length < PAGE) return;
    after = people.at(-1) ?? null;
  }
}
