import type { EvidenceId, OrgId } from "#app/engine/kernel/ids.ts";
import type { EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";
import type { Tx } from "./db.server.ts";

/** What happened to one entry so far, oldest first. */
export async function loadMarks(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  entry: EvidenceId,
): Promise<readonly { readonly kind: EvidenceMarkKind }[]> {
  return client.$queryRaw<{ kind: EvidenceMarkKind }[]>`
    SELECT kind FROM evidence_mark
     WHERE org_id = ${org}::uuid AND evidence_id = ${entry}::uuid
     ORDER BY recorded_at, id`;
}
