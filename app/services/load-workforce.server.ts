import type { Catalog } from "#app/catalog/catalog.ts";
import { unpackEstimates } from "#app/data/beliefs.server.ts";
import { loadEvidenceEndings, loadPeopleBeliefs } from "#app/data/heatmap.server.ts";
import type { EndingRow, OrgFrame } from "#app/data/heatmap.server.ts";
import { statesOn } from "#app/engine/gaps/states-on.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { Belief } from "#app/engine/proficiency/skill-estimate.ts";

/** A person with what is believed about them on the day asked for. */
export interface WorkforcePerson {
  readonly id: string;
  readonly name: string;
  /** Position in the frame's units. */
  readonly unit: number;
  readonly shiftId: string | null;
  readonly roleId: string | null;
  readonly targetRoleId: string | null;
  readonly belief: Pick<Belief, "means" | "sds" | "states"> | null;
  /** Skills whose measuring evidence all ends, with the last day on which it counts. */
  readonly measuredUntil: ReadonlyMap<number, PlainDate>;
}

interface Question {
  readonly frame: OrgFrame;
  readonly catalog: Catalog;
  readonly paths: readonly string[];
  readonly search: string | null;
  readonly asOf: PlainDate;
}

const NO_ENDINGS: ReadonlyMap<number, PlainDate> = new Map();

/** Everybody in these subtrees, in order of unit path and name: one read of people and beliefs, one of what ends. */
export async function loadWorkforce(org: OrgId, question: Question): Promise<readonly WorkforcePerson[]> {
  const { frame, catalog, paths, search, asOf } = question;
  const [people, endings] = await Promise.all([
    loadPeopleBeliefs(org, { paths, search, asOf, frameworkVersionId: catalog.versionId }),
    loadEvidenceEndings(org, paths),
  ]);
  const unitAt = new Map(frame.units.map((unit, at) => [unit.path, at]));
  const endingsOf = groupEndings(catalog, endings);
  return people.map((row) => {
    const { id, name, unitPath, shiftId, roleId, targetRoleId, estimates, states } = row;
    const measuredUntil = endingsOf.get(id) ?? NO_ENDINGS;
    const belief =
      estimates === null || states === null
        ? null
        : { ...unpackEstimates(estimates), states: statesOn(states, measuredUntil, asOf) };
    return {
      id,
      name,
      unit: unitAt.get(unitPath) ?? 0,
      shiftId,
      roleId,
      targetRoleId,
      belief,
      measuredUntil,
    };
  });
}

function groupEndings(
  catalog: Catalog,
  endings: readonly EndingRow[],
): ReadonlyMap<string, ReadonlyMap<number, PlainDate>> {
  const positions = new Map<string, number>(catalog.skills.map((skill) => [skill.id, skill.index]));
  const byPerson = new Map<string, Map<number, PlainDate>>();
  for (const { personId, skillId, until } of endings) {
    const position = positions.get(skillId);
    if (position === undefined) continue;
    const own = byPerson.get(personId) ?? new Map<number, PlainDate>();
    byPerson.set(personId, own.set(position, until));
  }
  return byPerson;
}
