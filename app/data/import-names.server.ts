import type { OrgId } from "#app/engine/kernel/ids.ts";

import { database } from "./db.server.ts";

/** Names of units, shifts and people by id, those included that this import has yet to make. */
export async function loadNamesOfRows(
  orgId: OrgId,
  importId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const list = [...new Set(ids)];
  const rows = await database().$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM org_unit WHERE org_id = ${orgId}::uuid AND id = ANY(${list}::uuid[])
    UNION ALL SELECT id, name FROM shift WHERE org_id = ${orgId}::uuid AND id = ANY(${list}::uuid[])
    UNION ALL SELECT id, display_name FROM person WHERE org_id = ${orgId}::uuid AND id = ANY(${list}::uuid[])
    UNION ALL SELECT subject_id, coalesce(after->>'display_name', after->>'name') FROM import_change
     WHERE org_id = ${orgId}::uuid AND import_id = ${importId}::uuid AND action = 'add'
       AND subject IN ('org-unit', 'shift', 'person') AND subject_id = ANY(${list}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}
