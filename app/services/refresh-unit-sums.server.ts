import type { Catalog } from "#app/catalog/catalog.ts";
import { streamMembers, unpackEstimates, type PackedMember } from "#app/data/beliefs.server.ts";
import { database } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { findAllUnits, findDirtyUnits, saveUnitSums } from "#app/data/unit-sums.server.ts";
import { addPerson, createSumPlans, createUnitSums, type SumPlan, type UnitSums } from "#app/engine/gaps/unit-sums.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId, OrgUnitId } from "#app/engine/kernel/ids.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import type { PackedEstimates } from "#app/engine/proficiency/role-status.ts";
import { compileRequirements } from "#app/engine/skills/role-profile.ts";
import { now } from "#app/platform/clock.server.ts";

/** Units written in one statement. */
const BATCH = 500;

/**
 * Recomputes the sums of these units (null: all) from the stored beliefs of their own members, against what each person's
 * target role, else their role, requires today. Reads 5,000 people at a time. Returns how many units were written.
 */
export async function refreshUnitSums(
  org: OrgId,
  units: readonly OrgUnitId[] | null,
  asOf: PlainDate,
): Promise<number> {
  const readAt = now();
  const catalog = await loadOrgCatalog(org);
  const wanted = units === null ? await findAllUnits(database(), org) : [...new Set(units)];
  const totals = new Map<string, UnitTotal>(
    wanted.map((unit) => [unit, { unitId: unit, headcount: 0, sums: createUnitSums(catalog.skills.length) }]),
  );
  const plans = sumPlans(catalog);
  const nothingKnown = unknownPerson(catalog.skills.length);
  for await (const page of streamMembers(database(), org, units === null ? null : wanted, catalog.versionId, asOf)) {
    for (const member of page) {
      const total = totals.get(member.unitId);
      const plan = plans.get(member.targetRoleId ?? member.roleId ?? "");
      if (total === undefined || plan === undefined) continue;
      total.headcount += 1;
      addPerson(total.sums, estimatesOf(member) ?? nothingKnown, 0, plan);
    }
  }
  const rows = [...totals.values()];
  for (let start = 0; start < rows.length; start += BATCH) {
    await saveUnitSums(database(), org, catalog.versionId, asOf, rows.slice(start, start + BATCH), readAt);
  }
  return rows.length;
}

/** The same for the units that were marked since their sums were computed. */
export async function refreshDirtyUnits(org: OrgId, asOf: PlainDate): Promise<number> {
  const dirty = await findDirtyUnits(database(), org);
  return dirty.length === 0 ? 0 : refreshUnitSums(org, dirty, asOf);
}

interface UnitTotal {
  readonly unitId: OrgUnitId;
  headcount: number;
  readonly sums: UnitSums;
}

function sumPlans(catalog: Catalog): ReadonlyMap<string, SumPlan> {
  const required = catalog.roles.map((role) => compileRequirements(role, "now", catalog.skills));
  const plans = createSumPlans(required, DEFAULT_POLICY);
  return new Map(
    catalog.roles.flatMap(({ id }, at) => {
      const plan = plans[at];
      return plan === undefined ? [] : [[id, plan] as const];
    }),
  );
}

function estimatesOf({ estimates, states }: PackedMember): PackedEstimates | null {
  return estimates === null || states === null ? null : { ...unpackEstimates(estimates), states };
}

function unknownPerson(nSkills: number): PackedEstimates {
  return { means: new Float32Array(nSkills), sds: new Float32Array(nSkills).fill(1), states: new Uint8Array(nSkills) };
}
