import { sendJob } from "#app/data/jobs.server.ts";
import { deleteExpiredSessions, findTimeZone, listOrganisations } from "#app/data/organisations.server.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { now, today } from "#app/platform/clock.server.ts";
import { closeStaleChecks } from "./checks/close-stale-checks.server.ts";
import { remindOfExpiry } from "./currency/remind-of-expiry.server.ts";
import { forgetStaleUploads } from "./forget-stale-uploads.server.ts";
import { refreshBeliefs } from "./refresh-beliefs.server.ts";
import { refreshDirtyUnits } from "./refresh-unit-sums.server.ts";

/** Brings the beliefs of these people (null: everybody) up to the organisation's own today. */
export async function refreshPeopleToday(id: OrgId, learners: readonly LearnerId[] | null): Promise<void> {
  const timeZone = await findTimeZone(id);
  if (timeZone !== null) await refreshBeliefs(id, learners, today(timeZone));
}

/** Tells people of an organisation what runs out, as of its own today. */
export async function remindToday(id: OrgId): Promise<void> {
  const timeZone = await findTimeZone(id);
  if (timeZone !== null) await remindOfExpiry(id, today(timeZone));
}

/** Adds up again what changed in the units of an organisation. */
export async function refreshUnitsToday(id: OrgId): Promise<void> {
  const timeZone = await findTimeZone(id);
  if (timeZone !== null) await refreshDirtyUnits(id, today(timeZone));
}

/** Adds up again what changed anywhere since the last sweep. */
export async function sweepUnits(): Promise<void> {
  for (const { id, timeZone } of await listOrganisations()) await refreshDirtyUnits(id, today(timeZone));
}

/**
 * Once a night: certificates expire and knowledge fades with the days, so everybody is computed as of the new day and told
 * what runs out; files
 * that nobody applied are forgotten and checks that nobody came back to are ended. What was predicted is held against what was shown since.
 */
export async function startNight(): Promise<void> {
  for (const { id, timeZone } of await listOrganisations()) {
    await closeStaleChecks(id, today(timeZone));
    await sendJob("beliefs.refresh", { orgId: id, learnerIds: null });
    await sendJob("expiry.remind", { orgId: id });
    await sendJob("paths.replan", { orgId: id });
    await sendJob("calibration.compute", { orgId: id });
    await sendJob("items.compute", { orgId: id });
    await sendJob("sites.score", { orgId: id });
    await forgetStaleUploads(id);
  }
  await deleteExpiredSessions(now());
}
