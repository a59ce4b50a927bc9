import { findAssignees, findAssignments } from "#app/data/assignments.server.ts";
import { database } from "#app/data/db.server.ts";
import {
  loadPlanAssignments,
  loadRequisitions,
  loadSetbacks,
  loadWorkforcePlans,
  type RequisitionRow,
  type WorkforcePlanRow,
} from "#app/data/workforce-plans.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { loadSiteCrews, type SiteCrews } from "../use-cases/site-crews.server.ts";
import { ASKED_BY_MANAGER } from "../pathway/assign-learning.server.ts";
import { loadLevelMinutes } from "./learning-hours.server.ts";
import { actualsOf, type PlanActuals } from "./plan-actuals.ts";
import { planBodySchema, type PlanBody, type PlanPerson } from "./plan-body.ts";
import { reaches } from "./plan-draft.server.ts";
import { candidatesFor } from "./role-candidates.ts";

export interface PlanLine {
  readonly id: string;
  readonly name: string;
  readonly kind: WorkforcePlanRow["kind"];
  readonly roleName: string;
  readonly siteName: string;
  readonly cost: number;
  readonly decidedBy: string | null;
  readonly decidedAt: string;
  /** People the plan wants to learn, those asked so far, and those who are late. */
  readonly wanted: number;
  readonly asked: number;
  readonly late: number;
  /** The viewer may ask those who have not been asked. */
  readonly mayAssign: boolean;
}

/** One key per plan and role, so that sending a plan twice asks once. */
export const assignmentKey = (planId: string, roleId: string): string => `plan ${planId} ${roleId}`.slice(0, 80);

const keysOf = (id: string, { people }: PlanBody): readonly string[] => [
  ...new Set(people.map(({ roleId }) => assignmentKey(id, roleId))),
];

/** The plans at the sites the viewer plans for, newest first. */
export async function loadPlans(
  viewer: Viewer,
): Promise<{ readonly plans: readonly PlanLine[]; readonly mayWrite: boolean }> {
  const [rows, crews] = await Promise.all([loadWorkforcePlans(viewer.orgId), loadSiteCrews(viewer.orgId)]);
  const paths = scopePaths(viewer, "planning:read");
  const mine = rows
    .filter(({ siteId }) => reaches(paths, crews, siteId))
    .map((row) => ({ row, body: planBodySchema.parse(row.body) }));
  const keys = mine.flatMap(({ row, body }) => keysOf(row.id, body));
  const counts = await loadPlanAssignments(viewer.orgId, keys, crews.asOf);
  const assigns = scopePaths(viewer, "assignment:write");
  const plans = mine.map(({ row, body }): PlanLine => {
    const own = counts.filter(({ key }) => keysOf(row.id, body).includes(key));
    const sum = (of: (count: (typeof own)[number]) => number): number =>
      own.reduce((total, count) => total + of(count), 0);
    return {
      ...{
        id: row.id,
        name: row.name,
        kind: row.kind,
        roleName: body.roleName,
        siteName: body.siteName,
        cost: body.cost,
      },
      ...{ decidedBy: row.decidedByName, decidedAt: row.decidedAt, wanted: body.people.length },
      ...{
        asked: sum(({ asked }) => asked),
        late: sum(({ late }) => late),
        mayAssign: reaches(assigns, crews, row.siteId),
      },
    };
  });
  return { plans, mayWrite: scopePaths(viewer, "planning:write").length > 0 };
}

export interface PersonOfPlan {
  readonly id: string;
  readonly name: string;
  readonly source: PlanPerson["source"];
  readonly hours: number;
  readonly why: string;
  readonly state: "not-asked" | "open" | "done" | "withdrawn";
}

type WithoutPeople<Body> = Body extends unknown ? Omit<Body, "people" | "baseline"> : never;

export interface PlanPage {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  readonly roleId: string;
  readonly siteId: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string;
  readonly timeZone: string;
  /** Without people: those are `people`. */
  readonly body: WithoutPeople<PlanBody>;
  readonly wanted: number;
  readonly asked: number;
  /** Null: the viewer reads no people here. */
  readonly people: readonly PersonOfPlan[] | null;
  readonly requisitions: readonly RequisitionRow[];
  /** Null: withheld, the group is too small. With it the planned numbers of ready people are. */
  readonly actuals: PlanActuals | null;
  readonly mayAssign: boolean;
  readonly minimumGroupSize: number;
}

/** Null: there is none with this id at a site the viewer plans for. */
export async function loadPlan(viewer: Viewer, id: string): Promise<PlanPage | null> {
  const [[row], crews] = await Promise.all([loadWorkforcePlans(viewer.orgId, id), loadSiteCrews(viewer.orgId)]);
  if (row === undefined || !reaches(scopePaths(viewer, "planning:read"), crews, row.siteId)) return null;
  const whole = planBodySchema.parse(row.body);
  const { people, baseline, ...body } = whole;
  const mayRead = reaches(scopePaths(viewer, "person:read"), crews, row.siteId);
  const [asked, requisitions, actuals] = await Promise.all([
    askedOf(viewer, row.id, whole),
    loadRequisitions(viewer.orgId, row.id),
    mayRead || isShown(crews, row, baseline.holders.length) ? actualsToday(viewer, crews, row, whole) : null,
  ]);
  return {
    ...{
      id: row.id,
      name: row.name,
      reason: row.reason,
      roleId: row.roleId,
      siteId: row.siteId,
      requisitions,
      actuals,
    },
    ...{ decidedBy: row.decidedByName, decidedAt: row.decidedAt, timeZone: crews.frame.timeZone },
    body: actuals === null ? { ...body, planned: [] } : body,
    wanted: people.length,
    asked: asked.size,
    people: await namesOf(viewer, people, asked),
    mayAssign: reaches(scopePaths(viewer, "assignment:write"), crews, row.siteId) && people.length > 0,
    minimumGroupSize: crews.minimumGroupSize,
  };
}

function isShown(crews: SiteCrews, { roleId, siteId }: WorkforcePlanRow, holdersThen: number): boolean {
  const sites = siteId === null ? crews.sites.map(({ id }) => id) : [siteId];
  return holdersThen >= crews.minimumGroupSize && sites.every((site) => crews.shown(site, roleId) !== null);
}

async function askedOf(viewer: Viewer, id: string, body: PlanBody): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const key of keysOf(id, body))
    for (const { personId, status } of await findAssignments(database(), viewer.orgId, { kind: ASKED_BY_MANAGER, key }))
      found.set(personId, status);
  return found;
}

/** Those of the plan's people whom the viewer may read by name; null: none of the units is theirs to read. */
async function namesOf(
  viewer: Viewer,
  people: readonly PlanPerson[],
  asked: ReadonlyMap<string, string>,
): Promise<readonly PersonOfPlan[] | null> {
  const paths = scopePaths(viewer, "person:read");
  if (paths.length === 0) return null;
  const known = await findAssignees(
    database(),
    viewer.orgId,
    people.map(({ id }) => id),
  );
  const nameOf = new Map<string, string>(
    known.filter(({ unitPath }) => isInScope(paths, unitPath)).map(({ id, displayName }) => [id, displayName]),
  );
  return people.flatMap(({ id, source, hours, why }): readonly PersonOfPlan[] => {
    const name = nameOf.get(id);
    const status = asked.get(id) ?? "not-asked";
    const state = status === "open" || status === "done" || status === "withdrawn" ? status : "not-asked";
    return name === undefined ? [] : [{ id, name, source, hours, why, state }];
  });
}

async function actualsToday(
  viewer: Viewer,
  crews: SiteCrews,
  row: WorkforcePlanRow,
  body: PlanBody,
): Promise<PlanActuals> {
  const role = crews.catalog.roles.findIndex(({ id }) => id === row.roleId);
  const site = row.siteId === null ? null : crews.sites.findIndex(({ id }) => id === row.siteId);
  const ids = [...new Set([...body.people.map(({ id }) => id), ...body.baseline.ready])];
  const [minutes, setbacks, counts] = await Promise.all([
    loadLevelMinutes(viewer.orgId, crews.catalog, crews.asOf),
    loadSetbacks(viewer.orgId, ids, row.decidedAt),
    loadPlanAssignments(viewer.orgId, keysOf(row.id, body), crews.asOf),
  ]);
  const { ready, holders } = candidatesFor(crews, minutes, { role, site, reachHours: 0 });
  const late = counts.reduce((sum, count) => sum + count.late, 0);
  return actualsOf(body, { asOf: crews.asOf, ready, holders, setbacks, late });
}
