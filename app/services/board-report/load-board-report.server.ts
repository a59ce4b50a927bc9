import { MODEL_VERSION } from "#app/engine/proficiency/belief-parameters.ts";
import { scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { loadForecastModel } from "../forecast/forecast-model.server.ts";
import { DRAWS, SEED } from "../forecast/forecast-time.ts";
import { loadBase, loadBases } from "../forecast/load-bases.server.ts";
import { loadForecastList } from "../forecast/load-forecast-list.server.ts";
import { loadScorecards } from "../scaling/load-scorecards.server.ts";
import { loadUseCaseRegister } from "../use-cases/load-use-cases.server.ts";
import { loadPlan, loadPlans } from "../workforce/plans.server.ts";
import type { BoardReport, ReportDecision, ReportMethod } from "./board-report.ts";
import { chooseActions } from "./choose-actions.ts";
import { forecastPart, planPart, scorecardPart } from "./report-parts.ts";

/** How far a report may look ahead, and how far it does when nothing was chosen. */
const MOST_QUARTERS = 6;
const USUAL_QUARTERS = 4;
/** What two pages have room for. */
const MOST_DECISIONS = 3;

export interface BoardReportPage {
  /** The quarters to choose from. */
  readonly quarters: readonly string[];
  readonly report: BoardReport;
}

/**
 * The report for the sites the viewer plans for, looking ahead to a quarter ("2027-Q4"; null: a year ahead). Every number is
 * one of the scorecard, the forecast or the planning base as their own pages show it to the same viewer.
 */
export async function boardReport(
  viewer: Viewer,
  quarter: string | null,
): Promise<Result<BoardReportPage, { readonly kind: "not-found" }>> {
  const model = await loadForecastModel(viewer.orgId);
  const quarters = model.quarters.slice(1, MOST_QUARTERS + 1).map(({ label }) => label);
  const ahead = quarter === null ? USUAL_QUARTERS : quarters.indexOf(quarter) + 1;
  const chosen = model.quarters[ahead];
  if (ahead === 0 || chosen === undefined) return err({ kind: "not-found" });
  const [scorecards, register, list, { bases }, decisions] = await Promise.all([
    loadScorecards(viewer),
    loadUseCaseRegister(viewer),
    loadForecastList(viewer, { of: "roles", siteId: null, quarters: ahead }),
    loadBases(viewer),
    loadDecisions(viewer),
  ]);
  if (!list.ok) return list;
  const base = bases[0] === undefined ? null : await loadBase(viewer, bases[0].id, chosen.label);
  const { frame, catalog, asOf } = model.inputs.crews;
  const forecast = forecastPart(list.value);
  const paths = scopePaths(viewer, "planning:read");
  return ok({
    quarters,
    report: {
      organisation: frame.units[0]?.name ?? "",
      scope: paths.flatMap((path) => frame.units.find((unit) => unit.path === path)?.name ?? []).join(", "),
      asOf,
      quarter: chosen.label,
      quarterOn: chosen.on,
      scorecard: scorecardPart(scorecards.cards),
      forecast,
      plan: base === null ? null : planPart(base),
      decisions,
      actions: chooseActions({ cards: scorecards.cards, useCases: register.useCases, forecast, asOf }),
      method: methodOf(`${catalog.label} (${catalog.versionId})`, {
        inputs: model.inputs.hash,
        assumptionsVersion: model.inputs.inForce.version,
        smallest: list.value.smallest,
      }),
    },
  });
}

async function loadDecisions(viewer: Viewer): Promise<readonly ReportDecision[]> {
  const { plans } = await loadPlans(viewer);
  return Promise.all(
    plans.slice(0, MOST_DECISIONS).map(async ({ id, name, roleName, siteName, decidedBy, late }) => {
      const actuals = (await loadPlan(viewer, id))?.actuals ?? null;
      const [planned, ready] = [actuals?.plannedNow ?? null, actuals?.now ?? null];
      return { id, name, about: `${roleName}, ${siteName}`, decidedBy, planned, ready, late };
    }),
  );
}

function methodOf(
  framework: string,
  { inputs, assumptionsVersion, smallest }: Pick<ReportMethod, "inputs" | "assumptionsVersion" | "smallest">,
): ReportMethod {
  return {
    model: MODEL_VERSION,
    framework,
    seed: SEED,
    draws: DRAWS,
    inputs: inputs.slice(0, 12),
    assumptionsVersion,
    smallest,
  };
}
