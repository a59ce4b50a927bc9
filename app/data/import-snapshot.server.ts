import type { ImportKind } from "#app/engine/intake/import-kind.ts";
import type {
  IntakeSnapshot,
  StoredEvidence,
  StoredPerson,
  StoredShift,
  StoredUnit,
} from "#app/engine/intake/snapshot.ts";
import { roleId, type OrgId } from "#app/engine/kernel/ids.ts";

import { database } from "./db.server.ts";

const PEOPLE_PER_READ = 10_000;

/** Everything stored that a file of this kind is compared with. */
export async function loadIntakeSnapshot(orgId: OrgId, kind: ImportKind): Promise<IntakeSnapshot> {
  const needsPeople = kind !== "org-units" && kind !== "shifts";
  const needsPlaces = kind === "people" || kind === "assignments";
  return {
    units: needsPlaces || kind === "org-units" ? await loadUnits(orgId) : [],
    shifts: needsPlaces || kind === "shifts" ? await loadShifts(orgId) : [],
    people: needsPeople ? await loadPeople(orgId) : new Map(),
    titleRoles: kind === "people" || kind === "titles" ? await loadTitleRoles(orgId) : new Map(),
    evidence: kind === "ratings" || kind === "certificates" ? await loadImportedEvidence(orgId) : [],
  };
}

/** The organisation's own names and its time zone. */
export async function loadImportOrg(
  orgId: OrgId,
): Promise<{ readonly name: string; readonly slug: string; readonly timeZone: string }> {
  return database().org.findUniqueOrThrow({ where: { id: orgId }, select: { name: true, slug: true, timeZone: true } });
}

/** The organisation that the command names. */
export async function findOrgIdBySlug(slug: string): Promise<OrgId | null> {
  const row = await database().org.findUnique({ where: { slug }, select: { id: true } });
  return row === null ? null : (row.id as OrgId);
}

async function loadUnits(orgId: OrgId): Promise<readonly StoredUnit[]> {
  return database().orgUnit.findMany({
    where: { orgId },
    select: { id: true, number: true, path: true, kind: true, code: true, name: true, sector: true, parentId: true },
  });
}

async function loadShifts(orgId: OrgId): Promise<readonly StoredShift[]> {
  return database().shift.findMany({
    where: { orgId },
    select: { id: true, code: true, name: true, startsAt: true, endsAt: true },
  });
}

export async function loadTitleRoles(orgId: OrgId): Promise<IntakeSnapshot["titleRoles"]> {
  const rows = await database().titleRole.findMany({ where: { orgId }, select: { titleKey: true, roleId: true } });
  return new Map(rows.map((row) => [row.titleKey, row.roleId === null ? null : roleId(row.roleId)]));
}

/** By external id. Read in pieces, because a driver holds each answer several times over. */
export async function loadPeople(orgId: OrgId): Promise<ReadonlyMap<string, StoredPerson>> {
  const people = new Map<string, StoredPerson>();
  const leftByRollback = await loadLeftByRollback(orgId);
  let after = "";
  for (;;) {
    const rows = await database().$queryRaw<Omit<StoredPerson, "leftByRollback">[]>`
      SELECT id, external_id AS "externalId", display_name AS "displayName", email, job_title AS "jobTitle",
             org_unit_id AS "orgUnitId", station_id AS "stationId", shift_id AS "shiftId", manager_id AS "managerId",
             role_id AS "roleId", to_char(started_on, 'YYYY-MM-DD') AS "startedOn", to_char(left_on, 'YYYY-MM-DD') AS "leftOn"
        FROM person WHERE org_id = ${orgId}::uuid AND external_id > ${after}
       ORDER BY external_id LIMIT ${PEOPLE_PER_READ}`;
    for (const row of rows)
      people.set(row.externalId, leftByRollback.has(row.id) ? { ...row, leftByRollback: true } : row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PEOPLE_PER_READ) return people;
    after = last.externalId;
  }
}

/** People whom a rolled back import had made and could only mark as having left: a new import takes the mark away. */
async function loadLeftByRollback(orgId: OrgId): Promise<ReadonlySet<string>> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT c.subject_id AS id
      FROM import_change c JOIN import_run r ON r.org_id = c.org_id AND r.id = c.import_id
     WHERE c.org_id = ${orgId}::uuid AND r.org_id = ${orgId}::uuid AND r.status = 'rolled-back'
       AND c.subject = 'person' AND c.action = 'add' AND c.before @> '{"left": "by-rollback"}'::jsonb`;
  return new Set(rows.map((row) => row.id));
}

async function loadImportedEvidence(orgId: OrgId): Promise<readonly StoredEvidence[]> {
  const rows = await database().$queryRaw<
    {
      id: string;
      personId: string;
      sourceKey: string;
      values: number[];
      kind: string | null;
      sourceId: string | null;
    }[]
  >`
    SELECT e.id, e.person_id AS "personId", e.source_key AS "sourceKey", e.values, m.kind, m.source_id AS "sourceId"
      FROM evidence e
      LEFT JOIN (SELECT DISTINCT ON (evidence_id) evidence_id, kind, source_id FROM evidence_mark
                  WHERE org_id = ${orgId}::uuid AND kind IN ('revoked', 'restored')
                  ORDER BY evidence_id, recorded_at DESC, id DESC) m ON m.evidence_id = e.id
     WHERE e.org_id = ${orgId}::uuid AND e.source_kind = 'import' AND e.source_key IS NOT NULL`;
  return rows.map(({ kind, sourceId, ...entry }) => ({
    ...entry,
    revokedBy: kind !== "revoked" ? null : sourceId === null ? "person" : "import",
  }));
}
