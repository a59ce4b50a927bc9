import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { PlanningAssumptions } from "#app/engine/workforce/planning-assumptions.ts";
import { loadPlanningAssumptions } from "../forecast/planning-assumptions.server.ts";
import { loadSiteCrews, type SiteCrews } from "../use-cases/site-crews.server.ts";
import { hoursToReady, loadLevelMinutes, type LevelMinutes } from "./learning-hours.server.ts";
import { reaches } from "./plan-draft.server.ts";
import { readNumbers, type NumberField } from "./read-number.ts";

/** People who hold the role, and their hours to every other one. */
export interface RedeployFacts {
  readonly crews: SiteCrews;
  readonly role: number;
  readonly siteId: string | null;
  readonly siteName: string;
  readonly members: SiteCrews["holders"];
  /** members × roles: hours to ready; Infinity: their own role, or beyond reach. */
  readonly hours: Float64Array;
  readonly values: {
    readonly reach: number;
    readonly learningCost: number;
    readonly learningHours: number;
    readonly hireCost: number;
    readonly posts: number;
    readonly budget: number;
  };
  readonly notes: readonly string[];
  /** Too few people for this viewer to be told anything about them. */
  readonly isWithheld: boolean;
  readonly readsPeople: boolean;
  readonly mySites: readonly { readonly id: string; readonly name: string }[];
  readonly seesAll: boolean;
}

/** The role of an address, or the first one, with everybody who holds it. */
export async function loadRedeployFacts(
  viewer: Viewer,
  search: URLSearchParams,
): Promise<Result<RedeployFacts, { readonly kind: "not-found" }>> {
  const [crews, inForce] = await Promise.all([loadSiteCrews(viewer.orgId), loadPlanningAssumptions(viewer.orgId)]);
  const paths = scopePaths(viewer, "planning:read");
  const mine = crews.sites.filter(({ path }) => isInScope(paths, path));
  const seesAll = reaches(paths, crews, null);
  const asked = search.get("site") ?? "";
  const site = asked === "" ? (seesAll ? null : mine[0]) : mine.find(({ id }) => id === asked);
  const roleId = search.get("role") ?? "";
  const role = roleId === "" ? 0 : crews.catalog.roles.findIndex(({ id }) => id === roleId);
  if (site === undefined || role < 0) return err({ kind: "not-found" });
  const { assumptions } = inForce;
  const { values, notes } = readNumbers(fieldsOf(assumptions), search);
  const at = site === null ? null : crews.sites.indexOf(site);
  const members = crews.holders.filter((own) => own.role === role && (at === null || own.site === at));
  const minutes = await loadLevelMinutes(viewer.orgId, crews.catalog, crews.asOf);
  const hours = hoursOf(crews, role, members, minutes, values.reach);
  const siteId = site?.id ?? null;
  const readsPeople = reaches(scopePaths(viewer, "person:read"), crews, siteId);
  const shownSites = siteId === null ? crews.sites.map(({ id }) => id) : [siteId];
  const known = crews.catalog.roles[role]?.id ?? "";
  const isSmall = members.length > 0 && shownSites.some((id) => crews.shown(id, known) === null);
  return ok({
    ...{
      crews,
      role,
      siteId,
      siteName: site?.name ?? "All sites",
      members,
      hours,
      values,
      notes,
      readsPeople,
      seesAll,
    },
    isWithheld: isSmall && !readsPeople,
    mySites: mine,
  });
}

type FieldKey = keyof RedeployFacts["values"];

function fieldsOf(assumptions: PlanningAssumptions): readonly (NumberField & { readonly key: FieldKey })[] {
  const { learningCost, learningHours, hireCost } = assumptions;
  return [
    { key: "reach", label: "Most hours for one person", low: 1, high: 1000, usual: 240 },
    { key: "learningCost", label: "Cost of an hour of learning", low: 0, high: 1000, usual: learningCost.value },
    { key: "learningHours", label: "Hours of learning a week", low: 0.5, high: 40, usual: learningHours.value },
    { key: "hireCost", label: "Cost of a hire", low: 0, high: 1_000_000, usual: hireCost.value },
    { key: "posts", label: "Posts per target role", low: 1, high: 500, whole: true, usual: 5 },
    { key: "budget", label: "Budget", low: 0, high: 100_000_000, usual: 50_000 },
  ];
}

function hoursOf(
  { requirements }: SiteCrews,
  role: number,
  members: SiteCrews["holders"],
  minutes: LevelMinutes,
  reach: number,
): Float64Array {
  const hours = new Float64Array(members.length * requirements.length).fill(Number.POSITIVE_INFINITY);
  for (const [person, { belief }] of members.entries())
    for (const [target, required] of requirements.entries()) {
      const own = target === role ? Number.POSITIVE_INFINITY : hoursToReady(belief, required, minutes);
      if (own <= reach) hours[person * requirements.length + target] = own;
    }
  return hours;
}
