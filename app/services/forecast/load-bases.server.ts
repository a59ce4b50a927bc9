import { loadPlanningBases, type PlanningBaseRow } from "#app/data/planning-bases.server.ts";
import { scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { baseBodySchema, type BaseBody } from "./base-body.ts";
import { drawsOver, loadForecastModel, type ForecastModel } from "./forecast-model.server.ts";
import { viewOf } from "./forecast-view.ts";
import { figuresOf } from "./load-role-forecast.server.ts";
import { QUARTERS } from "./forecast-time.ts";

export interface BaseLine {
  readonly id: string;
  readonly name: string;
  readonly asOf: PlainDate;
  readonly reason: string;
  readonly adoptedByName: string | null;
  readonly adoptedAt: string;
  /** Nothing that it was made from has changed since. */
  readonly isCurrent: boolean;
  /** Ready heads today against the 80 % band that was expected for the last quarter that has passed; null: none has. */
  readonly came: { readonly quarter: string; readonly cells: number; readonly inside: number } | null;
}

/** One frozen forecast next to today's of the same quarter. Gaps in heads. */
export interface BaseCell {
  readonly roleId: string;
  readonly roleName: string;
  readonly siteName: string | null;
  /** Null: withheld. `today` is null where the quarter or the role is no longer forecast. */
  readonly frozen: {
    readonly demand: number;
    readonly supply: number;
    readonly gap: number;
    readonly low80: number;
    readonly high80: number;
  } | null;
  readonly today: number | null;
}

export interface BasePage extends BaseLine {
  readonly quarters: readonly string[];
  readonly quarter: string;
  readonly inputsHash: string;
  readonly assumptionsVersion: number;
  readonly drivers: readonly string[];
  readonly leftOut: readonly string[];
  readonly cells: readonly BaseCell[];
  readonly smallest: number | null;
}

type Cell = BaseBody["cells"][number];

/** The cells of a base that a viewer plans for. */
function ownCells(viewer: Viewer, model: ForecastModel, body: BaseBody): readonly Cell[] {
  const view = viewOf(viewer, model);
  const sites = new Set(view.sites.flatMap((at) => model.inputs.crews.sites[at]?.id ?? []));
  return body.cells.filter(({ siteId }) => (siteId === null ? view.isWhole : sites.has(siteId)));
}

function figuresToday(model: ForecastModel, { roleId, siteId }: Cell) {
  const { crews } = model.inputs;
  const role = crews.catalog.roles.findIndex(({ id }) => id === roleId);
  const sites = siteId === null ? [...crews.sites.keys()] : [crews.sites.findIndex(({ id }) => id === siteId)];
  if (role < 0 || sites.includes(-1)) return null;
  return figuresOf(drawsOver(model, role, sites, { off: new Set(), withHomeless: siteId === null }), QUARTERS);
}

function lineOf(viewer: Viewer, row: PlanningBaseRow, body: BaseBody, model: ForecastModel): BaseLine {
  const { id, name, asOf, reason, adoptedByName, adoptedAt } = row;
  const passed = body.quarters.findLastIndex(({ on }, at) => at > 0 && on <= model.inputs.crews.asOf);
  const smallest = viewOf(viewer, model).smallest;
  const judged = ownCells(viewer, model, body).filter(({ isSmallGroup }) => smallest === null || !isSmallGroup);
  const inside = judged.filter((cell) => {
    const ready = figuresToday(model, cell)?.supply.expected[0];
    return (
      ready !== undefined && ready >= (cell.supply.low80[passed] ?? 0) && ready <= (cell.supply.high80[passed] ?? 0)
    );
  });
  return {
    ...{ id, name, asOf, reason, adoptedByName, adoptedAt },
    isCurrent: row.inputsHash === model.inputs.hash,
    came:
      passed < 0 ? null : { quarter: body.quarters[passed]?.label ?? "", cells: judged.length, inside: inside.length },
  };
}

/** A role that has grown small since it was frozen is withheld today. */
function mayShowToday(viewer: Viewer, model: ForecastModel, { roleId, siteId }: Cell): boolean {
  const { crews } = model.inputs;
  const site = siteId === null ? null : crews.sites.findIndex(({ id }) => id === siteId);
  const role = crews.catalog.roles.findIndex(({ id }) => id === roleId);
  return role >= 0 && viewOf(viewer, model).mayShow(role, site);
}

/** All bases, newest first. */
export async function loadBases(
  viewer: Viewer,
): Promise<{ readonly bases: readonly BaseLine[]; readonly mayWrite: boolean }> {
  const [rows, model] = await Promise.all([loadPlanningBases(viewer.orgId), loadForecastModel(viewer.orgId)]);
  return {
    bases: rows.map((row) => lineOf(viewer, row, baseBodySchema.parse(row.body), model)),
    mayWrite: scopePaths(viewer, "planning:write").length > 0,
  };
}

/** One base at one of its quarters (the last where it has none of that name); null: there is none with this id. */
export async function loadBase(viewer: Viewer, id: string, quarter: string | null): Promise<BasePage | null> {
  const [[row], model] = await Promise.all([loadPlanningBases(viewer.orgId, id), loadForecastModel(viewer.orgId)]);
  if (row === undefined) return null;
  const body = baseBodySchema.parse(row.body);
  const { smallest } = viewOf(viewer, model);
  const asked = body.quarters.findIndex(({ label }) => label === quarter);
  const at = asked < 0 ? body.quarters.length - 1 : asked;
  const label = body.quarters[at]?.label ?? "";
  const now = model.quarters.findIndex((own) => own.label === label);
  return {
    ...lineOf(viewer, row, body, model),
    quarters: body.quarters.map((own) => own.label),
    quarter: label,
    inputsHash: row.inputsHash,
    assumptionsVersion: body.assumptionsVersion,
    drivers: body.drivers,
    leftOut: body.leftOut,
    smallest,
    cells: ownCells(viewer, model, body).map((cell) => {
      const { roleId, roleName, siteName, demand, supply, gap } = cell;
      const place = { roleId, roleName, siteName };
      if (cell.isSmallGroup && smallest !== null) return { ...place, frozen: null, today: null };
      const value = (values: readonly number[]): number => values[at] ?? 0;
      const frozen = {
        demand: value(demand.expected),
        supply: value(supply.expected),
        gap: value(gap.expected),
        low80: value(gap.low80),
        high80: value(gap.high80),
      };
      const mayToday = mayShowToday(viewer, model, cell);
      return {
        ...place,
        frozen,
        today: mayToday && now >= 0 ? (figuresToday(model, cell)?.gap.expected[now] ?? null) : null,
      };
    }),
  };
}
