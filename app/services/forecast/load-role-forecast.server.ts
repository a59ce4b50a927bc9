import { scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { chanceAboveZero, difference, fanOf, shorten, type Fan } from "./fan.ts";
import { driversOf, type DriverLine } from "./forecast-drivers.ts";
import { drawsOver, loadForecastModel, type ForecastModel } from "./forecast-model.server.ts";
import { DRAWS, type ForecastQuarter } from "./forecast-time.ts";
import { viewOf, type ForecastView } from "./forecast-view.ts";
import { usedAssumptions, type UsedAssumption } from "./used-assumptions.ts";

export interface RoleForecastRequest {
  readonly roleId: string;
  readonly siteId: string | null;
  /** 4 … 12. */
  readonly quarters: number;
  /** Keys of drivers that are left out. */
  readonly off: ReadonlySet<string>;
}

/** Demand, supply and gap of something, today first. */
export interface ForecastFigures {
  readonly demand: Fan;
  readonly supply: Fan;
  readonly gap: Fan;
  /** Chance that more are needed than are ready. */
  readonly chanceShort: readonly number[];
}

/** The last quarter of one site; null: withheld. */
export interface SiteLine {
  readonly siteId: string;
  readonly name: string;
  readonly last: { readonly demand: number; readonly supply: number; readonly gap: number } | null;
}

export interface RoleForecastPage {
  readonly asOf: PlainDate;
  readonly role: { readonly id: string; readonly name: string };
  readonly sites: readonly { readonly value: string; readonly label: string }[];
  readonly siteId: string | null;
  readonly quarters: readonly ForecastQuarter[];
  /** Null: so few people that their numbers are withheld, or no site to plan for. */
  readonly figures: ForecastFigures | null;
  /** With every driver on, where some are off. */
  readonly complete: ForecastFigures | null;
  readonly people: number | null;
  readonly drivers: readonly DriverLine[];
  readonly bySite: readonly SiteLine[];
  readonly assumptions: readonly UsedAssumption[];
  readonly assumptionsVersion: number;
  readonly smallest: number | null;
  readonly mayWrite: boolean;
}

/** The forecast of a role at one site or over all the viewer plans for. */
export async function loadRoleForecast(
  viewer: Viewer,
  request: RoleForecastRequest,
): Promise<Result<RoleForecastPage, { readonly kind: "not-found" }>> {
  const model = await loadForecastModel(viewer.orgId);
  const view = viewOf(viewer, model);
  const { crews, inForce } = model.inputs;
  const role = crews.catalog.roles.findIndex(({ id }) => id === request.roleId);
  const site = request.siteId === null ? null : crews.sites.findIndex(({ id }) => id === request.siteId);
  const own = crews.catalog.roles[role];
  if (own === undefined || (site !== null && !view.sites.includes(site))) return err({ kind: "not-found" });
  const chosen = site === null ? view.sites : [site];
  const isShown = chosen.length > 0 && view.mayShow(role, site);
  const withHomeless = site === null && view.isWhole;
  const figures = (off: ReadonlySet<string>): ForecastFigures | null =>
    isShown ? figuresOf(drawsOver(model, role, chosen, { off, withHomeless }), request.quarters) : null;
  return ok({
    asOf: crews.asOf,
    role: { id: own.id, name: own.name },
    sites: view.sites.flatMap((at) => {
      const unit = crews.sites[at];
      return unit === undefined ? [] : [{ value: unit.id, label: unit.name }];
    }),
    siteId: request.siteId,
    quarters: model.quarters.slice(0, request.quarters + 1),
    figures: figures(request.off),
    complete: request.off.size > 0 ? figures(new Set()) : null,
    people: isShown ? chosen.reduce((sum, at) => sum + (model.heads[role]?.[at] ?? 0), 0) : null,
    drivers: driversOf(model, role, chosen, { off: request.off, quarter: request.quarters, mayCount: isShown }),
    bySite: bySite(model, role, view, request),
    assumptions: usedAssumptions(inForce.assumptions),
    assumptionsVersion: inForce.version,
    smallest: view.smallest,
    mayWrite: scopePaths(viewer, "planning:write").length > 0,
  });
}

export function figuresOf(
  { demand, supply }: { readonly demand: Float64Array; readonly supply: Int32Array | Float64Array },
  quarters: number,
): ForecastFigures {
  const gap = difference(demand, supply);
  return {
    demand: shorten(fanOf(demand, DRAWS), quarters),
    supply: shorten(fanOf(supply, DRAWS), quarters),
    gap: shorten(fanOf(gap, DRAWS), quarters),
    chanceShort: chanceAboveZero(gap, DRAWS).slice(0, quarters + 1),
  };
}

function bySite(
  model: ForecastModel,
  role: number,
  view: ForecastView,
  { off, quarters }: Pick<RoleForecastRequest, "off" | "quarters">,
): readonly SiteLine[] {
  return view.sites.flatMap((at): readonly SiteLine[] => {
    const site = model.inputs.crews.sites[at];
    if (site === undefined) return [];
    const place = { siteId: site.id, name: site.name };
    if (!view.mayShow(role, at)) return [{ ...place, last: null }];
    const { demand, supply } = figuresOf(drawsOver(model, role, [at], { off, withHomeless: false }), quarters);
    const [needed, ready] = [demand.expected[quarters] ?? 0, supply.expected[quarters] ?? 0];
    return [{ ...place, last: { demand: needed, supply: ready, gap: Math.round((needed - ready) * 100) / 100 } }];
  });
}
