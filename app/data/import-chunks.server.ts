import type { OrgId } from "#app/engine/kernel/ids.ts";

import { database, type Tx } from "./db.server.ts";

/** Bytes of one stored piece of a file. */
export const CHUNK_BYTES = 1024 * 1024;

export async function appendImportChunk(
  orgId: OrgId,
  importId: string,
  position: number,
  bytes: Uint8Array,
): Promise<void> {
  await database().$executeRaw`
    INSERT INTO import_chunk (org_id, import_id, position, bytes)
    VALUES (${orgId}::uuid, ${importId}::uuid, ${position}, ${bytes})`;
}

/** The stored file, one piece in memory at a time. Empty once the file was forgotten. */
export async function* readImportChunks(orgId: OrgId, importId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const chunk = await database().importChunk.findUnique({
      where: { orgId_importId_position: { orgId, importId, position } },
      select: { bytes: true },
    });
    if (chunk === null) return;
    yield chunk.bytes;
  }
}

export async function deleteImportChunks(orgId: OrgId, importId: string, client: Tx = database()): Promise<void> {
  await client.importChunk.deleteMany({ where: { orgId, importId } });
}
