import { findDemoWalkers } from "#app/data/demo-paths.server.ts";
import { DEMO_TIME_ZONE } from "#app/demo/generate-demo-company.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { today } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { commitPath } from "./commit-path.server.ts";

/** The badge sign-ins and some colleagues. */
const WALKERS = 8;

/** Hours a week and days until it is due, in turn. */
const WISHES = [
  { hoursPerWeek: 2, days: 180 },
  { hoursPerWeek: 1.5, days: null },
  { hoursPerWeek: 3, days: 120 },
] as const;

/**
 * Commits some people of the demo company to a path, once the library is there; returns how many. Does nothing outside demo
 * mode and where anybody has a path already.
 */
export async function commitDemoPaths(): Promise<number> {
  if (env().PACESETTER_DEMO !== "on") return 0;
  const asOf = today(DEMO_TIME_ZONE);
  let committed = 0;
  for (const [at, walker] of (await findDemoWalkers(WALKERS)).entries()) {
    const { hoursPerWeek, days } = WISHES[at % WISHES.length] ?? WISHES[0];
    const wish = { hoursPerWeek, dueOn: days === null ? null : addDays(asOf, days) };
    const viewer = { ...walker, displayName: "", grants: [] };
    const path = await commitPath(viewer, wish, { revision: 0, acceptLate: true }, asOf);
    if (path.ok) committed += 1;
  }
  return committed;
}
