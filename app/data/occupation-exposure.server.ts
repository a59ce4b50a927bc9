import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

/** What the study says of an occupation; shares of tasks 0…1, the projection in per cent over ten years. */
export interface ExposureBody {
  readonly modelBeta: number | null;
  readonly humanBeta: number | null;
  readonly projectedChange: number | null;
}

export interface OccupationExposureRow {
  readonly code: string;
  readonly title: string;
  readonly body: ExposureBody;
  readonly source: string;
  readonly sourceOn: PlainDate | null;
  readonly isUsed: boolean;
}

/** The occupations with these codes. One query. */
export function loadOccupationExposure(
  org: OrgId,
  codes: readonly string[],
): Promise<readonly OccupationExposureRow[]> {
  return database().$queryRaw<OccupationExposureRow[]>`
    SELECT code, title, body, source, to_char(source_on, 'YYYY-MM-DD') AS "sourceOn", is_used AS "isUsed"
    FROM occupation_exposure
    WHERE org_id = ${org}::uuid AND code = ANY (${codes}::text[])
    ORDER BY code`;
}

/** Writes occupations over those that are there, in one statement. New ones are switched off: they are context at first. */
export async function saveOccupationExposure(
  tx: Tx,
  org: OrgId,
  rows: readonly Omit<OccupationExposureRow, "isUsed">[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO occupation_exposure (org_id, code, title, body, source, source_on, is_used, imported_at)
    SELECT ${org}::uuid, r.code, r.title, r.body::jsonb, r.source, r.source_on, false, ${at.toISOString()}::timestamptz
      FROM unnest(${rows.map((r) => r.code)}::text[], ${rows.map((r) => r.title)}::text[],
                  ${rows.map((r) => JSON.stringify(r.body))}::text[], ${rows.map((r) => r.source)}::text[],
                  ${rows.map((r) => r.sourceOn)}::date[]) AS r(code, title, body, source, source_on)
    ON CONFLICT (org_id, code) DO UPDATE
       SET title = excluded.title, body = excluded.body, source = excluded.source, source_on = excluded.source_on,
           imported_at = excluded.imported_at`;
}

/** Switches all occupations on or off as a driver. Says how many there are. */
export function switchOccupationExposure(tx: Tx, org: OrgId, isUsed: boolean): Promise<number> {
  return tx.$executeRaw`UPDATE occupation_exposure SET is_used = ${isUsed} WHERE org_id = ${org}::uuid`;
}
