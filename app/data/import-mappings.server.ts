import type { ColumnMapping } from "#app/engine/intake/column-mapping.ts";
import type { ImportKind } from "#app/engine/intake/import-kind.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/platform/clock.server.ts";

import { database } from "./db.server.ts";

/** The mapping last used for files of this kind and shape. */
export async function loadImportMapping(
  orgId: OrgId,
  kind: ImportKind,
  signature: string,
): Promise<ColumnMapping | null> {
  const row = await database().importMapping.findUnique({
    where: { orgId_kind_signature: { orgId, kind, signature } },
    select: { mapping: true },
  });
  return row === null ? null : (row.mapping as unknown as ColumnMapping);
}

export async function saveImportMapping(
  orgId: OrgId,
  kind: ImportKind,
  signature: string,
  mapping: ColumnMapping,
): Promise<void> {
  const stored = mapping as unknown as Prisma.InputJsonValue;
  await database().importMapping.upsert({
    where: { orgId_kind_signature: { orgId, kind, signature } },
    create: { orgId, kind, signature, mapping: stored, updatedAt: now() },
    update: { mapping: stored, updatedAt: now() },
  });
}
