import { loadSiteActions, loadSiteReadings, loadSiteScores } from "#app/data/site-readiness.server.ts";
import type { SiteActionRow, SiteReadingRow, SiteScoreRow } from "#app/data/site-readiness.server.ts";
import { loadUseCases } from "#app/data/use-cases.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { scoreSite, type IndicatorReading, type Scorecard } from "#app/engine/scaling/scorecard.ts";
import { loadSiteCrews, type SiteCrews } from "../use-cases/site-crews.server.ts";
import { computedReadings } from "./workforce-readings.ts";

/** How far back the trend is drawn. */
const TREND_MONTHS = 12;

export interface SiteScorecard extends Scorecard {
  readonly site: { readonly id: string; readonly name: string; readonly path: string };
}

/** The scorecards of an organisation's sites as of today. Five queries whatever the number of sites. */
export async function scoreSites(
  org: OrgId,
): Promise<{ readonly crews: SiteCrews; readonly cards: readonly SiteScorecard[] }> {
  const crews = await loadSiteCrews(org);
  const root = crews.frame.units[0]?.path;
  const ids = crews.sites.map(({ id }) => id);
  const [useCases, readings] = await Promise.all([
    loadUseCases(org, root === undefined ? [] : [root]),
    loadSiteReadings(org, ids, crews.asOf),
  ]);
  const cards = crews.sites.map((site) => ({
    site,
    ...scoreSite(
      [
        ...readings.filter(({ siteId }) => siteId === site.id).map(entered),
        ...computedReadings(site.id, useCases, crews),
      ],
      crews.asOf,
    ),
  }));
  return { crews, cards };
}

const entered = ({ indicatorId, value, observedOn, ownerName, evidence }: SiteReadingRow): IndicatorReading => ({
  indicatorId,
  value,
  observedOn,
  ownerName,
  evidence,
});

export interface ScorecardPage {
  readonly asOf: PlainDate;
  readonly cards: readonly (SiteScorecard & {
    readonly trend: readonly Pick<SiteScoreRow, "asOn" | "scores">[];
    readonly actions: readonly SiteActionRow[];
    readonly mayWrite: boolean;
  })[];
}

/** The sites the viewer plans for, with trend and actions. */
export async function loadScorecards(viewer: Viewer): Promise<ScorecardPage> {
  const [reading, writing] = [scopePaths(viewer, "planning:read"), scopePaths(viewer, "planning:write")];
  const { crews, cards } = await scoreSites(viewer.orgId);
  const mine = cards.filter(({ site }) => isInScope(reading, site.path));
  const ids = mine.map(({ site }) => site.id);
  const [scores, actions] = await Promise.all([
    loadSiteScores(viewer.orgId, ids, addMonths(crews.asOf, -TREND_MONTHS)),
    loadSiteActions(viewer.orgId, ids),
  ]);
  return {
    asOf: crews.asOf,
    cards: mine.map((card) => ({
      ...card,
      trend: scores
        .filter(({ siteId }) => siteId === card.site.id)
        .map(({ asOn, scores: kept }) => ({ asOn, scores: kept })),
      actions: actions.filter(({ siteId }) => siteId === card.site.id),
      mayWrite: isInScope(writing, card.site.path),
    })),
  };
}
