import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { suppressTable } from "#app/engine/gaps/suppression.ts";
import type { ForecastModel } from "./forecast-model.server.ts";

/** What somebody may see of an organisation's forecasts. */
export interface ForecastView {
  /** Positions of the sites they plan for. */
  readonly sites: readonly number[];
  /** They plan for all of them. */
  readonly isWhole: boolean;
  /** Groups below this are withheld; null: they may read people, nothing is. */
  readonly smallest: number | null;
  /** Whether a role may be shown at one site, or (null) over all the sites they plan for. */
  readonly mayShow: (role: number, site: number | null) => boolean;
}

export function viewOf(viewer: Viewer, model: Pick<ForecastModel, "inputs" | "heads">): ForecastView {
  const { sites, minimumGroupSize } = model.inputs.crews;
  const scope = scopePaths(viewer, "planning:read");
  const readable = scopePaths(viewer, "heatmap:read");
  const own = sites.flatMap(({ path }, at) => (isInScope(scope, path) ? [at] : []));
  const withhold = !scope.every((path) => isInScope(readable, path));
  const mayShow = shownCells(model, withhold ? minimumGroupSize : 0);
  const isWhole = own.length === sites.length;
  return {
    sites: own,
    isWhole,
    smallest: withhold ? minimumGroupSize : null,
    mayShow: (role, site) =>
      site !== null || isWhole ? mayShow(role, site) : own.every((position) => mayShow(role, position)),
  };
}

/** Which roles may be shown at which site, and (null) over all sites of the organisation, with small groups withheld. */
export function shownCells(
  { heads, inputs }: Pick<ForecastModel, "inputs" | "heads">,
  smallest: number,
): (role: number, site: number | null) => boolean {
  const bySite = inputs.crews.sites.map((_, site) => heads.map((row) => row[site] ?? 0));
  const hidden = suppressTable(bySite, smallest);
  return (role, site) => (site === null ? hidden.columnTotals[role] !== true : hidden.cells[site]?.[role] !== true);
}
