import { z } from "zod";
import type { OrgId, SkillId } from "#app/engine/kernel/ids.ts";
import type { Tx } from "./db.server.ts";

const exposureItems = z.record(z.string(), z.object({ given: z.int().min(0), price: z.number().min(0) }));

/** How often the items of a skill were given, and what giving them costs. */
export interface SkillExposure {
  readonly checks: number;
  readonly items: Readonly<Record<string, { readonly given: number; readonly price: number }>>;
}

const NOTHING_GIVEN: SkillExposure = { checks: 0, items: {} };

export async function loadExposure(client: Pick<Tx, "$queryRaw">, org: OrgId, skill: SkillId): Promise<SkillExposure> {
  const [row] = await client.$queryRaw<{ checks: number; items: unknown }[]>`
    SELECT checks, items FROM skill_exposure WHERE org_id = ${org}::uuid AND skill_id = ${skill}`;
  return row === undefined ? NOTHING_GIVEN : { checks: row.checks, items: exposureItems.parse(row.items) };
}

/** The same, held until the transaction ends, so that no finished check is forgotten in the count. */
export async function lockExposure(tx: Tx, org: OrgId, skill: SkillId): Promise<SkillExposure> {
  const [row] = await tx.$queryRaw<{ checks: number; items: unknown }[]>`
    INSERT INTO skill_exposure AS e (org_id, skill_id, checks, items) VALUES (${org}::uuid, ${skill}, 0, '{}'::jsonb)
    ON CONFLICT (org_id, skill_id) DO UPDATE SET checks = e.checks
    RETURNING checks, items`;
  return row === undefined ? NOTHING_GIVEN : { checks: row.checks, items: exposureItems.parse(row.items) };
}

export async function saveExposure(tx: Tx, org: OrgId, skill: SkillId, exposure: SkillExposure): Promise<void> {
  await tx.$executeRaw`
    UPDATE skill_exposure SET checks = ${exposure.checks}, items = ${JSON.stringify(exposure.items)}::jsonb
     WHERE org_id = ${org}::uuid AND skill_id = ${skill}`;
}
