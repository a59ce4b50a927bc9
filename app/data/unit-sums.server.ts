import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { UnitSums } from "#app/engine/gaps/unit-sums.ts";
import {
  frameworkVersionId,
  orgUnitId,
  type FrameworkVersionId,
  type OrgId,
  type OrgUnitId,
} from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Tx } from "./db.server.ts";

/** Sums over a unit's own members: `headcount` people with a role, then the fields of engine/gaps/unit-sums.ts. */
export interface StoredUnitSums {
  readonly unitId: OrgUnitId;
  readonly unitPath: string;
  readonly frameworkVersionId: FrameworkVersionId;
  readonly asOf: PlainDate;
  readonly headcount: number;
  readonly sums: UnitSums;
  /** Something changed since these sums were computed. */
  readonly dirty: boolean;
}

interface UnitSumRow {
  readonly unitId: string;
  readonly unitPath: string;
  readonly versionId: string;
  readonly asOf: PlainDate;
  readonly headcount: number;
  readonly sums: Uint8Array;
  readonly dirty: boolean;
}

/** Stored sums of all units of these subtrees, in order of path. One query. */
export async function loadUnitSums(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  paths: readonly string[],
): Promise<readonly StoredUnitSums[]> {
  const rows = await client.$queryRaw<UnitSumRow[]>`
    SELECT u.id AS "unitId", u.path AS "unitPath", s.framework_version_id AS "versionId",
           to_char(s.as_of, 'YYYY-MM-DD') AS "asOf", s.headcount, s.sums, s.dirty_since IS NOT NULL AS dirty
      FROM org_unit u
      JOIN unit_sum s ON s.org_id = u.org_id AND s.org_unit_id = u.id
     WHERE u.org_id = ${org}::uuid AND s.org_id = ${org}::uuid
       AND u.path LIKE ANY (${paths.map((path) => `${path}%`)}::text[])
     ORDER BY u.path`;
  return rows.map((row) => ({
    unitId: orgUnitId(row.unitId),
    unitPath: row.unitPath,
    frameworkVersionId: frameworkVersionId(row.versionId),
    asOf: row.asOf,
    headcount: row.headcount,
    sums: unpackSums(row.sums),
    dirty: row.dirty,
  }));
}

function unpackSums(bytes: Uint8Array): UnitSums {
  invariant(bytes.byteLength % Int32Array.BYTES_PER_ELEMENT === 0, `${bytes.byteLength} bytes are no packed sums`);
  const copy = bytes.slice();
  return new Int32Array(copy.buffer);
}

/**
 * Writes sums computed from what was there at `readAt`. A unit that was marked again since then stays marked, so no change
 * that came in between is lost.
 */
export async function saveUnitSums(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  version: FrameworkVersionId,
  asOf: PlainDate,
  rows: readonly { readonly unitId: OrgUnitId; readonly headcount: number; readonly sums: UnitSums }[],
  readAt: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const base64 = (sums: UnitSums): string =>
    Buffer.from(sums.buffer, sums.byteOffset, sums.byteLength).toString("base64");
  await tx.$executeRaw`
    INSERT INTO unit_sum (org_id, org_unit_id, framework_version_id, as_of, headcount, sums, dirty_since, refreshed_at)
    SELECT ${org}::uuid, s.unit_id, ${version}, ${asOf}::date, s.headcount, decode(s.sums, 'base64'), NULL,
           ${readAt.toISOString()}::timestamptz
      FROM unnest(${rows.map((row) => row.unitId)}::uuid[],
                  ${rows.map((row) => row.headcount)}::int[],
                  ${rows.map((row) => base64(row.sums))}::text[]) AS s(unit_id, headcount, sums)
    ON CONFLICT (org_id, org_unit_id) DO UPDATE
       SET framework_version_id = excluded.framework_version_id, as_of = excluded.as_of, headcount = excluded.headcount,
           sums = excluded.sums, refreshed_at = excluded.refreshed_at,
           dirty_since = CASE WHEN unit_sum.dirty_since >= excluded.refreshed_at THEN unit_sum.dirty_since END`;
}

/** Marks units whose sums no longer hold. A unit that has no sums yet gets an empty row that says so. */
export async function markUnitsDirty(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  version: FrameworkVersionId,
  asOf: PlainDate,
  units: readonly OrgUnitId[],
  at: Date,
): Promise<void> {
  if (units.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO unit_sum (org_id, org_unit_id, framework_version_id, as_of, headcount, sums, dirty_since, refreshed_at)
    SELECT ${org}::uuid, u.id, ${version}, ${asOf}::date, 0, ''::bytea, ${at.toISOString()}::timestamptz,
           ${at.toISOString()}::timestamptz
      FROM unnest(${[...new Set(units)]}::uuid[]) AS u(id)
    ON CONFLICT (org_id, org_unit_id) DO UPDATE SET dirty_since = excluded.dirty_since`;
}

/** Units marked since their sums were computed. */
export async function findDirtyUnits(client: Pick<Tx, "$queryRaw">, org: OrgId): Promise<readonly OrgUnitId[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT org_unit_id AS id FROM unit_sum WHERE org_id = ${org}::uuid AND dirty_since IS NOT NULL ORDER BY org_unit_id`;
  return rows.map((row) => orgUnitId(row.id));
}

/** All units of the organisation. */
export async function findAllUnits(client: Pick<Tx, "$queryRaw">, org: OrgId): Promise<readonly OrgUnitId[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT id FROM org_unit WHERE org_id = ${org}::uuid ORDER BY path`;
  return rows.map((row) => orgUnitId(row.id));
}
