import type { Viewer } from "#app/engine/access/viewer.ts";
import type { SkillDemand } from "#app/engine/demand/skill-demand.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { chanceAboveZero, difference, fanOf, shorten, type Fan } from "./fan.ts";
import { drawsOver, eventsOf, keptIn, loadForecastModel, type ForecastModel } from "./forecast-model.server.ts";
import { DRAWS, type ForecastQuarter } from "./forecast-time.ts";
import { viewOf, type ForecastView } from "./forecast-view.ts";
import { demandOfSkills, skillDraws, skillPlace, telling } from "./skill-forecast.ts";

export interface ForecastListRequest {
  readonly of: "roles" | "skills";
  readonly siteId: string | null;
  /** 4 … 12. */
  readonly quarters: number;
}

/** A role or a skill with its gap, today first. */
export interface ForecastRow {
  readonly id: string;
  readonly name: string;
  /** Of a skill. */
  readonly level: number | null;
  /** Null: withheld, too few people. */
  readonly gap: Fan | null;
  readonly chanceShort: readonly number[];
  /** At the last quarter, expected. */
  readonly demand: number;
  readonly supply: number;
}

export interface ForecastListPage {
  readonly asOf: PlainDate;
  readonly quarters: readonly ForecastQuarter[];
  readonly rows: readonly ForecastRow[];
  readonly sites: readonly { readonly value: string; readonly label: string }[];
  readonly smallest: number | null;
  readonly seriesInUse: number;
}

/** Every role (or skill) that is needed at the sites the viewer plans for, with its gap. */
export async function loadForecastList(
  viewer: Viewer,
  { of, siteId, quarters }: ForecastListRequest,
): Promise<Result<ForecastListPage, { readonly kind: "not-found" }>> {
  const model = await loadForecastModel(viewer.orgId);
  const view = viewOf(viewer, model);
  const { crews, series } = model.inputs;
  const site = siteId === null ? null : crews.sites.findIndex(({ id }) => id === siteId);
  if (site !== null && !view.sites.includes(site)) return err({ kind: "not-found" });
  const rows = of === "roles" ? roleRows(model, view, site) : skillRows(model, view, site);
  return ok({
    asOf: crews.asOf,
    quarters: model.quarters.slice(0, quarters + 1),
    rows: rows.map(({ demands, supplies, ...row }) => ({
      ...row,
      gap: row.gap === null ? null : shorten(row.gap, quarters),
      chanceShort: row.chanceShort.slice(0, quarters + 1),
      demand: demands[quarters] ?? 0,
      supply: supplies[quarters] ?? 0,
    })),
    sites: view.sites.flatMap((at) => {
      const unit = crews.sites[at];
      return unit === undefined ? [] : [{ value: unit.id, label: unit.name }];
    }),
    smallest: view.smallest,
    seriesInUse: series.filter(({ isUsed, subjectKind }) => isUsed && subjectKind === "role").length,
  });
}

/** The same for every horizon; a page cuts it. */
interface WholeRow extends Omit<ForecastRow, "demand" | "supply"> {
  readonly demands: readonly number[];
  readonly supplies: readonly number[];
}

const NOTHING_OFF: ReadonlySet<string> = new Set();
const WITHHELD = { gap: null, chanceShort: [], demands: [], supplies: [] };

function summary({ demand, supply }: { readonly demand: Float64Array; readonly supply: Int32Array | Float64Array }) {
  const gap = difference(demand, supply);
  return {
    gap: fanOf(gap, DRAWS),
    chanceShort: chanceAboveZero(gap, DRAWS),
    demands: fanOf(demand, DRAWS).expected,
    supplies: fanOf(supply, DRAWS).expected,
  };
}

function roleRows(model: ForecastModel, view: ForecastView, site: number | null): readonly WholeRow[] {
  const chosen = site === null ? view.sites : [site];
  return keptIn(model, `role rows ${chosen.join(" ")} ${String(view.smallest)} ${String(site)}`, () =>
    model.inputs.crews.catalog.roles.flatMap(({ id, name }, role): readonly WholeRow[] => {
      const isThere = chosen.some(
        (at) => (model.heads[role]?.[at] ?? 0) > 0 || eventsOf(model, role, at, NOTHING_OFF).length > 0,
      );
      if (!isThere) return [];
      if (!view.mayShow(role, site)) return [{ id, name, level: null, ...WITHHELD }];
      const withHomeless = site === null && view.isWhole;
      return [
        { id, name, level: null, ...summary(drawsOver(model, role, chosen, { off: NOTHING_OFF, withHomeless })) },
      ];
    }),
  );
}

function skillRows(model: ForecastModel, view: ForecastView, site: number | null): readonly WholeRow[] {
  const place = skillPlace(model, view, site);
  return keptIn(model, `skill rows ${place.sites.join(" ")} ${String(view.smallest)} ${String(site)}`, () => {
    const bySkill = new Map<string, SkillDemand[]>();
    for (const row of demandOfSkills(model, place))
      bySkill.set(row.skillId, [...(bySkill.get(row.skillId) ?? []), row]);
    const asked = [...bySkill.values()].flatMap((levels) => telling(levels) ?? []);
    const draws = skillDraws(model, place, asked);
    return asked.flatMap(({ skillId, level }, at): readonly WholeRow[] => {
      const own = draws[at];
      const name = model.inputs.crews.catalog.skillById.get(skillId)?.name;
      return own === undefined || name === undefined ? [] : [{ id: skillId, name, level, ...summary(own) }];
    });
  });
}
