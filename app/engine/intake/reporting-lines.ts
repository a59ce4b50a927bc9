import { describeCycle, findManagerCycles } from "./manager-graph.ts";
import type { StoredPerson } from "./snapshot.ts";

/** What the first pass remembers of a person's row. */
export interface IndexedPerson {
  readonly rowNumber: number;
  /** External id of the manager; null when the row names none. */
  manager: string | null;
  /** Why the row is refused; null while it is not. */
  refusal: string | null;
}

/**
 * Refuses rows whose manager nobody knows, rows that close a ring of managers, and rows of people whose manager is new
 * and refused. Whom a refused row leaves in the database keeps their old manager, so refusing can close or open rings:
 * repeated until nothing changes, at most once per refused row.
 */
export function checkReportingLines(
  rows: ReadonlyMap<string, IndexedPerson>,
  stored: ReadonlyMap<string, StoredPerson>,
): void {
  refuseUnknownManagers(rows, stored);
  const storedManagers = managersByExternalId(stored);
  let refusedMore = true;
  while (refusedMore) {
    refusedMore = refuseOrphans(rows, stored);
    if (refuseCycles(rows, storedManagers)) refusedMore = true;
  }
}

function managersByExternalId(stored: ReadonlyMap<string, StoredPerson>): ReadonlyMap<string, string | null> {
  const externalIds = new Map<string, string>();
  for (const person of stored.values()) externalIds.set(person.id, person.externalId);
  const managers = new Map<string, string | null>();
  for (const person of stored.values())
    managers.set(person.externalId, person.managerId === null ? null : (externalIds.get(person.managerId) ?? null));
  return managers;
}

function refuseUnknownManagers(
  rows: ReadonlyMap<string, IndexedPerson>,
  stored: ReadonlyMap<string, StoredPerson>,
): void {
  for (const row of rows.values()) {
    if (row.refusal !== null || row.manager === null || rows.has(row.manager) || stored.has(row.manager)) continue;
    row.refusal = `Manager ${row.manager} is neither in this file nor known already.`;
  }
}

function refuseOrphans(rows: ReadonlyMap<string, IndexedPerson>, stored: ReadonlyMap<string, StoredPerson>): boolean {
  const reports = new Map<string, IndexedPerson[]>();
  const queue: string[] = [];
  for (const [id, row] of rows) {
    if (row.refusal !== null && !stored.has(id)) queue.push(id);
    if (row.refusal !== null || row.manager === null) continue;
    const siblings = reports.get(row.manager);
    if (siblings === undefined) reports.set(row.manager, [row]);
    else siblings.push(row);
  }
  const idOf = new Map([...rows].map(([id, row]) => [row, id]));
  let refused = false;
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const row of reports.get(id) ?? []) {
      if (row.refusal !== null) continue;
      row.refusal = `Manager ${id} (row ${String(rows.get(id)?.rowNumber ?? 0)}) is rejected, so this person would have none.`;
      refused = true;
      const own = idOf.get(row) ?? "";
      if (!stored.has(own)) queue.push(own);
    }
  }
  return refused;
}

function refuseCycles(
  rows: ReadonlyMap<string, IndexedPerson>,
  storedManagers: ReadonlyMap<string, string | null>,
): boolean {
  const managers = new Map(storedManagers);
  for (const [id, row] of rows) {
    if (row.refusal === null && row.manager !== null) managers.set(id, row.manager);
  }
  let refused = false;
  for (const cycle of findManagerCycles(managers)) {
    for (const id of cycle) {
      const row = rows.get(id);
      if (row === undefined || row.refusal !== null) continue;
      row.refusal = `Managers go round in a ring: ${describeCycle(cycle)}.`;
      refused = true;
    }
  }
  return refused;
}
