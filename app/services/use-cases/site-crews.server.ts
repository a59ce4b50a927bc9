import type { Catalog } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadOrgFrame, type OrgFrame } from "#app/data/heatmap.server.ts";
import { countRoles, showCounts, type RoleCounts, type RoleHolder } from "#app/engine/gaps/role-supply.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { compileRequirements, type CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { today } from "#app/platform/clock.server.ts";
import { loadWorkforce, type WorkforcePerson } from "../load-workforce.server.ts";

/** Per site and role: how many people have it and where they stand, as of today. */
export interface SiteCrews {
  readonly asOf: PlainDate;
  readonly catalog: Catalog;
  readonly frame: OrgFrame;
  readonly sites: readonly { readonly id: string; readonly path: string; readonly name: string }[];
  readonly minimumGroupSize: number;
  /** Everybody, those without a role or a site too. */
  readonly people: readonly WorkforcePerson[];
  /** Everybody who has a role, by position of site and role. */
  readonly holders: readonly (RoleHolder & { readonly person: WorkforcePerson })[];
  /** What each role requires today, by position. */
  readonly requirements: readonly CompiledRequirements[];
  /** True counts: for deciding, never for showing. */
  readonly exactly: (siteId: string, roleId: string) => RoleCounts;
  /** Counts that anybody who plans may see; null: withheld, the group is too small. */
  readonly shown: (siteId: string, roleId: string) => RoleCounts | null;
}

const NOBODY: RoleCounts = { people: 0, ready: 0, nearly: 0, notReady: 0, notMeasured: 0 };

/**
 * The whole organisation's roles by site. All sites are read whatever the viewer's scope is: what may be shown of one depends
 * on its sisters. Two round trips.
 */
export async function loadSiteCrews(org: OrgId): Promise<SiteCrews> {
  const [frame, catalog] = await Promise.all([loadOrgFrame(org), loadOrgCatalog(org)]);
  invariant(frame !== null, "the organisation exists");
  const asOf = today(frame.timeZone);
  const paths = frame.units[0] === undefined ? [] : [frame.units[0].path];
  const people = await loadWorkforce(org, { frame, catalog, paths, search: null, asOf });
  const sites = frame.units.filter((unit) => unit.kind === "site");
  const roleAt = new Map<string, number>(catalog.roles.map((role, at) => [role.id, at]));
  const holders = people.flatMap((person) => {
    const path = frame.units[person.unit]?.path ?? "";
    const site = sites.findIndex((unit) => path.startsWith(unit.path));
    const role = roleAt.get(person.roleId ?? "");
    return site < 0 || role === undefined ? [] : [{ site, role, belief: person.belief, person }];
  });
  const requirements = catalog.roles.map((role) => compileRequirements(role, "now", catalog.skills));
  const counts = countRoles(holders, sites.length, requirements, DEFAULT_POLICY);
  const { cells } = showCounts(counts, frame.minimumGroupSize);
  const siteAt = new Map(sites.map((site, at) => [site.id, at]));
  const at = <T>(table: readonly (readonly T[])[], site: string, role: string): T | undefined =>
    table[siteAt.get(site) ?? -1]?.[roleAt.get(role) ?? -1];
  return {
    asOf,
    catalog,
    frame,
    sites,
    minimumGroupSize: frame.minimumGroupSize,
    people,
    holders,
    requirements,
    exactly: (site, role) => at(counts, site, role) ?? NOBODY,
    shown: (site, role) => {
      const cell = at(cells, site, role);
      return cell === undefined ? NOBODY : cell;
    },
  };
}
