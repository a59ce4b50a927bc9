import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { AccountId, LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { database } from "./db.server.ts";

/** Who decides: never about oneself, never about what one said or entered. */
export interface DisputeDecider {
  readonly accountId: AccountId;
  readonly learnerId: LearnerId | null;
  /** Subtrees of units over which the account may decide. */
  readonly paths: readonly string[];
}

/** A dispute with the entry it is about. */
export interface DisputeRow {
  readonly entryId: string;
  readonly kind: EvidenceKind;
  readonly skillIds: readonly string[];
  readonly values: readonly number[];
  readonly effectiveOn: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly label: string | null;
  readonly note: string | null;
  readonly raterId: string | null;
  readonly raterName: string | null;
  readonly enteredById: string | null;
  readonly enteredBy: string | null;
  readonly personId: LearnerId;
  readonly personName: string;
  readonly unitName: string;
  /** Why the person disputes it, and on which day in the organisation's zone. */
  readonly reason: string;
  readonly disputedOn: PlainDate;
  readonly decision: DisputeOutcome | null;
}

export interface DisputeOutcome {
  readonly upheld: boolean;
  readonly reason: string;
  readonly decidedOn: PlainDate;
  readonly decidedBy: string | null;
}

/** The latest dispute `m` of an entry: nothing of its kind came after it, and the entry was not revoked since. */
const UNDECIDED = Prisma.sql`
  m.kind = 'disputed'
  AND NOT EXISTS (SELECT 1 FROM evidence_mark l
                   WHERE l.org_id = m.org_id AND l.evidence_id = m.evidence_id AND (l.recorded_at, l.id) > (m.recorded_at, m.id)
                     AND l.kind IN ('disputed', 'dispute-upheld', 'dispute-rejected'))
  AND coalesce((SELECT l.kind FROM evidence_mark l
                 WHERE l.org_id = m.org_id AND l.evidence_id = m.evidence_id AND l.kind IN ('revoked', 'restored')
                   AND (l.recorded_at, l.id) > (m.recorded_at, m.id)
                 ORDER BY l.recorded_at DESC, l.id DESC LIMIT 1), 'restored') <> 'revoked'`;

const IN_SCOPE = (paths: readonly string[]): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM unnest(${paths}::text[]) AS scope(path) WHERE starts_with(u.path, scope.path))`;

/** Left out where the decider is concerned: the person, the one who judged (of an answer nobody did), whoever entered it. */
const UNCONCERNED = ({ accountId, learnerId }: DisputeDecider): Prisma.Sql => Prisma.sql`
  e.person_id IS DISTINCT FROM ${learnerId}::uuid
  AND (e.rater_id IS NULL OR e.rater_id IS DISTINCT FROM ${learnerId}::uuid)
  AND e.entered_by_id IS DISTINCT FROM ${accountId}::uuid`;

/** How many disputes wait for this decider: part of the small query behind every page's menu. */
export const COUNT_DISPUTES = (org: OrgId, decider: DisputeDecider): Prisma.Sql => Prisma.sql`
  SELECT count(*)::int FROM evidence_mark m
    JOIN evidence e ON e.org_id = m.org_id AND e.id = m.evidence_id
    JOIN person p ON p.org_id = e.org_id AND p.id = e.person_id
    JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
   WHERE cardinality(${decider.paths}::text[]) > 0 AND m.org_id = ${org}::uuid AND ${UNDECIDED}
     AND ${UNCONCERNED(decider)} AND ${IN_SCOPE(decider.paths)}`;

const COLUMNS = Prisma.sql`
  e.id AS "entryId", e.kind, e.skill_ids AS "skillIds", e.values, to_char(e.effective_on, 'YYYY-MM-DD') AS "effectiveOn",
  to_char(e.expires_on, 'YYYY-MM-DD') AS "expiresOn", e.label, e.note, e.rater_id AS "raterId",
  r.display_name AS "raterName", e.entered_by_id AS "enteredById", a.display_name AS "enteredBy",
  p.id AS "personId", p.display_name AS "personName", u.name AS "unitName", m.reason,
  to_char(m.recorded_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS "disputedOn"`;

const SOURCES = Prisma.sql`
  evidence_mark m
  JOIN org o ON o.id = m.org_id
  JOIN evidence e ON e.org_id = m.org_id AND e.id = m.evidence_id
  JOIN person p ON p.org_id = e.org_id AND p.id = e.person_id
  JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
  LEFT JOIN person r ON r.org_id = e.org_id AND r.id = e.rater_id
  LEFT JOIN account a ON a.id = e.entered_by_id AND a.org_id = e.org_id`;

/** Every undecided dispute in these subtrees, oldest first. One query. */
export function listOpenDisputes(org: OrgId, paths: readonly string[]): Promise<readonly DisputeRow[]> {
  return database().$queryRaw<DisputeRow[]>`
    SELECT ${COLUMNS}, NULL AS decision
      FROM ${SOURCES}
     WHERE m.org_id = ${org}::uuid AND ${UNDECIDED} AND ${IN_SCOPE(paths)}
     ORDER BY m.recorded_at, m.id`;
}

/** The latest decisions in these subtrees, newest first. One query. */
export function listDecidedDisputes(
  org: OrgId,
  paths: readonly string[],
  limit: number,
): Promise<readonly DisputeRow[]> {
  return database().$queryRaw<DisputeRow[]>`
    SELECT ${COLUMNS},
           json_build_object('upheld', d.kind = 'dispute-upheld', 'reason', d.reason, 'decidedBy', b.display_name,
             'decidedOn', to_char(d.recorded_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD')) AS decision
      FROM ${SOURCES}
      JOIN LATERAL (SELECT l.* FROM evidence_mark l
                     WHERE l.org_id = m.org_id AND l.evidence_id = m.evidence_id
                       AND (l.recorded_at, l.id) > (m.recorded_at, m.id)
                       AND l.kind IN ('disputed', 'dispute-upheld', 'dispute-rejected')
                     ORDER BY l.recorded_at, l.id LIMIT 1) d ON d.kind <> 'disputed'
      LEFT JOIN account b ON b.id = d.marked_by_id AND b.org_id = d.org_id
     WHERE m.org_id = ${org}::uuid AND m.kind = 'disputed' AND ${IN_SCOPE(paths)}
     ORDER BY d.recorded_at DESC, d.id DESC LIMIT ${limit}`;
}
