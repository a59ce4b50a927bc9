import { database } from "#app/data/db.server.ts";
import { loadUnitSums } from "#app/data/unit-sums.server.ts";
import { FIELDS_PER_SKILL, SUM_FIELD } from "#app/engine/gaps/unit-sums.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { Company } from "../evidence/company.ts";

/** People of the company who count as ready in the stored sums of its units. */
export async function readyCount(company: Company, skill: SkillId): Promise<number> {
  const at = company.catalog.skillIndex.get(skill) ?? -1;
  const rows = await loadUnitSums(database(), company.orgId, ["/1/"]);
  return rows.reduce((sum, { sums }) => sum + (sums[at * FIELDS_PER_SKILL + SUM_FIELD.ready] ?? 0), 0);
}
