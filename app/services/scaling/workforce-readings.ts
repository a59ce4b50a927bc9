import type { UseCaseRow } from "#app/data/use-cases.server.ts";
import { addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { DEFAULT_POLICY, statusCode, STATUS_CODE } from "#app/engine/proficiency/readiness.ts";
import type { IndicatorReading } from "#app/engine/scaling/scorecard.ts";
import { crewReadiness } from "#app/engine/scaling/use-case.ts";
import { LITERACY_CLUSTER } from "../dossier/literacy.ts";
import type { SiteCrews } from "../use-cases/site-crews.server.ts";

/** Heads of use cases that go live within this time count. */
const AHEAD_MONTHS = 12;

/** The indicators of a site that the product computes, as of today; those that cannot be said are left out. */
export function computedReadings(
  siteId: string,
  useCases: readonly UseCaseRow[],
  crews: SiteCrews,
): readonly IndicatorReading[] {
  const here = useCases.filter((useCase) => useCase.siteId === siteId && useCase.status !== "stopped");
  const values: readonly (readonly [string, number | null])[] = [
    ["joint-ownership", jointOwnership(here)],
    ["heads-ready", headsReady(here, crews)],
    ...Object.entries(skillShares(siteId, crews)),
  ];
  return values.flatMap(([indicatorId, value]) =>
    value === null ? [] : [{ indicatorId, value, observedOn: crews.asOf, ownerName: null, evidence: null }],
  );
}

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 10);

function jointOwnership(useCases: readonly UseCaseRow[]): number | null {
  const running = useCases.filter(({ status }) => status !== "idea");
  if (running.length === 0) return null;
  return percent(
    running.filter(({ itOwnerId, otOwnerId }) => itOwnerId !== null && otOwnerId !== null).length / running.length,
  );
}

/** Over the roles whose counts may be shown: the number is public, so nothing withheld goes into it. */
function headsReady(useCases: readonly UseCaseRow[], crews: SiteCrews): number | null {
  const horizon: PlainDate = addMonths(crews.asOf, AHEAD_MONTHS);
  const needed = new Map<string, number>();
  for (const { goLiveOn, demands } of useCases) {
    if (goLiveOn === null || goLiveOn > horizon) continue;
    for (const { roleId, heads } of demands) needed.set(roleId, (needed.get(roleId) ?? 0) + heads);
  }
  const site = useCases[0]?.siteId ?? "";
  const visible = [...needed].flatMap(([roleId, heads]) => {
    const counts = crews.shown(site, roleId);
    return counts === null ? [] : [{ heads, ready: counts.ready }];
  });
  return percent(crewReadiness(visible));
}

/** Shares over every required skill of everybody at the site; nothing for a site with too few people. */
function skillShares(
  siteId: string,
  { sites, holders, requirements, catalog, minimumGroupSize }: SiteCrews,
): Readonly<Record<"skills-known" | "literacy", number | null>> {
  const site = sites.findIndex(({ id }) => id === siteId);
  const people = holders.filter((holder) => holder.site === site);
  if (people.length < minimumGroupSize) return { "skills-known": null, literacy: null };
  const tally = { required: 0, known: 0, literacy: 0, literate: 0 };
  for (const { role, belief } of people) {
    const needed = requirements[role];
    if (needed === undefined) continue;
    for (const [at, skill] of needed.skills.entries()) {
      const [mean, sd, state] = [belief?.means[skill] ?? 0, belief?.sds[skill] ?? 1, belief?.states[skill] ?? 0];
      const code = statusCode(mean, sd, state, needed.levels[at] ?? 0, needed.safetyCritical[at] === 1, DEFAULT_POLICY);
      tally.required += 1;
      if (code !== STATUS_CODE.notMeasured && code !== STATUS_CODE.expired) tally.known += 1;
      if (catalog.skills[skill]?.clusterId !== LITERACY_CLUSTER) continue;
      tally.literacy += 1;
      if (code === STATUS_CODE.ready) tally.literate += 1;
    }
  }
  const share = (part: number, whole: number) => (whole === 0 ? null : percent(part / whole));
  return { "skills-known": share(tally.known, tally.required), literacy: share(tally.literate, tally.literacy) };
}
