import type { SeriesNote } from "#app/engine/demand/series.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

/** A demand series as it came. */
export interface DemandSeriesRow {
  readonly id: string;
  readonly source: string;
  /** Unique within its source. */
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly geography: string | null;
  readonly periodsPerYear: number;
  readonly firstPeriod: string;
  /** One per period; null: a hole. */
  readonly values: readonly (number | null)[];
  /** What was found on arrival. */
  readonly notes: readonly SeriesNote[];
  readonly subjectKind: "role" | "skill" | "none";
  readonly subjectId: string | null;
  readonly siteId: string | null;
  readonly isUsed: boolean;
  readonly sourceOn: PlainDate | null;
  /** ISO instant. */
  readonly importedAt: string;
}

/** Every series of the organisation, by source and key. One query. */
export function loadDemandSeries(org: OrgId): Promise<readonly DemandSeriesRow[]> {
  return database().$queryRaw<DemandSeriesRow[]>`
    SELECT id, source, key, label, unit, geography, periods_per_year AS "periodsPerYear", first_period AS "firstPeriod",
      values, notes, subject_kind AS "subjectKind", subject_id AS "subjectId", site_id AS "siteId", is_used AS "isUsed",
      to_char(source_on, 'YYYY-MM-DD') AS "sourceOn",
      to_char(imported_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "importedAt"
    FROM demand_series
    WHERE org_id = ${org}::uuid
    ORDER BY source, key`;
}

export type NewDemandSeries = Omit<DemandSeriesRow, "importedAt">;

/** Adds series, in one statement. One that the source has sent before is replaced and keeps its id and its switch. */
export async function saveDemandSeries(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  rows: readonly NewDemandSeries[],
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const json = (of: (row: NewDemandSeries) => unknown): string[] => rows.map((row) => JSON.stringify(of(row)));
  await tx.$executeRaw`
    INSERT INTO demand_series (org_id, id, source, key, label, unit, geography, periods_per_year, first_period, values, notes,
                               subject_kind, subject_id, site_id, is_used, source_on, imported_by_id, imported_at)
    SELECT ${org}::uuid, r.id, r.source, r.key, r.label, r.unit, r.geography, r.periods, r.first_period, r.series::jsonb,
           r.notes::jsonb, r.subject_kind, r.subject_id, r.site_id, r.is_used, r.source_on, ${by.accountId}::uuid,
           ${by.at.toISOString()}::timestamptz
      FROM unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.source)}::text[], ${rows.map((r) => r.key)}::text[],
                  ${rows.map((r) => r.label)}::text[], ${rows.map((r) => r.unit)}::text[],
                  ${rows.map((r) => r.geography)}::text[], ${rows.map((r) => r.periodsPerYear)}::int[],
                  ${rows.map((r) => r.firstPeriod)}::text[], ${json((r) => r.values)}::text[],
                  ${json((r) => r.notes)}::text[], ${rows.map((r) => r.subjectKind)}::text[],
                  ${rows.map((r) => r.subjectId)}::text[], ${rows.map((r) => r.siteId)}::uuid[],
                  ${rows.map((r) => r.isUsed)}::bool[], ${rows.map((r) => r.sourceOn)}::date[])
        AS r(id, source, key, label, unit, geography, periods, first_period, series, notes, subject_kind, subject_id, site_id,
             is_used, source_on)
    ON CONFLICT (org_id, source, key) DO UPDATE
       SET label = excluded.label, unit = excluded.unit, geography = excluded.geography,
           periods_per_year = excluded.periods_per_year, first_period = excluded.first_period, values = excluded.values,
           notes = excluded.notes, subject_kind = excluded.subject_kind, subject_id = excluded.subject_id,
           site_id = excluded.site_id, source_on = excluded.source_on, imported_by_id = excluded.imported_by_id,
           imported_at = excluded.imported_at`;
}

/** Switches a series on or off as a driver; null: there is none with this id. */
export async function switchDemandSeries(
  tx: Tx,
  org: OrgId,
  { id, isUsed }: { readonly id: string; readonly isUsed: boolean },
): Promise<{ readonly label: string; readonly siteId: string | null } | null> {
  const rows = await tx.$queryRaw<{ label: string; siteId: string | null }[]>`
    UPDATE demand_series SET is_used = ${isUsed}
    WHERE org_id = ${org}::uuid AND id = ${id}::uuid
    RETURNING label, site_id AS "siteId"`;
  return rows[0] ?? null;
}
