import type { OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { chanceAboveZero, difference, fanOf, shorten, type Fan } from "./fan.ts";
import { drawsOver, loadForecastModel } from "./forecast-model.server.ts";
import { DRAWS, type ForecastQuarter } from "./forecast-time.ts";
import { shownCells } from "./forecast-view.ts";

export interface ForecastQuestion {
  readonly roleId: string;
  /** Null: all sites. */
  readonly siteId: string | null;
  /** 4 … 12. */
  readonly quarters: number;
}

/** The forecast of one role, with the bands of every quarter; today first, so one entry more than the quarters asked for. */
export interface GapForecast {
  readonly quarters: readonly ForecastQuarter[];
  readonly demand: Fan;
  readonly supply: Fan;
  /** Demand less supply, draw by draw. */
  readonly gap: Fan;
  /** Chance that more are needed than are ready, per quarter. */
  readonly chanceShort: readonly number[];
  /** So few people that whoever may not read people must not see the numbers. */
  readonly isSmallGroup: boolean;
  /** Names what the numbers were made from. */
  readonly inputsHash: string;
}

const NOTHING_OFF: ReadonlySet<string> = new Set();

/** The true numbers, with every driver that is in use: for deciding. Whoever shows them heeds `isSmallGroup`. */
export async function forecastGap(
  org: OrgId,
  { roleId, siteId, quarters }: ForecastQuestion,
): Promise<Result<GapForecast, { readonly kind: "not-found" }>> {
  const model = await loadForecastModel(org);
  const { crews, hash } = model.inputs;
  const role = crews.catalog.roles.findIndex(({ id }) => id === roleId);
  const site = siteId === null ? null : crews.sites.findIndex(({ id }) => id === siteId);
  if (role < 0 || (site !== null && site < 0)) return err({ kind: "not-found" });
  const sites = site === null ? [...crews.sites.keys()] : [site];
  const { demand, supply } = drawsOver(model, role, sites, { off: NOTHING_OFF, withHomeless: site === null });
  const gap = difference(demand, supply);
  return ok({
    quarters: model.quarters.slice(0, quarters + 1),
    demand: shorten(fanOf(demand, DRAWS), quarters),
    supply: shorten(fanOf(supply, DRAWS), quarters),
    gap: shorten(fanOf(gap, DRAWS), quarters),
    chanceShort: chanceAboveZero(gap, DRAWS).slice(0, quarters + 1),
    isSmallGroup: !shownCells(model, crews.minimumGroupSize)(role, site),
    inputsHash: hash,
  });
}
