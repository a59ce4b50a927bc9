import { createHash } from "node:crypto";
import { loadDemandSeries, type DemandSeriesRow } from "#app/data/demand-series.server.ts";
import { loadOccupationExposure, type OccupationExposureRow } from "#app/data/occupation-exposure.server.ts";
import { loadUseCaseNeeds, type UseCaseNeedRow } from "#app/data/role-supply.server.ts";
import {
  loadLatestEvidence,
  loadPlannedHires,
  loadPlannedPaths,
  type LatestEvidenceRow,
  type PlannedHireRow,
  type PlannedPathRow,
} from "#app/data/supply-inputs.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { today } from "#app/platform/clock.server.ts";
import { loadSiteCrews, type SiteCrews } from "../use-cases/site-crews.server.ts";
import { loadPlanningAssumptions, type AssumptionsInForce } from "./planning-assumptions.server.ts";

/** Everything a forecast is made from, as of today. */
export interface ForecastInputs {
  readonly crews: SiteCrews;
  readonly latest: readonly LatestEvidenceRow[];
  readonly needs: readonly UseCaseNeedRow[];
  /** All of them, those switched off too. */
  readonly series: readonly DemandSeriesRow[];
  /** Of the occupations that the roles of the framework are anchored to. */
  readonly exposure: readonly OccupationExposureRow[];
  readonly hires: readonly PlannedHireRow[];
  readonly paths: readonly PlannedPathRow[];
  readonly inForce: AssumptionsInForce;
  /** Names these inputs: equal inputs, equal forecasts. */
  readonly hash: string;
}

/** One reading of the organisation for all its forecasts. */
export async function loadForecastInputs(org: OrgId): Promise<ForecastInputs> {
  const crews = await loadSiteCrews(org);
  const asOf = today(crews.frame.timeZone);
  const codes = crews.catalog.roles.flatMap(({ anchors }) => anchors.map(({ code }) => code));
  const [latest, needs, series, exposure, hires, paths, inForce] = await Promise.all([
    loadLatestEvidence(org, asOf),
    loadUseCaseNeeds(
      org,
      crews.sites.map(({ path }) => path),
    ),
    loadDemandSeries(org),
    loadOccupationExposure(org, codes),
    loadPlannedHires(org),
    loadPlannedPaths(org, asOf),
    loadPlanningAssumptions(org),
  ]);
  const read = { latest, needs, series, exposure, hires, paths, inForce };
  return { crews, ...read, hash: nameOf(crews, read) };
}

function nameOf(crews: SiteCrews, read: Omit<ForecastInputs, "crews" | "hash">): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([crews.asOf, crews.catalog.versionId, crews.sites, crews.minimumGroupSize, read]));
  for (const { site, role, belief, person } of crews.holders) {
    hash.update(JSON.stringify([site, role, person.id, [...person.measuredUntil]]));
    if (belief === null) continue;
    for (const { buffer, byteOffset, byteLength } of [belief.means, belief.sds, belief.states])
      hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest("hex");
}
