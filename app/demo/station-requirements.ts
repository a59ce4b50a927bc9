import { skillId, type RoleId, type SkillId } from "#app/engine/kernel/ids.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { UnitIndex } from "./build-units.ts";
import type { DemoCatalog, DemoStationRequirement } from "./demo-rows.ts";
import { isActive, type DemoMember } from "./member.ts";
import { PRACTICAL_TASKS } from "./practical-tasks.ts";

/** Work that is signed off at the station is done alone from this level on. */
const TASK_LEVEL: ProficiencyLevel = 2;

/** Asked wherever a role that is worked there calls it critical. */
const EVERYWHERE: SkillId = skillId("safety.risk-assessment");

/**
 * What each station asks: the practical tasks of the job titles that work there, and the safety that their roles call
 * critical, at the lowest level among them. Stations where nobody works ask for nothing.
 */
export function buildStationRequirements(
  units: UnitIndex,
  members: readonly DemoMember[],
  catalog: DemoCatalog,
): readonly DemoStationRequirement[] {
  return units.units.flatMap((station) => {
    const crew = members.filter((member) => isActive(member) && member.person.stationId === station.id);
    if (station.kind !== "station" || crew.length === 0) return [];
    const tasks = PRACTICAL_TASKS.filter((task) =>
      crew.some(({ site, person }) => site === task.site && task.titles.includes(person.jobTitle)),
    );
    const levels = new Map<SkillId, ProficiencyLevel>(tasks.map(({ skill }) => [skillId(skill), TASK_LEVEL]));
    const roles = new Set(crew.flatMap(({ person }) => person.roleId ?? []));
    const safety = criticalLevels(catalog, roles);
    const lowest = safety.toSorted((left, right) => left - right)[0];
    if (lowest !== undefined) levels.set(EVERYWHERE, lowest);
    return [...levels].map(([skill, level]) => ({ stationId: station.id, skillId: skill, level }));
  });
}

function criticalLevels(catalog: DemoCatalog, roles: ReadonlySet<RoleId>): readonly ProficiencyLevel[] {
  return catalog.roles
    .filter(({ id }) => roles.has(id))
    .flatMap(({ requirements }) => requirements)
    .filter(({ skillId: skill, criticality, now }) => skill === EVERYWHERE && criticality === "critical" && now > 0)
    .map(({ now }) => now);
}
