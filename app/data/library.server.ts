import { orgId, type OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

/** Organisations whose library was filled from other files than these. */
export async function orgsWithoutLibrary(hash: string): Promise<readonly OrgId[]> {
  const rows = await database().org.findMany({
    where: { OR: [{ libraryHash: null }, { libraryHash: { not: hash } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => orgId(id));
}

/** Holds the organisation for the installation and says whether its library is still another one. */
export async function claimLibrary(tx: Tx, org: OrgId, hash: string): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    UPDATE org SET library_hash = ${hash} WHERE id = ${org}::uuid AND library_hash IS DISTINCT FROM ${hash}`;
  return claimed === 1;
}
