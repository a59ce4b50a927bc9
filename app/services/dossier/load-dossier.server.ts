import { loadUseCaseUsers, type UseCaseUserRow } from "#app/data/dossier.server.ts";
import { loadUseCases, type UseCaseRow } from "#app/data/use-cases.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { UseCaseStatus } from "#app/engine/scaling/use-case.ts";
import type { WorkforcePerson } from "../load-workforce.server.ts";
import { loadSiteCrews, type SiteCrews } from "../use-cases/site-crews.server.ts";
import {
  countStandings,
  leastOf,
  literacyOf,
  standingIn,
  standingOver,
  type LiteracyCounts,
  type LiteracyNeed,
  type LiteracyStanding,
} from "./literacy.ts";
import { withholdUsers } from "./withhold-users.ts";

/** From the pilot on people work with it. */
const IN_USE: ReadonlySet<UseCaseStatus> = new Set(["pilot", "planned", "live", "scaled"]);

export interface SkillLiteracy {
  readonly skillId: string;
  readonly skillName: string;
  readonly level: number;
  /** Of the people with the role at the site; null: withheld, too few. */
  readonly counts: LiteracyCounts | null;
}

export interface RoleLiteracy {
  readonly roleId: string;
  readonly roleName: string;
  /** Null: withheld. */
  readonly people: number | null;
  readonly overall: LiteracyCounts | null;
  readonly skills: readonly SkillLiteracy[];
}

export interface SystemUser {
  readonly id: string;
  readonly name: string;
  readonly since: PlainDate;
  readonly standing: LiteracyStanding;
  /** What is asked and not met or not measured. */
  readonly open: readonly string[];
}

export interface DossierSystem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly status: UseCaseStatus;
  readonly siteName: string;
  readonly roles: readonly RoleLiteracy[];
  readonly users: {
    /** Null: withheld, the group is too small or would give a small one away. */
    readonly counts: LiteracyCounts | null;
    /** Those whom the viewer may read about; empty where none. */
    readonly people: readonly SystemUser[];
  };
  readonly mayWrite: boolean;
}

export interface Dossier {
  readonly asOf: PlainDate;
  readonly organisation: string;
  readonly framework: string;
  readonly systems: readonly DossierSystem[];
  readonly smallest: number;
  /** The viewer may read about people at all. */
  readonly readsPeople: boolean;
  readonly mayAssign: boolean;
}

/** Every AI system from its pilot on, at the sites the viewer plans for. All systems are read: what may be shown of one depends on the others. */
export async function loadDossier(viewer: Viewer): Promise<Dossier> {
  const { orgId } = viewer;
  const crews = await loadSiteCrews(orgId);
  const root = crews.frame.units[0];
  const [rows, users] = await Promise.all([
    loadUseCases(orgId, root === undefined ? [] : [root.path]),
    loadUseCaseUsers(orgId, crews.asOf),
  ]);
  const systems = rows.filter(({ status }) => IN_USE.has(status));
  const scope = scopePaths(viewer, "planning:read");
  const context = contextOf(viewer, crews, systems, users);
  return {
    asOf: crews.asOf,
    organisation: root?.name ?? "",
    framework: `${crews.catalog.label} (${crews.catalog.versionId})`,
    systems: systems.flatMap((row) => (isInScope(scope, row.sitePath) ? [systemOf(row, context)] : [])),
    smallest: crews.minimumGroupSize,
    readsPeople: scopePaths(viewer, "person:read").length > 0,
    mayAssign: scopePaths(viewer, "assignment:write").length > 0,
  };
}

interface Context {
  readonly crews: SiteCrews;
  readonly needs: readonly (readonly LiteracyNeed[])[];
  readonly people: ReadonlyMap<string, WorkforcePerson>;
  readonly usersOf: ReadonlyMap<string, readonly UseCaseUserRow[]>;
  readonly hidden: ReadonlyMap<string, boolean>;
  readonly mayRead: (person: WorkforcePerson) => boolean;
  readonly mayWrite: (sitePath: string) => boolean;
}

function contextOf(
  viewer: Viewer,
  crews: SiteCrews,
  systems: readonly UseCaseRow[],
  users: readonly UseCaseUserRow[],
): Context {
  const people = new Map(crews.people.map((person) => [person.id, person]));
  const usersOf = new Map(systems.map(({ id }) => [id, users.filter(({ useCaseId }) => useCaseId === id)]));
  const groups = [...usersOf.values()].map((own) => new Set(own.map(({ personId }) => personId)));
  const flags = withholdUsers(groups, shownGroups(crews, systems), crews.minimumGroupSize);
  const [reading, writing] = [scopePaths(viewer, "person:read"), scopePaths(viewer, "planning:write")];
  return {
    crews,
    needs: crews.requirements.map((requirements) => literacyOf(requirements, crews.catalog)),
    people,
    usersOf,
    hidden: new Map(systems.map(({ id }, at) => [id, flags[at] === true])),
    mayRead: ({ unit }) => isInScope(reading, crews.frame.units[unit]?.path ?? ""),
    mayWrite: (path) => isInScope(writing, path),
  };
}

/** The groups whose counts the dossier shows to everybody who plans: roles at sites. */
function shownGroups(crews: SiteCrews, systems: readonly UseCaseRow[]): readonly ReadonlySet<string>[] {
  return systems.flatMap(({ siteId, demands }) =>
    demands
      .filter(({ roleId }) => crews.shown(siteId, roleId) !== null)
      .map(({ roleId }) => new Set(holdersAt(crews, siteId, roleId).map(({ id }) => id)))
      .filter(({ size }) => size > 0),
  );
}

function holdersAt({ holders, sites, catalog }: SiteCrews, siteId: string, roleId: string): readonly WorkforcePerson[] {
  const site = sites.findIndex(({ id }) => id === siteId);
  const role = catalog.roles.findIndex(({ id }) => id === roleId);
  return holders.filter((holder) => holder.site === site && holder.role === role).map(({ person }) => person);
}

function systemOf(row: UseCaseRow, context: Context): DossierSystem {
  const { id, code, name, status, siteName } = row;
  return {
    ...{ id, code, name, status, siteName },
    roles: row.demands.map(({ roleId }) => roleLiteracy(row.siteId, roleId, context)),
    users: usersOfSystem(row, context),
    mayWrite: context.mayWrite(row.sitePath),
  };
}

function roleLiteracy(siteId: string, roleId: string, { crews, needs }: Context): RoleLiteracy {
  const role = crews.catalog.roles.findIndex(({ id }) => id === roleId);
  const shown = crews.shown(siteId, roleId);
  const holders = holdersAt(crews, siteId, roleId);
  const own = needs[role] ?? [];
  const counted = (standing: (person: WorkforcePerson) => LiteracyStanding): LiteracyCounts | null =>
    shown === null ? null : countStandings(holders.map(standing));
  return {
    roleId,
    roleName: crews.catalog.roles[role]?.name ?? roleId,
    people: shown === null ? null : shown.people,
    overall: counted(({ belief }) => standingOver(belief, own)),
    skills: own.map((need) => ({
      skillId: crews.catalog.skills[need.skill]?.id ?? "",
      skillName: crews.catalog.skills[need.skill]?.name ?? "",
      level: need.level,
      counts: counted(({ belief }) => standingIn(belief, need)),
    })),
  };
}

/** A user is asked what their own role asks; where that is nothing, the least that the roles of the system ask. */
function usersOfSystem(row: UseCaseRow, context: Context): DossierSystem["users"] {
  const { crews, needs, people, usersOf, hidden, mayRead } = context;
  const least = leastOf(
    row.demands.map(({ roleId }) => needs[crews.catalog.roles.findIndex(({ id }) => id === roleId)] ?? []),
  );
  const users = (usersOf.get(row.id) ?? []).flatMap(({ personId, since }) => {
    const person = people.get(personId);
    if (person === undefined) return [];
    const own = needs[crews.catalog.roles.findIndex(({ id }) => id === person.roleId)] ?? [];
    const asked = own.length > 0 ? own : least;
    return [{ person, since, asked, standing: standingOver(person.belief, asked) }];
  });
  const readable = users.filter(({ person }) => mayRead(person));
  const isShown = readable.length === users.length || hidden.get(row.id) !== true;
  return {
    counts: isShown ? countStandings(users.map(({ standing }) => standing)) : null,
    people: readable.map(({ person: { id, name, belief }, since, asked, standing }) => ({
      ...{ id, name, since, standing },
      open: asked
        .filter((need) => standingIn(belief, need) !== "has")
        .map((need) => `${crews.catalog.skills[need.skill]?.name ?? ""} ${String(need.level)}`),
    })),
  };
}
