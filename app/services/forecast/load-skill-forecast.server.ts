import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { loadForecastModel } from "./forecast-model.server.ts";
import type { ForecastQuarter } from "./forecast-time.ts";
import { viewOf } from "./forecast-view.ts";
import { figuresOf, type ForecastFigures } from "./load-role-forecast.server.ts";
import { demandOfSkills, skillDraws, skillPlace, telling } from "./skill-forecast.ts";
import { usedAssumptions, type UsedAssumption } from "./used-assumptions.ts";

export interface SkillForecastPage {
  readonly asOf: PlainDate;
  readonly skill: { readonly id: string; readonly name: string };
  readonly level: number | null;
  /** Levels that any role asks for. */
  readonly levels: readonly number[];
  readonly sites: readonly { readonly value: string; readonly label: string }[];
  readonly siteId: string | null;
  readonly quarters: readonly ForecastQuarter[];
  /** Null: no role that may be shown asks for it. */
  readonly figures: ForecastFigures | null;
  /** Roles behind it, with the level they ask for now and in two to three years. */
  readonly roles: readonly {
    readonly id: string;
    readonly name: string;
    readonly now: number;
    readonly future: number;
  }[];
  /** Roles that ask for it but whose few people are withheld: they are in no number here. */
  readonly leftOut: readonly string[];
  readonly series: readonly { readonly id: string; readonly label: string; readonly source: string }[];
  readonly assumptions: readonly UsedAssumption[];
  readonly assumptionsVersion: number;
  readonly smallest: number | null;
}

/** The forecast of a skill at a level, from the demand for the roles that ask for it. */
export async function loadSkillForecast(
  viewer: Viewer,
  request: {
    readonly skillId: string;
    readonly level: number | null;
    readonly siteId: string | null;
    readonly quarters: number;
  },
): Promise<Result<SkillForecastPage, { readonly kind: "not-found" }>> {
  const model = await loadForecastModel(viewer.orgId);
  const { crews, series, inForce } = model.inputs;
  const view = viewOf(viewer, model);
  const skill = crews.catalog.skills.find(({ id }) => id === request.skillId);
  const site = request.siteId === null ? null : crews.sites.findIndex(({ id }) => id === request.siteId);
  if (skill === undefined || (site !== null && !view.sites.includes(site))) return err({ kind: "not-found" });
  const place = skillPlace(model, view, site);
  const levels = demandOfSkills(model, place).filter(({ skillId }) => skillId === skill.id);
  const asked = levels.find(({ level }) => level === request.level) ?? telling(levels);
  const [draws] = asked === undefined ? [] : skillDraws(model, place, [asked]);
  const asking = crews.catalog.roles.flatMap(({ id, name, requirements }, role) => {
    const row = requirements.find(({ skillId }) => skillId === skill.id);
    const isThere = place.sites.some((at) => (model.heads[role]?.[at] ?? 0) > 0);
    return row === undefined || !isThere ? [] : [{ role, id, name, now: row.now, future: row.future }];
  });
  return ok({
    asOf: crews.asOf,
    skill: { id: skill.id, name: skill.name },
    level: asked?.level ?? null,
    levels: levels.map(({ level }) => level),
    sites: view.sites.flatMap((at) => {
      const unit = crews.sites[at];
      return unit === undefined ? [] : [{ value: unit.id, label: unit.name }];
    }),
    siteId: request.siteId,
    quarters: model.quarters.slice(0, request.quarters + 1),
    figures: draws === undefined ? null : figuresOf(draws, request.quarters),
    roles: asking.filter(({ role }) => place.roles.includes(role)).map(({ role: _, ...own }) => own),
    leftOut: asking.filter(({ role }) => !place.roles.includes(role)).map(({ name }) => name),
    series: series
      .filter((row) => row.subjectKind === "skill" && row.subjectId === skill.id)
      .map(({ id, label, source }) => ({ id, label, source })),
    assumptions: usedAssumptions(inForce.assumptions),
    assumptionsVersion: inForce.version,
    smallest: view.smallest,
  });
}
