import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";
import type { SkillCurrency } from "#app/engine/proficiency/currency.ts";
import { currencyOfColumns, type CurrencyColumns } from "./currency.server.ts";
import { database } from "./db.server.ts";

/** A person and everything the ledger holds about them, as people read it. */
export interface LearnerRecord {
  readonly id: LearnerId;
  readonly displayName: string;
  readonly jobTitle: string | null;
  readonly unitPath: string;
  /** Names from site to team. */
  readonly unitTrail: readonly string[];
  readonly stationName: string | null;
  readonly shiftName: string | null;
  readonly roleId: string | null;
  readonly targetRoleId: string | null;
  /** The person wants nothing inferred from their job. */
  readonly inferenceOff: boolean;
  /** Per cent added to the time limits of the person's checks. */
  readonly extraTimePercent: number;
  /** Days within which the organisation decides a dispute. */
  readonly disputeDays: number;
  readonly entries: readonly LedgerRow[];
  /** How long the entries count. */
  readonly currency: SkillCurrency;
}

export interface LedgerRow {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly skillIds: readonly string[];
  readonly values: readonly number[];
  readonly noiseSd: number | null;
  readonly effectiveOn: PlainDate;
  /** ISO instant. */
  readonly recordedAt: string;
  readonly expiresOn: PlainDate | null;
  readonly raterId: string | null;
  readonly raterName: string | null;
  readonly enteredBy: string | null;
  readonly sourceKind: string;
  readonly sourceId: string | null;
  readonly sourceKey: string | null;
  /** Of an answer in a check, as stored. */
  readonly response: unknown;
  readonly label: string | null;
  readonly note: string | null;
  /** Oldest first. */
  readonly marks: readonly MarkRow[];
}

/** What happened to an entry: why, when (and on which day in the organisation's zone) and who said so. */
export interface MarkRow {
  readonly kind: EvidenceMarkKind;
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedOn: PlainDate;
  readonly by: string | null;
}

/** One round trip; null when the organisation has no such person. */
export async function loadLearnerRecord(org: OrgId, learner: LearnerId): Promise<LearnerRecord | null> {
  const [row] = await database().$queryRaw<(Omit<LearnerRecord, "currency"> & CurrencyColumns)[]>`
    SELECT p.id, p.display_name AS "displayName", p.job_title AS "jobTitle", u.path AS "unitPath",
      p.role_id AS "roleId", p.target_role_id AS "targetRoleId", p.inference_off AS "inferenceOff",
      p.extra_time_percent AS "extraTimePercent",
      o.dispute_days AS "disputeDays", st.name AS "stationName", s.name AS "shiftName",
      (SELECT coalesce(json_agg(a.name ORDER BY length(a.path)), '[]'::json) FROM org_unit a
        WHERE a.org_id = p.org_id AND a.kind <> 'organisation' AND starts_with(u.path, a.path)) AS "unitTrail",
      (SELECT coalesce(json_agg(e ORDER BY e."effectiveOn", e."recordedAt", e.id), '[]'::json) FROM (
        SELECT e.id, e.kind, e.skill_ids AS "skillIds", e.values, e.noise_sd AS "noiseSd",
          to_char(e.effective_on, 'YYYY-MM-DD') AS "effectiveOn",
          to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt",
          to_char(e.expires_on, 'YYYY-MM-DD') AS "expiresOn", e.rater_id AS "raterId", r.display_name AS "raterName",
          a.display_name AS "enteredBy", e.source_kind AS "sourceKind",
          e.source_id AS "sourceId", e.source_key AS "sourceKey", e.response, e.label, e.note,
          (SELECT coalesce(json_agg(json_build_object('kind', m.kind, 'reason', m.reason, 'recordedAt',
              to_char(m.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'recordedOn',
              to_char(m.recorded_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD'), 'by', b.display_name)
              ORDER BY m.recorded_at, m.id), '[]'::json)
            FROM evidence_mark m LEFT JOIN account b ON b.org_id = m.org_id AND b.id = m.marked_by_id
           WHERE m.org_id = e.org_id AND m.evidence_id = e.id) AS marks
        FROM evidence e
        LEFT JOIN person r ON r.org_id = e.org_id AND r.id = e.rater_id
        LEFT JOIN account a ON a.id = e.entered_by_id
        WHERE e.org_id = p.org_id AND e.person_id = p.id
      ) e) AS entries,
      (SELECT coalesce(json_agg(json_build_object('skillId', r.skill_id, 'kind', r.kind, 'months', r.months)
                                ORDER BY r.skill_id), '[]'::json)
        FROM currency_rule r WHERE r.org_id = p.org_id AND r.kind <> 'none') AS rules,
      (SELECT coalesce(json_agg(json_build_object('skillId', c.skill_id, 'on', to_char(c.changed_on, 'YYYY-MM-DD'))
                                ORDER BY c.changed_on, c.id), '[]'::json)
        FROM procedure_change c WHERE c.org_id = p.org_id) AS changes,
      (SELECT coalesce(json_agg(json_build_object('skillId', v.skill_id, 'on', to_char(v.used_on, 'YYYY-MM-DD'))
                                ORDER BY v.skill_id, v.used_on), '[]'::json)
        FROM skill_use v WHERE v.org_id = p.org_id AND v.person_id = p.id) AS uses
    FROM person p
    JOIN org o ON o.id = p.org_id
    JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
    LEFT JOIN org_unit st ON st.org_id = p.org_id AND st.id = p.station_id
    LEFT JOIN shift s ON s.org_id = p.org_id AND s.id = p.shift_id
    WHERE p.org_id = ${org}::uuid AND p.id = ${learner}::uuid`;
  if (row === undefined) return null;
  const { rules, changes, uses, ...record } = row;
  return { ...record, currency: currencyOfColumns({ rules, changes, uses }) };
}
