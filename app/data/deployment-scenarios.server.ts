import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

export interface ScenarioRow {
  readonly id: string;
  readonly useCaseId: string;
  readonly name: string;
  readonly inputs: unknown;
  readonly result: unknown;
  readonly createdByName: string | null;
  /** ISO instant. */
  readonly createdAt: string;
}

/** Saved scenarios of use cases at sites of these subtrees, newest first. One query. */
export function loadScenarios(org: OrgId, paths: readonly string[]): Promise<readonly ScenarioRow[]> {
  return database().$queryRaw<ScenarioRow[]>`
    SELECT d.id, d.use_case_id AS "useCaseId", d.name, d.inputs, d.result, a.display_name AS "createdByName",
      to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt"
    FROM deployment_scenario d
    JOIN use_case c ON c.org_id = d.org_id AND c.id = d.use_case_id
    JOIN org_unit u ON u.org_id = c.org_id AND u.id = c.site_id
    LEFT JOIN account a ON a.org_id = d.org_id AND a.id = d.created_by_id
    WHERE d.org_id = ${org}::uuid AND c.org_id = ${org}::uuid AND u.org_id = ${org}::uuid
      AND u.path LIKE ANY (${paths.map((path) => `${path}%`)}::text[])
    ORDER BY d.created_at DESC, d.id DESC LIMIT 30`;
}

export async function insertScenario(
  tx: Tx,
  org: OrgId,
  scenario: Pick<ScenarioRow, "id" | "useCaseId" | "name" | "inputs" | "result"> & { readonly seed: number },
  by: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO deployment_scenario (org_id, id, use_case_id, name, inputs, seed, result, created_by_id, created_at)
    VALUES (${org}::uuid, ${scenario.id}::uuid, ${scenario.useCaseId}::uuid, ${scenario.name},
      ${JSON.stringify(scenario.inputs)}::jsonb, ${scenario.seed}, ${JSON.stringify(scenario.result)}::jsonb,
      ${by.accountId}::uuid, ${by.at.toISOString()}::timestamptz)`;
}
