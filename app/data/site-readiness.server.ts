import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

/** The newest reading of one indicator of one site. */
export interface SiteReadingRow {
  readonly siteId: string;
  readonly indicatorId: string;
  readonly value: number;
  readonly evidence: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly observedOn: PlainDate;
}

/** The newest reading of each indicator of these sites on a day, later ones left out. One query. */
export function loadSiteReadings(
  org: OrgId,
  sites: readonly string[],
  asOf: PlainDate,
): Promise<readonly SiteReadingRow[]> {
  return database().$queryRaw<SiteReadingRow[]>`
    SELECT DISTINCT ON (r.site_id, r.indicator_id) r.site_id AS "siteId", r.indicator_id AS "indicatorId", r.value,
      r.evidence, r.owner_id AS "ownerId", p.display_name AS "ownerName",
      to_char(r.observed_on, 'YYYY-MM-DD') AS "observedOn"
    FROM site_indicator r
    LEFT JOIN person p ON p.org_id = r.org_id AND p.id = r.owner_id
    WHERE r.org_id = ${org}::uuid AND r.site_id = ANY (${sites}::uuid[]) AND r.observed_on <= ${asOf}::date
      AND r.value IS NOT NULL
    ORDER BY r.site_id, r.indicator_id, r.observed_on DESC, r.recorded_at DESC, r.id DESC`;
}

export interface NewSiteReading {
  readonly id: string;
  readonly siteId: string;
  readonly indicatorId: string;
  readonly value: number;
  readonly evidence: string | null;
  readonly ownerId: string | null;
  readonly observedOn: PlainDate;
}

/** Appends readings, in one statement. */
export async function appendSiteReadings(
  tx: Tx,
  org: OrgId,
  readings: readonly NewSiteReading[],
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO site_indicator (org_id, id, site_id, indicator_id, value, evidence, owner_id, observed_on, recorded_by_id,
                                recorded_at)
    SELECT ${org}::uuid, r.id, r.site_id, r.indicator_id, r.value, r.evidence, r.owner_id, r.observed_on,
           ${by.accountId}::uuid, ${by.at.toISOString()}::timestamptz
      FROM unnest(${readings.map((r) => r.id)}::uuid[], ${readings.map((r) => r.siteId)}::uuid[],
                  ${readings.map((r) => r.indicatorId)}::text[], ${readings.map((r) => r.value)}::float8[],
                  ${readings.map((r) => r.evidence)}::text[], ${readings.map((r) => r.ownerId)}::uuid[],
                  ${readings.map((r) => r.observedOn)}::date[])
        AS r(id, site_id, indicator_id, value, evidence, owner_id, observed_on)`;
}

/** Scores of one site on one day, by dimension; null: unknown then. */
export interface SiteScoreRow {
  readonly siteId: string;
  readonly asOn: PlainDate;
  readonly scores: Readonly<Record<string, number | null>>;
}

/** Scores kept since a day, oldest first. */
export function loadSiteScores(
  org: OrgId,
  sites: readonly string[],
  since: PlainDate,
): Promise<readonly SiteScoreRow[]> {
  return database().$queryRaw<SiteScoreRow[]>`
    SELECT site_id AS "siteId", to_char(as_on, 'YYYY-MM-DD') AS "asOn", scores
    FROM site_readiness
    WHERE org_id = ${org}::uuid AND site_id = ANY (${sites}::uuid[]) AND as_on >= ${since}::date
    ORDER BY as_on`;
}

/** Keeps the scores of a day; said again, the later ones stay. */
export async function saveSiteScores(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  rows: readonly SiteScoreRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO site_readiness (org_id, site_id, as_on, scores)
    SELECT ${org}::uuid, r.site_id, r.as_on, r.scores::jsonb
      FROM unnest(${rows.map((r) => r.siteId)}::uuid[], ${rows.map((r) => r.asOn)}::date[],
                  ${rows.map((r) => JSON.stringify(r.scores))}::text[]) AS r(site_id, as_on, scores)
    ON CONFLICT (org_id, site_id, as_on) DO UPDATE SET scores = excluded.scores`;
}

export interface SiteActionRow {
  readonly id: string;
  readonly siteId: string;
  readonly dimension: string;
  readonly indicatorId: string | null;
  readonly text: string;
  readonly ownerName: string | null;
  readonly dueOn: PlainDate | null;
  readonly doneAt: string | null;
}

/** Actions taken on at these sites, open ones first. */
export function loadSiteActions(org: OrgId, sites: readonly string[]): Promise<readonly SiteActionRow[]> {
  return database().$queryRaw<SiteActionRow[]>`
    SELECT a.id, a.site_id AS "siteId", a.dimension, a.indicator_id AS "indicatorId", a.text,
      p.display_name AS "ownerName", to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn",
      to_char(a.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "doneAt"
    FROM site_action a
    LEFT JOIN person p ON p.org_id = a.org_id AND p.id = a.owner_id
    WHERE a.org_id = ${org}::uuid AND a.site_id = ANY (${sites}::uuid[])
    ORDER BY a.done_at NULLS FIRST, a.due_on NULLS LAST, a.id`;
}

/** Takes an action on. */
export async function addSiteAction(
  tx: Tx,
  org: OrgId,
  action: {
    readonly id: string;
    readonly siteId: string;
    readonly dimension: string;
    readonly indicatorId: string | null;
    readonly text: string;
    readonly ownerId: string | null;
    readonly dueOn: PlainDate | null;
  },
  by: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO site_action (org_id, id, site_id, dimension, indicator_id, text, owner_id, due_on, accepted_by_id, accepted_at)
    VALUES (${org}::uuid, ${action.id}::uuid, ${action.siteId}::uuid, ${action.dimension}, ${action.indicatorId},
      ${action.text}, ${action.ownerId}::uuid, ${action.dueOn}::date, ${by.accountId}::uuid, ${by.at.toISOString()}::timestamptz)`;
}

/** Marks an open action as done; false: it is not there or done already. */
export async function finishSiteAction(
  tx: Tx,
  org: OrgId,
  { id, siteId, at }: { readonly id: string; readonly siteId: string; readonly at: Date },
): Promise<boolean> {
  const done = await tx.$executeRaw`
    UPDATE site_action SET done_at = ${at.toISOString()}::timestamptz
    WHERE org_id = ${org}::uuid AND site_id = ${siteId}::uuid AND id = ${id}::uuid AND done_at IS NULL`;
  return done > 0;
}
