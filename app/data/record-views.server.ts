import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { AccountId, LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

export interface NewRecordView {
  readonly accountId: AccountId;
  readonly people: readonly LearnerId[];
  /** Which page showed the record. */
  readonly page: string;
  /** The organisation's day. */
  readonly on: PlainDate;
  readonly at: Date;
}

/** Counts one look at each of these people's records, one row per account, page and day. One statement. */
export async function countRecordViews(tx: Pick<Tx, "$executeRaw">, org: OrgId, view: NewRecordView): Promise<void> {
  const at = view.at.toISOString();
  await tx.$executeRaw`
    INSERT INTO record_view AS seen (org_id, person_id, account_id, page, viewed_on, views, last_at)
    SELECT ${org}::uuid, p.id, ${view.accountId}::uuid, ${view.page}, ${view.on}::date, 1, ${at}::timestamptz
      FROM unnest(${[...new Set(view.people)]}::uuid[]) AS p(id)
    ON CONFLICT (org_id, person_id, account_id, page, viewed_on)
    DO UPDATE SET views = seen.views + 1, last_at = excluded.last_at`;
}

/** A look as the person reads it. */
export interface RecordViewRow {
  readonly viewer: string;
  readonly page: string;
  readonly viewedOn: PlainDate;
  readonly views: number;
  /** ISO instant of the last look of that day. */
  readonly lastAt: string;
}

/** Who looked at a person's record, latest first. One query. */
export function listRecordViews(org: OrgId, learner: LearnerId, limit: number): Promise<readonly RecordViewRow[]> {
  return database().$queryRaw<RecordViewRow[]>`
    SELECT coalesce(a.display_name, 'An account that no longer exists') AS viewer, v.page,
           to_char(v.viewed_on, 'YYYY-MM-DD') AS "viewedOn", v.views,
           to_char(v.last_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastAt"
      FROM record_view v
      LEFT JOIN account a ON a.org_id = v.org_id AND a.id = v.account_id
     WHERE v.org_id = ${org}::uuid AND v.person_id = ${learner}::uuid
     ORDER BY v.last_at DESC, v.account_id, v.page LIMIT ${limit}`;
}
