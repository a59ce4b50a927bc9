import type { DemandSeriesRow } from "#app/data/demand-series.server.ts";
import { coherentDraws } from "#app/engine/demand/coherent-draws.ts";
import { roleDemand, type DemandEvent } from "#app/engine/demand/role-demand.ts";
import { parsePeriod, type DemandSeries, type PeriodsPerYear } from "#app/engine/demand/series.ts";
import { trendDraws, type NoTrend } from "#app/engine/demand/trend-draws.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { SupplyBeliefs } from "#app/engine/workforce/readiness-path.ts";
import { valueOr } from "#app/engine/workforce/supply-assumptions.ts";
import { EXPOSURE, keyOfSeries, keyOfUseCase } from "./driver-keys.ts";
import { sumOfDraws } from "./fan.ts";
import { loadForecastInputs, type ForecastInputs } from "./forecast-inputs.server.ts";
import {
  DRAWS,
  periodOfDay,
  QUARTERS,
  quarterAfter,
  quartersFrom,
  SEED,
  type ForecastQuarter,
} from "./forecast-time.ts";
import { cellOf, drawRoleSupply, packBeliefs } from "./supply-draws.ts";

/** Inputs with everything about them that takes time to compute. */
export interface ForecastModel {
  readonly inputs: ForecastInputs;
  readonly quarters: readonly ForecastQuarter[];
  readonly beliefs: SupplyBeliefs;
  /** By cell (supply-draws.ts). */
  readonly supply: readonly Int32Array[];
  /** By series: how far it moves, or why it cannot say. Only of series mapped to a role. */
  readonly trends: ReadonlyMap<string, Result<Float64Array, NoTrend>>;
  /** People per role and site. */
  readonly heads: readonly (readonly number[])[];
  /** What was worked out from these inputs before, by its own key. */
  readonly kept: Map<string, unknown>;
}

/** The newest model of each organisation in this process. */
const newest = new Map<OrgId, ForecastModel>();

/** The organisation's forecasts as of now: read anew each time, computed anew when something that was read has changed. */
export async function loadForecastModel(org: OrgId): Promise<ForecastModel> {
  const inputs = await loadForecastInputs(org);
  const before = newest.get(org);
  if (before?.inputs.hash === inputs.hash) return before;
  const model = compute(inputs);
  newest.set(org, model);
  return model;
}

/** Answers of one model that are asked for again and again. */
export function keptIn<T>({ kept }: ForecastModel, key: string, make: () => T): T {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key) as T;
}

/** A stored series on the time axis. */
export function seriesOf({ periodsPerYear, firstPeriod, values }: DemandSeriesRow): DemandSeries {
  const start = parsePeriod(firstPeriod);
  invariant(start !== undefined, `a stored series begins with a period: ${firstPeriod}`);
  return {
    periodsPerYear: periodsPerYear as PeriodsPerYear,
    start: start.index,
    values: Float64Array.from(values, (value) => value ?? Number.NaN),
  };
}

function compute(inputs: ForecastInputs): ForecastModel {
  const { crews, series } = inputs;
  const heads = crews.requirements.map(() => crews.sites.map(() => 0));
  for (const { role, site } of crews.holders) {
    const row = heads[role];
    if (row !== undefined) row[site] = (row[site] ?? 0) + 1;
  }
  const trends = new Map(
    series
      .filter(({ subjectKind }) => subjectKind === "role")
      .map((row) => {
        const own = seriesOf(row);
        const question = { quarters: QUARTERS, draws: DRAWS, seed: `${SEED}/series ${row.source} ${row.key}` };
        const today = periodOfDay(crews.asOf, own.periodsPerYear);
        return [row.id, trendDraws(own, { ...question, today })] as const;
      }),
  );
  const beliefs = packBeliefs(inputs);
  const supply = drawRoleSupply(inputs, beliefs);
  return { inputs, quarters: quartersFrom(crews.asOf), beliefs, supply, trends, heads, kept: new Map() };
}

const WIDTH = QUARTERS + 1;

/** Use cases that ask for the role at the site and are still to come. */
export function eventsOf(
  { inputs, quarters }: ForecastModel,
  role: number,
  site: number,
  off: ReadonlySet<string>,
): readonly DemandEvent[] {
  const { crews, needs } = inputs;
  const [roleId, path] = [crews.catalog.roles[role]?.id, crews.sites[site]?.path ?? ""];
  return needs.flatMap((need) => {
    const isOwn = need.roleId === roleId && need.sitePath.startsWith(path);
    // those that are live are staffed by today's people; without a date nothing can be said
    if (!isOwn || need.goLiveOn === null || need.goLiveOn <= crews.asOf || off.has(keyOfUseCase(need.useCaseId)))
      return [];
    const { useCaseId: id, heads, probability } = need;
    return [{ id, heads, probability, quarter: quarterAfter(quarters, need.goLiveOn) }];
  });
}

/** Series in use that speak of the role: at one site (its id), or everywhere (null). */
function trendsOf(
  { inputs, trends }: ForecastModel,
  role: number,
  siteId: string | null,
  off: ReadonlySet<string>,
): readonly Float64Array[] {
  const roleId = inputs.crews.catalog.roles[role]?.id;
  return inputs.series.flatMap((row) => {
    const isOwn = row.subjectKind === "role" && row.subjectId === roleId && row.siteId === siteId;
    const trend = trends.get(row.id);
    return isOwn && row.isUsed && !off.has(keyOfSeries(row.id)) && trend?.ok === true ? [trend.value] : [];
  });
}

/** Mean share of the tasks of a role's occupations that are exposed to AI; null: nothing is known. */
export function exposureOf({ inputs }: ForecastModel, role: number): number | null {
  const codes = new Set(inputs.crews.catalog.roles[role]?.anchors.map(({ code }) => code));
  const shares = inputs.exposure.flatMap(({ code, body }) =>
    codes.has(code) ? [body.humanBeta ?? body.modelBeta ?? []].flat() : [],
  );
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/**
 * Heads needed of a role at every site, draws × quarters, with some drivers off. A site with series of its own follows them,
 * another one those of the whole company; where both speak, the sites are made to agree with the company as a whole.
 */
function demandBySite(model: ForecastModel, role: number, off: ReadonlySet<string>): readonly Float64Array[] {
  const { inputs, heads } = model;
  const { crews, inForce, exposure } = inputs;
  const isExposureOn = !off.has(EXPOSURE) && exposure.some(({ isUsed }) => isUsed);
  const exposed = isExposureOn ? exposureOf(model, role) : null;
  const shape = { quarters: QUARTERS, draws: DRAWS, seed: SEED };
  const common = {
    passThrough: valueOr(inForce.assumptions.trendShare, 0),
    saved: exposed === null ? null : exposed * valueOr(inForce.assumptions.exposureEffect, 0),
  };
  const company = trendsOf(model, role, null, off);
  const own = crews.sites.map((site) => trendsOf(model, role, site.id, off));
  const parts = crews.sites.map((_, site) => ({
    ...common,
    heads: heads[role]?.[site] ?? 0,
    events: eventsOf(model, role, site, off),
  }));
  const leaves = parts.map((part, site) => {
    const trends = own[site] ?? [];
    return roleDemand({ ...part, trends: trends.length > 0 ? trends : company }, shape);
  });
  if (company.length === 0 || own.every((trends) => trends.length === 0)) return leaves;
  const whole = sumOfDraws(
    parts.map((part) => roleDemand({ ...part, trends: company }, shape)),
    DRAWS * WIDTH,
  );
  return coherentDraws(leaves, whole, DRAWS, QUARTERS);
}

/** Demand and supply of a role over some sites, draw by draw. `withHomeless`: planned hires without a site count too. */
export function drawsOver(
  model: ForecastModel,
  role: number,
  sites: readonly number[],
  { off, withHomeless }: { readonly off: ReadonlySet<string>; readonly withHomeless: boolean },
): { readonly demand: Float64Array; readonly supply: Float64Array } {
  const count = model.inputs.crews.sites.length;
  const demand = demandBySite(model, role, off);
  const columns = withHomeless ? [...sites, count] : sites;
  return {
    demand: sumOfDraws(
      sites.flatMap((site) => demand[site] ?? []),
      DRAWS * WIDTH,
    ),
    supply: sumOfDraws(
      columns.flatMap((site) => model.supply[cellOf(role, site, count)] ?? []),
      DRAWS * WIDTH,
    ),
  };
}
