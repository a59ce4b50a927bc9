import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";

/** Heads of one role that one use case needs. */
export interface UseCaseNeedRow {
  readonly useCaseId: string;
  readonly code: string;
  readonly name: string;
  readonly status: string;
  readonly sitePath: string;
  readonly roleId: string;
  readonly heads: number;
  readonly probability: number;
  readonly goLiveOn: PlainDate | null;
}

/** What the use cases of these subtrees need, stopped ones left out, in order of go-live. One query. */
export function loadUseCaseNeeds(org: OrgId, paths: readonly string[]): Promise<readonly UseCaseNeedRow[]> {
  return database().$queryRaw<UseCaseNeedRow[]>`
    SELECT c.id AS "useCaseId", c.code, c.name, c.status, u.path AS "sitePath", d.role_id AS "roleId", d.heads,
      c.probability, to_char(c.go_live_on, 'YYYY-MM-DD') AS "goLiveOn"
    FROM use_case c
    JOIN use_case_demand d ON d.org_id = c.org_id AND d.use_case_id = c.id
    JOIN org_unit u ON u.org_id = c.org_id AND u.id = c.site_id
    WHERE c.org_id = ${org}::uuid AND d.org_id = ${org}::uuid AND u.org_id = ${org}::uuid
      AND c.status <> 'stopped' AND u.path LIKE ANY (${paths.map((path) => `${path}%`)}::text[])
    ORDER BY c.go_live_on NULLS LAST, c.code, d.role_id`;
}
