import type { Catalog } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadOrgFrame } from "#app/data/heatmap.server.ts";
import type { OrgFrame } from "#app/data/heatmap.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { GroupRows, HeatmapGrid } from "#app/engine/gaps/heatmap-grid.ts";
import { packPeople, type HeatmapPerson, type HeatmapQuestion } from "#app/engine/gaps/pack-people.ts";
import { packTeams, SHOW_ALL, sumByUnit } from "#app/engine/gaps/pack-teams.ts";
import { withholdSmall } from "#app/engine/gaps/withhold-cells.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { compileRequirements, type Horizon } from "#app/engine/skills/role-profile.ts";
import { today } from "#app/platform/clock.server.ts";
import { loadWorkforce } from "./load-workforce.server.ts";
import type { WorkforcePerson } from "./load-workforce.server.ts";
import { heatmapChoices, narrow, type HeatmapChoices } from "./heatmap-scope.ts";

/** What the page asks for; every id comes from an address and is checked here. */
export interface HeatmapRequest {
  /** Null: teams, or sites for those who see sums alone, because their teams are mostly too small to show. */
  readonly rows: "people" | "teams" | "sites" | null;
  readonly horizon: Horizon;
  readonly role: string | null;
  readonly site: string | null;
  readonly team: string | null;
  readonly shift: string | null;
  readonly held: string | null;
  readonly search: string | null;
}

export interface HeatmapPage {
  readonly grid: HeatmapGrid;
  readonly choices: HeatmapChoices;
  /** Whether the viewer may see single people at all. */
  readonly readsPeople: boolean;
  /** Days are the organisation's. */
  readonly asOf: PlainDate;
  readonly scopeLabel: string;
}

/**
 * The heatmap of the viewer's subtrees: one read of people and beliefs, one decision. A unit, shift or role that the
 * viewer cannot see or that does not exist is `not-found`. Whoever may read sums alone gets teams only, with small
 * groups withheld, and only filters that cannot be played against each other.
 */
export async function loadGapHeatmap(
  viewer: Viewer,
  asked: HeatmapRequest,
): Promise<Result<HeatmapPage, { readonly kind: "not-found" }>> {
  const readPaths = scopePaths(viewer, "heatmap:read");
  const sumPaths = scopePaths(viewer, "heatmap:read:aggregate");
  const readsPeople = readPaths.length > 0;
  const withhold = !sumPaths.every((path) => isInScope(readPaths, path));
  const request = resolve(asked, readsPeople, withhold);
  const scope = request.rows === "people" ? readPaths : sumPaths;
  const [frame, catalog] = await Promise.all([loadOrgFrame(viewer.orgId), loadOrgCatalog(viewer.orgId)]);
  invariant(frame !== null, "the viewer's organisation exists");
  const selection = narrow(frame, catalog, scope, request);
  if (selection === null) return err({ kind: "not-found" });
  const asOf = today(frame.timeZone);
  const people = await loadWorkforce(viewer.orgId, {
    frame,
    catalog,
    // What may be shown of one part depends on its sisters: where groups are withheld, the whole scope is read.
    paths: withhold ? scope : selection.paths,
    search: request.search,
    asOf,
  });
  const grid = decide({ frame, catalog, people, asOf, request, withhold, paths: selection.paths });
  return ok({
    grid,
    choices: heatmapChoices(frame, catalog, scope),
    readsPeople,
    asOf,
    scopeLabel: selection.label,
  });
}

interface ResolvedRequest extends HeatmapRequest {
  readonly rows: "people" | "teams" | "sites";
}

/** The rows the viewer may have; for sums of groups no search for a person, and one filter of people at a time. */
function resolve(asked: HeatmapRequest, readsPeople: boolean, withhold: boolean): ResolvedRequest {
  const rows = asked.rows ?? (readsPeople ? "teams" : "sites");
  if (rows === "people" && readsPeople) return { ...asked, rows };
  const groups = rows === "people" ? "sites" : rows;
  return withhold ? { ...asked, rows: groups, search: null, shift: null } : { ...asked, rows: groups };
}

interface Snapshot {
  readonly frame: OrgFrame;
  readonly catalog: Catalog;
  readonly people: readonly WorkforcePerson[];
  readonly asOf: PlainDate;
  readonly request: ResolvedRequest;
  readonly withhold: boolean;
  /** Subtrees asked for. */
  readonly paths: readonly string[];
}

/** A person whose role is known: what the grid has a row or a share of a row for. */
type Candidate = WorkforcePerson & HeatmapPerson;

function decide(snapshot: Snapshot): HeatmapGrid {
  const { frame, catalog, asOf, request, withhold } = snapshot;
  const people = withRole(snapshot);
  const withoutRole = snapshot.people.length - people.length;
  const question: HeatmapQuestion = {
    policy: DEFAULT_POLICY,
    asOf,
    requirements: catalog.roles.map((role) => compileRequirements(role, request.horizon, catalog.skills)),
  };
  const chosen = people.filter(
    (person) =>
      (request.held === null || person.roleId === request.held) &&
      (request.shift === null || person.shiftId === request.shift),
  );
  const rows = request.rows === "people" ? packPeople(chosen, question) : groups(chosen, people, question, snapshot);
  return {
    asOf,
    skills: catalog.skills.map(({ id, name, clusterId, safetyCritical }) => ({ id, name, clusterId, safetyCritical })),
    clusters: catalog.clusters.map(({ id, name }) => ({ id, name })),
    profiles: catalog.roles.map((role, at) => ({
      roleId: role.id,
      name: role.name,
      columns: Array.from(question.requirements[at]?.skills ?? []),
      required: Array.from(question.requirements[at]?.levels ?? []),
    })),
    units: frame.units.map((unit) => ({
      id: unit.id,
      name: request.rows === "sites" && unit.kind !== "site" ? "Outside the sites" : unit.name,
      site: request.rows === "sites" ? "" : siteName(frame, unit.path),
    })),
    rows,
    withoutRole: withhold && withoutRole < frame.minimumGroupSize ? 0 : withoutRole,
  };
}

/** Sums by team or site, what is too small withheld where the viewer sees sums alone. */
function groups(
  chosen: readonly Candidate[],
  everybody: readonly Candidate[],
  question: HeatmapQuestion,
  { frame, catalog, withhold, request, paths }: Snapshot,
): GroupRows {
  const kind = request.rows === "sites" ? "sites" : "teams";
  const siteAt = sitePositions(frame);
  const siteOf = (unit: number): number => siteAt[unit] ?? unit;
  const rowOf = kind === "sites" ? siteOf : (unit: number): number => unit;
  const nSkills = catalog.skills.length;
  const isAskedFor = (unit: number): boolean => paths.some((path) => frame.units[unit]?.path.startsWith(path) === true);
  const asked = chosen.filter((person) => isAskedFor(person.unit));
  const rows = sumByUnit(
    asked.map((person) => ({ ...person, unit: rowOf(person.unit) })),
    nSkills,
    question,
  );
  if (!withhold) return packTeams(kind, rows, SHOW_ALL);
  const units = sumByUnit(chosen, nSkills, question);
  const hidden = withholdSmall({
    units,
    everybody: chosen.length === everybody.length ? units : sumByUnit(everybody, nSkills, question),
    siteOf,
    smallest: frame.minimumGroupSize,
  });
  const isWithheld = (row: number, skill: number): boolean =>
    (kind === "sites" ? hidden.site : hidden.unit)(rows[row]?.unit ?? -1, skill);
  const site = frame.units.findIndex((unit) => unit.id === request.site);
  const isTotalWithheld = (skill: number): boolean => {
    if (asked.length === chosen.length) return hidden.total(skill);
    if (request.team === null && site >= 0) return hidden.site(site, skill);
    return rows.some((_, row) => isWithheld(row, skill));
  };
  return packTeams(kind, rows, { isWithheld, isTotalWithheld, minimumGroupSize: frame.minimumGroupSize });
}

/** Position of each unit's site in the list of units; what lies outside the sites counts to the whole organisation's unit. */
function sitePositions({ units }: OrgFrame): readonly number[] {
  return units.map((unit) =>
    Math.max(
      0,
      units.findIndex((other) => other.kind === "site" && unit.path.startsWith(other.path)),
    ),
  );
}

/** People with the profile they are held against: the chosen role, else their own target, else what they do today. */
function withRole({ catalog, people, request }: Snapshot): readonly Candidate[] {
  const roleAt = new Map<string, number>(catalog.roles.map((role, at) => [role.id, at]));
  return people.flatMap((person) => {
    const basis = request.role ?? person.targetRoleId ?? person.roleId;
    const profile = basis === null ? undefined : roleAt.get(basis);
    return profile === undefined ? [] : [{ ...person, profile }];
  });
}

const siteName = (frame: OrgFrame, path: string): string =>
  frame.units.find((unit) => unit.kind === "site" && path.startsWith(unit.path))?.name ?? "";
