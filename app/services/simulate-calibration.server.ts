import { setImmediate as nextTurn } from "node:timers/promises";
import type { Catalog } from "#app/catalog/catalog.ts";
import { appendCalibrationReport, type SimulationReport } from "#app/data/calibration-reports.server.ts";
import { database } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { findTimeZone } from "#app/data/organisations.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { MODEL_VERSION } from "#app/engine/proficiency/belief-parameters.ts";
import { summariseCalibration, type ReadinessPair } from "#app/engine/proficiency/calibration-of-readiness.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { rolePrior } from "#app/engine/proficiency/role-prior.ts";
import {
  AS_MODELLED,
  HARSHER,
  simulateReadiness,
  type SimulatedTruth,
} from "#app/engine/proficiency/simulate-readiness.ts";
import { compileRequirements } from "#app/engine/skills/role-profile.ts";
import { now, today } from "#app/platform/clock.server.ts";
import { beliefModelOf } from "./replay-record.server.ts";

const PEOPLE = 600;
const SEED = "calibration 1";
const PEOPLE_PER_TURN = 10;
/** Drawn people belong to nobody: nothing about them needs to be withheld. */
const FEWEST_PEOPLE = 1;

const SCENARIOS = [
  { id: "as-modelled", truth: AS_MODELLED },
  { id: "harsher", truth: HARSHER },
] as const;

/**
 * Draws people with known skills from the organisation's framework, gives them evidence, and stores how well the model's
 * chances hold: once with evidence as the model assumes it, once with harsher evidence. Touches nobody's record.
 */
export async function simulateCalibration(org: OrgId): Promise<SimulationReport | null> {
  const [timeZone, catalog] = [await findTimeZone(org), await loadOrgCatalog(org)];
  if (timeZone === null) return null;
  const asOf = today(timeZone);
  const scenarios: SimulationReport["scenarios"][number][] = [];
  for (const { id, truth } of SCENARIOS) {
    const pairs = await drawPairs(catalog, truth, asOf);
    scenarios.push({ id, summary: summariseCalibration(pairs, FEWEST_PEOPLE, `${SEED} ${id}`) });
  }
  const body: SimulationReport = { v: 1, asOf, seed: SEED, people: PEOPLE, scenarios };
  await appendCalibrationReport(database(), org, { kind: "simulation", body }, MODEL_VERSION, now());
  return body;
}

async function drawPairs(catalog: Catalog, truth: SimulatedTruth, asOf: PlainDate): Promise<readonly ReadinessPair[]> {
  const roles = catalog.roles.map((role) => ({
    prior: rolePrior(role),
    requirements: compileRequirements(role, "now", catalog.skills),
  }));
  const live = simulateReadiness(beliefModelOf(catalog), { roles, truth, policy: DEFAULT_POLICY, asOf, seed: SEED });
  const pairs: ReadinessPair[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    if (person % PEOPLE_PER_TURN === PEOPLE_PER_TURN - 1) await nextTurn();
    pairs.push(...live(person));
  }
  return pairs;
}
