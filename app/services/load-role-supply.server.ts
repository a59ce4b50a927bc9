import type { Catalog } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadOrgFrame } from "#app/data/heatmap.server.ts";
import type { OrgFrame } from "#app/data/heatmap.server.ts";
import { loadUseCaseNeeds } from "#app/data/role-supply.server.ts";
import type { UseCaseNeedRow } from "#app/data/role-supply.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { countAbove, needDistribution, type UncertainCount } from "#app/engine/gaps/role-need.ts";
import { addCounts, countRoles, showCounts, type RoleCounts, type ShownCounts } from "#app/engine/gaps/role-supply.ts";
import { addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { compileRequirements } from "#app/engine/skills/role-profile.ts";
import { today } from "#app/platform/clock.server.ts";
import { loadWorkforce } from "./load-workforce.server.ts";
import type { WorkforcePerson } from "./load-workforce.server.ts";

/** "In two to three years" ends here. */
const HORIZON_MONTHS = 36;

export interface RoleSupplyRequest {
  readonly site: string | null;
  readonly sector: string | null;
}

/** A use case behind the heads needed, for the list that the number opens to. */
export interface RoleNeedLine {
  readonly code: string;
  readonly name: string;
  readonly site: string;
  readonly heads: number;
  readonly probability: number;
  readonly goLiveOn: string | null;
  /** `counts`: goes live between today and the end of the horizon. Those already live are staffed by today's people. */
  readonly timing: "counts" | "live" | "later" | "undated";
}

export interface RoleSupplyRow {
  readonly id: string;
  readonly name: string;
  /** People whose role it is today. Null: withheld, the group is too small. */
  readonly now: RoleCounts | null;
  /** The same people against what the role requires in two to three years. */
  readonly future: RoleCounts | null;
  /** People who prepare for it: their target, not their role of today, against its level in two to three years. */
  readonly preparing: RoleCounts | null;
  /** By site, where there is more than one. */
  readonly sites: readonly {
    readonly site: string;
    readonly now: RoleCounts | null;
    readonly future: RoleCounts | null;
  }[];
  /** Heads that AI use cases ask for that go live from now to the end of the horizon. */
  readonly needed: UncertainCount;
  /** Heads of today plus needed, less those ready then. Null where the people are withheld. */
  readonly shortfall: UncertainCount | null;
  readonly useCases: readonly RoleNeedLine[];
}

export interface RoleSupplyPage {
  readonly asOf: PlainDate;
  readonly horizonEnd: PlainDate;
  readonly scopeLabel: string;
  readonly rows: readonly RoleSupplyRow[];
  readonly sites: readonly { readonly value: string; readonly label: string }[];
  readonly sectors: readonly string[];
  readonly readsPeople: boolean;
  readonly minimumGroupSize: number | null;
  readonly withoutRole: number;
}

/** Roles today against in two to three years, for the sites in the viewer's planning scope. */
export async function loadRoleSupply(
  viewer: Viewer,
  request: RoleSupplyRequest,
): Promise<Result<RoleSupplyPage, { readonly kind: "not-found" }>> {
  const scope = scopePaths(viewer, "planning:read");
  const readPaths = scopePaths(viewer, "heatmap:read");
  const [frame, catalog] = await Promise.all([loadOrgFrame(viewer.orgId), loadOrgCatalog(viewer.orgId)]);
  invariant(frame !== null, "the viewer's organisation exists");
  const asOf = today(frame.timeZone);
  const withhold = !scope.every((path) => isInScope(readPaths, path));
  // All sites are read even when one is asked for: what may be shown of one depends on its sisters.
  const people = await loadWorkforce(viewer.orgId, { frame, catalog, paths: scope, search: null, asOf });
  const sites = sitesOf(frame, scope, people);
  if (request.site !== null && !sites.some((site) => site.id === request.site)) return err({ kind: "not-found" });
  const needs = await loadUseCaseNeeds(viewer.orgId, scope);
  const horizonEnd = addMonths(asOf, HORIZON_MONTHS);
  const smallest = withhold ? frame.minimumGroupSize : 0;
  const chosen = new Set(
    sites.flatMap((site, at) =>
      (request.site === null || site.id === request.site) && (request.sector === null || site.sector === request.sector)
        ? [at]
        : [],
    ),
  );
  const roleIds = new Set<string | null>(catalog.roles.map((role) => role.id));
  const withoutRole = people.filter((person) => !roleIds.has(person.roleId)).length;
  return ok({
    asOf,
    horizonEnd,
    scopeLabel: scope.flatMap((path) => frame.units.find((unit) => unit.path === path)?.name ?? []).join(", "),
    rows: decide({ frame, catalog, people, needs, sites, chosen, smallest, asOf, horizonEnd }),
    sites: sites.map(({ id, name }) => ({ value: id, label: name })),
    sectors: [...new Set(sites.flatMap((site) => site.sector ?? []))].sort(),
    readsPeople: readPaths.length > 0,
    minimumGroupSize: withhold ? frame.minimumGroupSize : null,
    withoutRole: withhold && withoutRole < frame.minimumGroupSize ? 0 : withoutRole,
  });
}

interface Site {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly sector: string | null;
}

/** Sites in the scope, or the one above it; people who work at none are shown as one of their own. */
function sitesOf(frame: OrgFrame, scope: readonly string[], people: readonly WorkforcePerson[]): readonly Site[] {
  const sites = frame.units.filter(
    (unit) => unit.kind === "site" && (isInScope(scope, unit.path) || scope.some((path) => path.startsWith(unit.path))),
  );
  const root = frame.units[0];
  const elsewhere = people.some((person) => siteIndex(sites, frame.units[person.unit]?.path ?? "") < 0);
  return root === undefined || !elsewhere ? sites : [...sites, { ...root, name: "Outside the sites", sector: null }];
}

const siteIndex = (sites: readonly Site[], path: string): number =>
  sites.findIndex((site) => path.startsWith(site.path));

interface Snapshot {
  readonly frame: OrgFrame;
  readonly catalog: Catalog;
  readonly people: readonly WorkforcePerson[];
  readonly needs: readonly UseCaseNeedRow[];
  readonly sites: readonly Site[];
  /** Positions of the sites asked for. */
  readonly chosen: ReadonlySet<number>;
  readonly smallest: number;
  readonly asOf: PlainDate;
  readonly horizonEnd: PlainDate;
}

function decide(snapshot: Snapshot): readonly RoleSupplyRow[] {
  const { catalog, sites, chosen, needs, asOf, horizonEnd } = snapshot;
  const own = (person: WorkforcePerson): string | null => person.roleId;
  const aim = (person: WorkforcePerson): string | null =>
    person.targetRoleId === person.roleId ? null : person.targetRoleId;
  const now = shownCounts(snapshot, own, "now");
  const future = shownCounts(snapshot, own, "future");
  const preparing = shownCounts(snapshot, aim, "future");
  return catalog.roles.map((role, at) => {
    const useCases = needs
      .filter((need) => need.roleId === role.id && chosen.has(siteIndex(sites, need.sitePath)))
      .map((need) => toLine(need, sites, asOf, horizonEnd));
    const chances = needDistribution(useCases.filter((line) => line.timing === "counts"));
    const holders = sumOver(future, at, chosen, sites.length);
    return {
      id: role.id,
      name: role.name,
      now: sumOver(now, at, chosen, sites.length),
      future: holders,
      preparing: sumOver(preparing, at, chosen, sites.length),
      sites: [...chosen].flatMap((site) => {
        const [today, then] = [now.cells[site]?.[at] ?? null, future.cells[site]?.[at] ?? null];
        return today?.people === 0 ? [] : [{ site: sites[site]?.name ?? "", now: today, future: then }];
      }),
      needed: countAbove(chances, 0),
      shortfall: holders === null ? null : countAbove(chances, holders.people - holders.ready),
      useCases,
    };
  });
}

function shownCounts(
  { frame, catalog, people, sites, smallest }: Snapshot,
  roleOf: (person: WorkforcePerson) => string | null,
  horizon: "now" | "future",
): ShownCounts {
  const roleAt = new Map<string, number>(catalog.roles.map((role, at) => [role.id, at]));
  const holders = people.flatMap((person) => {
    const role = roleAt.get(roleOf(person) ?? "");
    if (role === undefined) return [];
    return [{ site: siteIndex(sites, frame.units[person.unit]?.path ?? ""), role, belief: person.belief }];
  });
  const requirements = catalog.roles.map((role) => compileRequirements(role, horizon, catalog.skills));
  return showCounts(countRoles(holders, sites.length, requirements, DEFAULT_POLICY), smallest);
}

/** All sites: the total that suppression has judged. Some: their sum, unless a part of it is withheld. */
function sumOver(shown: ShownCounts, role: number, chosen: ReadonlySet<number>, sites: number): RoleCounts | null {
  if (chosen.size === sites) return shown.totals[role] ?? null;
  let sum: RoleCounts = { people: 0, ready: 0, nearly: 0, notReady: 0, notMeasured: 0 };
  for (const site of chosen) {
    const cell = shown.cells[site]?.[role] ?? null;
    if (cell === null) return null;
    sum = addCounts(sum, cell);
  }
  return sum;
}

function toLine(need: UseCaseNeedRow, sites: readonly Site[], asOf: PlainDate, horizonEnd: PlainDate): RoleNeedLine {
  const { code, name, heads, probability, goLiveOn, sitePath } = need;
  const site = sites[siteIndex(sites, sitePath)]?.name ?? "";
  return { code, name, site, heads, probability, goLiveOn, timing: timingOf(goLiveOn, asOf, horizonEnd) };
}

function timingOf(goLiveOn: PlainDate | null, asOf: PlainDate, horizonEnd: PlainDate): RoleNeedLine["timing"] {
  if (goLiveOn === null) return "undated";
  if (goLiveOn <= asOf) return "live";
  return goLiveOn <= horizonEnd ? "counts" : "later";
}
