import type { Catalog } from "#app/catalog/catalog.ts";
import type { LearnerRecord } from "#app/data/learner-record.server.ts";
import type { StationRow } from "#app/data/stations.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import {
  mayWorkAt,
  standingsOf,
  type GateDecision,
  type StationRequirement,
} from "#app/engine/proficiency/station-gate.ts";
import { ledgerOf, replayRecord } from "#app/services/replay-record.server.ts";

/** The decisions about one person at several stations, in their order: one replay of the ledger for all of them. */
export function decideGates(
  record: LearnerRecord,
  catalog: Catalog,
  stations: readonly Pick<StationRow, "requirements">[],
  asOf: PlainDate,
): readonly GateDecision[] {
  const asked = stations.map(({ requirements }) => requirementsOf(requirements, catalog));
  const skills = new Set(asked.flat().map((requirement) => requirement.skillId));
  const standings = standingsOf(
    replayRecord(record, catalog, asOf),
    ledgerOf(record),
    catalog.skills.filter(({ id }) => skills.has(id)),
  );
  return asked.map((requirements) => mayWorkAt(standings, requirements, DEFAULT_POLICY, asOf));
}

/** A skill that the framework no longer has stays a requirement that nobody meets: a gate fails closed. */
function requirementsOf(requirements: StationRow["requirements"], catalog: Catalog): readonly StationRequirement[] {
  return requirements.map(({ skillId: id, level }) => {
    const skill = skillId(id);
    return { skillId: skill, level, safetyCritical: catalog.skillById.get(skill)?.safetyCritical ?? true };
  });
}
