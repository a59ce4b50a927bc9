import { orgUnitId } from "#app/engine/kernel/ids.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoUnit } from "./demo-rows.ts";
import { GROUP_DEPARTMENTS } from "./sites/group.ts";
import { PLANT } from "./sites/plant.ts";
import { PORT } from "./sites/port.ts";
import type { DepartmentPlan, SitePlan } from "./sites/site-plan.ts";
import { UTILITY } from "./sites/utility.ts";

export const SITES: readonly SitePlan[] = [PLANT, PORT, UTILITY];

export const COMPANY_NAME = "Arvenhall Group";
export const ROOT_CODE = "GRP";

export interface UnitIndex {
  readonly units: readonly DemoUnit[];
  /** Throws for a code that is not there: the codes are this folder's own. */
  unit(code: string): DemoUnit;
  stationsOf(teamCode: string): readonly DemoUnit[];
}

type Add = (
  kind: DemoUnit["kind"],
  code: string,
  name: string,
  sector: string | null,
  parent: DemoUnit | null,
) => DemoUnit;

function addDepartment(add: Add, plan: DepartmentPlan, sector: string | null, parent: DemoUnit): void {
  const department = add("department", plan.code, plan.name, sector, parent);
  for (const teamPlan of plan.teams) {
    const team = add("team", teamPlan.code, teamPlan.name, sector, department);
    teamPlan.stations.forEach((name, index) => {
      add("station", `${teamPlan.code}-S${String(index + 1)}`, name, sector, team);
    });
  }
}

/** The tree of units in the order of its numbers: a parent always comes before its children. */
export function buildUnits(source: DemoSource): UnitIndex {
  const units: DemoUnit[] = [];
  const add: Add = (kind, code, name, sector, parent) => {
    const number = units.length + 1;
    const unit: DemoUnit = {
      id: orgUnitId(source.uuid(`unit/${code}`)),
      number,
      path: `${parent?.path ?? "/"}${String(number)}/`,
      kind,
      code,
      name,
      sector,
      parentId: parent?.id ?? null,
    };
    units.push(unit);
    return unit;
  };
  const root = add("organisation", ROOT_CODE, COMPANY_NAME, null, null);
  for (const site of SITES) {
    const siteUnit = add("site", site.code, site.name, site.sector, root);
    for (const department of site.departments) addDepartment(add, department, site.sector, siteUnit);
  }
  for (const department of GROUP_DEPARTMENTS) addDepartment(add, department, null, root);

  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const unit = (code: string): DemoUnit => {
    const found = byCode.get(code);
    if (found === undefined) throw new RangeError(`no unit ${code}`);
    return found;
  };
  return {
    units,
    unit,
    stationsOf: (teamCode) => units.filter((u) => u.kind === "station" && u.parentId === unit(teamCode).id),
  };
}
