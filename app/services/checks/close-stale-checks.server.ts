import { findStaleAssessments } from "#app/data/assessments.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, type OrgId } from "#app/engine/kernel/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { endUnattended } from "./pause-check.server.ts";

/** Days without an answer after which a check is ended with what is there. */
const STALE_AFTER_DAYS = 14;

/** Checks ended in one night; the rest waits for the next. */
const MOST_A_NIGHT = 1_000;

/** Ends checks that nobody came back to: what was answered counts, and the skill may be checked anew. */
export async function closeStaleChecks(org: OrgId, today: PlainDate): Promise<number> {
  const before = new Date(now().getTime() - STALE_AFTER_DAYS * 86_400_000);
  let closed = 0;
  for (const { id, personId } of await findStaleAssessments(org, before, MOST_A_NIGHT)) {
    if (await endUnattended(org, learnerId(personId), id, today)) closed += 1;
  }
  return closed;
}
