import { forecastOfDraws } from "#app/engine/demand/coherent-draws.ts";
import { valueAt } from "#app/engine/demand/forecast-draws.ts";
import { skillDemand, type RoleDemand, type SkillDemand } from "#app/engine/demand/skill-demand.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { drawsOver, keptIn, type ForecastModel } from "./forecast-model.server.ts";
import { DRAWS, QUARTERS, SEED } from "./forecast-time.ts";
import type { ForecastView } from "./forecast-view.ts";
import { drawSupply } from "./supply-draws.ts";

const NOTHING_OFF: ReadonlySet<string> = new Set();
const WIDTH = QUARTERS + 1;

/** Which people a skill's forecast is about: these roles at these sites. */
export interface SkillPlace {
  readonly roles: readonly number[];
  readonly sites: readonly number[];
  readonly withHomeless: boolean;
}

/** The roles that may be shown at a site, or over all the viewer plans for; the others are left out of a skill's forecast. */
export function skillPlace(model: ForecastModel, view: ForecastView, site: number | null): SkillPlace {
  return {
    roles: view.sites.length === 0 ? [] : [...model.heads.keys()].filter((role) => view.mayShow(role, site)),
    sites: site === null ? view.sites : [site],
    withHomeless: site === null && view.isWhole,
  };
}

const nameOf = ({ roles, sites }: SkillPlace): string => `${roles.join(" ")}/${sites.join(" ")}`;

interface RoleHeads extends RoleDemand {
  /** Needed today. */
  readonly today: number;
}

function roleHeads(model: ForecastModel, place: SkillPlace): readonly RoleHeads[] {
  return keptIn(model, `heads ${nameOf(place)}`, () =>
    place.roles.flatMap((role) => {
      const profile = model.inputs.crews.catalog.roles[role];
      const { demand } = drawsOver(model, role, place.sites, { off: NOTHING_OFF, withHomeless: false });
      const heads = forecastOfDraws(demand, DRAWS, QUARTERS);
      return profile === undefined ? [] : [{ profile, heads, today: demand[0] ?? 0 }];
    }),
  );
}

/** Demand for every skill and level that these roles ask for. */
export function demandOfSkills(model: ForecastModel, place: SkillPlace): readonly SkillDemand[] {
  return keptIn(model, `skills ${nameOf(place)}`, () => skillDemand(roleHeads(model, place), 4));
}

/** The level that says most about a skill: the highest that at least half of those who need it at all will need. */
export function telling(levels: readonly SkillDemand[]): SkillDemand | undefined {
  const most = levels[0]?.centre[QUARTERS - 1] ?? 0;
  return levels.findLast(({ centre }) => (centre[QUARTERS - 1] ?? 0) >= most / 2);
}

/**
 * Demand and supply, draw by draw, of skills at a level. One place in the bands serves all quarters and skills: roles of one
 * company rise and fall together, as their bands were added.
 */
export function skillDraws(
  model: ForecastModel,
  place: SkillPlace,
  asked: readonly SkillDemand[],
): readonly { readonly demand: Float64Array; readonly supply: Int32Array }[] {
  const key = `draws ${nameOf(place)} ${asked.map(({ skillId, level }) => `${skillId}@${String(level)}`).join(" ")}`;
  return keptIn(model, key, () => {
    const { catalog, holders } = model.inputs.crews;
    const targets = asked.map(({ skillId, level }) => {
      const index = catalog.skillIndex.get(skillId) ?? 0;
      const asks = catalog.roles.map(({ requirements }) => requirements.some((row) => row.skillId === skillId));
      const members = holders.flatMap(({ role, site }, person) =>
        asks[role] === true && place.roles.includes(role) && place.sites.includes(site) ? [person] : [],
      );
      const isSafety = catalog.skills[index]?.safetyCritical === true;
      const requirements = {
        skills: Int32Array.of(index),
        levels: Uint8Array.of(level),
        critical: Uint8Array.of(1),
        safetyCritical: Uint8Array.of(isSafety ? 1 : 0),
      };
      return { requirements, members: Int32Array.from(members) };
    });
    const supply = drawSupply(model.inputs, model.beliefs, targets, { learning: [], hires: [] });
    return asked.map((row, at) => ({
      demand: demandDraws(row, todayOf(model, place, row)),
      supply: supply[at] ?? new Int32Array(DRAWS * WIDTH),
    }));
  });
}

/** Heads that need the skill at the level today. */
function todayOf(model: ForecastModel, place: SkillPlace, { skillId, level }: SkillDemand): number {
  return roleHeads(model, place).reduce((sum, { profile, today }) => {
    const now = profile.requirements.find((row) => row.skillId === skillId)?.now ?? 0;
    return now >= level ? sum + today : sum;
  }, 0);
}

function demandDraws(row: SkillDemand, today: number): Float64Array {
  const stream = randomStream(`${SEED}/skills`);
  const demand = new Float64Array(DRAWS * WIDTH);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const z = stream.nextNormal();
    demand[draw * WIDTH] = today;
    for (let quarter = 1; quarter < WIDTH; quarter += 1) demand[draw * WIDTH + quarter] = valueAt(row, quarter - 1, z);
  }
  return demand;
}
