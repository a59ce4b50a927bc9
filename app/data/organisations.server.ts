import type { OrgId } from "#app/engine/kernel/ids.ts";
import { orgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

export interface Organisation {
  readonly id: OrgId;
  readonly timeZone: string;
}

export async function listOrganisations(): Promise<readonly Organisation[]> {
  const rows = await database().org.findMany({ select: { id: true, timeZone: true }, orderBy: { id: "asc" } });
  return rows.map((row) => ({ id: orgId(row.id), timeZone: row.timeZone }));
}

/** Null when the organisation was removed. */
export async function findTimeZone(id: OrgId): Promise<string | null> {
  const row = await database().org.findUnique({ where: { id }, select: { timeZone: true } });
  return row?.timeZone ?? null;
}

/** Removes sessions that nobody can use any more, and returns how many. */
export async function deleteExpiredSessions(at: Date): Promise<number> {
  const { count } = await database().session.deleteMany({ where: { expiresAt: { lt: at } } });
  return count;
}

/** Days within which a dispute is to be decided. */
export async function findDisputeDays(id: OrgId, client: Tx = database()): Promise<number> {
  const row = await client.org.findUniqueOrThrow({ where: { id }, select: { disputeDays: true } });
  return row.disputeDays;
}

export async function saveDisputeDays(tx: Tx, id: OrgId, disputeDays: number): Promise<void> {
  await tx.org.update({ where: { id }, data: { disputeDays } });
}

/** Smallest group whose totals are shown, and days within which a dispute is decided. */
export async function findPrivacySettings(
  id: OrgId,
): Promise<{ readonly minimumGroupSize: number; readonly disputeDays: number }> {
  return database().org.findUniqueOrThrow({ where: { id }, select: { minimumGroupSize: true, disputeDays: true } });
}
