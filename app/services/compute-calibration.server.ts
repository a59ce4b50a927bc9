import { setImmediate as nextTurn } from "node:timers/promises";
import type { Catalog } from "#app/catalog/catalog.ts";
import {
  appendCalibrationReport,
  countPeople,
  loadPersonGroups,
  type InstallationReport,
  type PersonGroups,
} from "#app/data/calibration-reports.server.ts";
import { database } from "#app/data/db.server.ts";
import { loadLedgers } from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadOrgFrame } from "#app/data/heatmap.server.ts";
import { pageLearners, type LearnerPost } from "#app/data/learners.server.ts";
import type { LearnerId, OrgId, RoleId } from "#app/engine/kernel/ids.ts";
import { MODEL_VERSION } from "#app/engine/proficiency/belief-parameters.ts";
import { summariseCalibration } from "#app/engine/proficiency/calibration-of-readiness.ts";
import { laterEvidence, type LaterOutcome } from "#app/engine/proficiency/later-evidence.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { compileRequirements, type CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { now, today } from "#app/platform/clock.server.ts";
import { calibrationRows, groupPairs } from "./calibration-rows.ts";
import { beliefModelOf } from "./replay-record.server.ts";

/** Ledgers read for one report: of a larger organisation every second, third … person. About 5 ms of work each. */
const MOST_PEOPLE = 5_000;
const BATCH = 500;
const PEOPLE_PER_TURN = 10;

interface Collected {
  readonly outcomes: LaterOutcome[];
  readonly places: Map<string, PersonGroups>;
  people: number;
  read: number;
  notRequired: number;
  noChanceBefore: number;
}

/**
 * Holds every chance of ready that stood before a later measuring entry against what that entry said, for an organisation
 * as of its today, and stores the report. Reads only besides. Memory does not grow with the number of ledgers.
 */
export async function computeCalibration(org: OrgId): Promise<InstallationReport | null> {
  const [frame, catalog] = await Promise.all([loadOrgFrame(org), loadOrgCatalog(org)]);
  if (frame === null) return null;
  const collected = await collect(org, catalog);
  const body = reportOf(collected, catalog, frame.minimumGroupSize, today(frame.timeZone), org);
  await appendCalibrationReport(database(), org, { kind: "installation", body }, MODEL_VERSION, now());
  return body;
}

async function collect(org: OrgId, catalog: Catalog): Promise<Collected> {
  const people = await countPeople(database(), org);
  const stride = Math.max(1, Math.ceil(people / MOST_PEOPLE));
  const collected: Collected = {
    ...{ outcomes: [], places: new Map<string, PersonGroups>(), people, read: 0, notRequired: 0, noChanceBefore: 0 },
  };
  const requirements = requirementsByRole(catalog);
  let [after, position]: [LearnerId | null, number] = [null, 0];
  for (;;) {
    const page: readonly LearnerPost[] = await pageLearners(database(), org, after, BATCH);
    const chosen = page.filter((_, at) => (position + at) % stride === 0);
    await collectBatch(org, catalog, chosen, requirements, collected);
    if (page.length < BATCH) return collected;
    position += page.length;
    after = page.at(-1)?.id ?? null;
  }
}

async function collectBatch(
  org: OrgId,
  catalog: Catalog,
  people: readonly LearnerPost[],
  requirements: (role: RoleId | null) => CompiledRequirements | null,
  collected: Collected,
): Promise<void> {
  const ids = people.map(({ id }) => id);
  const [ledgers, places] = [await loadLedgers(database(), org, ids), await loadPersonGroups(database(), org, ids)];
  const model = beliefModelOf(catalog);
  for (const [position, { id, roleId, targetRoleId }] of people.entries()) {
    if (position % PEOPLE_PER_TURN === PEOPLE_PER_TURN - 1) await nextTurn();
    collected.read += 1;
    const asked = requirements(targetRoleId ?? roleId);
    if (asked === null) continue;
    const found = laterEvidence(model, id, ledgers.get(id) ?? [], asked, DEFAULT_POLICY);
    collected.outcomes.push(...found.outcomes);
    collected.notRequired += found.notRequired;
    collected.noChanceBefore += found.noChanceBefore;
    if (found.outcomes.length > 0) collected.places.set(id, places.get(id) ?? { site: null, shift: null });
  }
}

function requirementsByRole(catalog: Catalog): (role: RoleId | null) => CompiledRequirements | null {
  const known = new Map<RoleId, CompiledRequirements>();
  return (id) => {
    const role = id === null ? undefined : catalog.roleById.get(id);
    if (role === undefined) return null;
    const made = known.get(role.id) ?? compileRequirements(role, "now", catalog.skills);
    known.set(role.id, made);
    return made;
  };
}

const KIND_NAMES: Readonly<Record<LaterOutcome["kind"], string>> = {
  "practical-signoff": "Practical sign-offs",
  certificate: "Certificates",
  "lesson-check": "Lesson checks",
  "manager-rating": "Managers' ratings",
};

function reportOf(
  { outcomes, places, ...counts }: Collected,
  catalog: Catalog,
  fewestPeople: number,
  asOf: InstallationReport["asOf"],
  seed: string,
): InstallationReport {
  const summary = summariseCalibration(outcomes, fewestPeople, seed);
  const bySkill = groupPairs(outcomes, ({ skillIndex }) => {
    const skill = catalog.skills[skillIndex];
    return { id: skill?.id ?? "", name: skill?.name ?? "" };
  });
  const byPlace = (which: "site" | "shift", none: string) =>
    groupPairs(outcomes, ({ person }) => places.get(person)?.[which] ?? { id: "", name: none });
  const byKind = groupPairs(outcomes, ({ kind }) => ({ id: kind, name: KIND_NAMES[kind] }));
  const rows = (groups: Parameters<typeof calibrationRows>[0], compare: boolean) =>
    summary === null ? [] : calibrationRows(groups, fewestPeople, compare);
  return {
    ...{ v: 1, asOf, fewestPeople, ...counts },
    summary,
    skills: rows(bySkill, false),
    groups: [
      { by: "kind", rows: rows(byKind, true) },
      { by: "site", rows: rows(byPlace("site", "No site"), true) },
      { by: "shift", rows: rows(byPlace("shift", "No shift"), true) },
    ],
  };
}
