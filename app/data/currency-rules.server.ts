import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, type AccountId, type LearnerId, type OrgId, type SkillId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

/** `none`: somebody decided that the skill does not run out by itself. */
export const CURRENCY_RULE_KINDS = ["fixed-period", "last-use", "none"] as const;
export type CurrencyRuleKind = (typeof CURRENCY_RULE_KINDS)[number];

export interface CurrencyRuleRow {
  readonly skillId: string;
  readonly kind: CurrencyRuleKind;
  /** Null for `none`. */
  readonly months: number | null;
  readonly reason: string;
  readonly setBy: string | null;
  /** ISO instant. */
  readonly setAt: string;
}

export interface ProcedureChangeRow {
  readonly id: string;
  readonly skillId: string;
  readonly changedOn: PlainDate;
  readonly note: string;
  readonly recordedBy: string | null;
}

export interface CurrencyRules {
  readonly rules: readonly CurrencyRuleRow[];
  /** Newest first. */
  readonly changes: readonly ProcedureChangeRow[];
}

/** Rules and changes of an organisation with who made them. One query. */
export async function loadCurrencyRules(org: OrgId): Promise<CurrencyRules> {
  const [row] = await database().$queryRaw<CurrencyRules[]>`
    SELECT (SELECT coalesce(json_agg(json_build_object('skillId', r.skill_id, 'kind', r.kind, 'months', r.months,
                'reason', r.reason, 'setBy', a.display_name,
                'setAt', to_char(r.set_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY r.skill_id), '[]'::json)
              FROM currency_rule r LEFT JOIN account a ON a.org_id = r.org_id AND a.id = r.set_by_id
             WHERE r.org_id = ${org}::uuid) AS rules,
           (SELECT coalesce(json_agg(json_build_object('id', c.id, 'skillId', c.skill_id,
                'changedOn', to_char(c.changed_on, 'YYYY-MM-DD'), 'note', c.note, 'recordedBy', a.display_name)
                ORDER BY c.changed_on DESC, c.id DESC), '[]'::json)
              FROM procedure_change c LEFT JOIN account a ON a.org_id = c.org_id AND a.id = c.recorded_by_id
             WHERE c.org_id = ${org}::uuid) AS changes`;
  return row ?? { rules: [], changes: [] };
}

export interface NewCurrencyRule {
  readonly skillId: SkillId;
  readonly kind: CurrencyRuleKind;
  readonly months: number | null;
  readonly reason: string;
  readonly setById: AccountId;
}

/** Writes the rule of a skill over the one that is there, and returns that one, held until the transaction ends. */
export async function saveCurrencyRule(
  tx: Pick<Tx, "$queryRaw" | "$executeRaw">,
  org: OrgId,
  rule: NewCurrencyRule,
  at: Date,
): Promise<Pick<CurrencyRuleRow, "kind" | "months" | "reason"> | null> {
  const [before] = await tx.$queryRaw<Pick<CurrencyRuleRow, "kind" | "months" | "reason">[]>`
    SELECT kind, months, reason FROM currency_rule
     WHERE org_id = ${org}::uuid AND skill_id = ${rule.skillId} FOR UPDATE`;
  await tx.$executeRaw`
    INSERT INTO currency_rule (org_id, skill_id, kind, months, reason, set_by_id, set_at)
    VALUES (${org}::uuid, ${rule.skillId}, ${rule.kind}, ${rule.months}::int, ${rule.reason}, ${rule.setById}::uuid,
            ${at.toISOString()}::timestamptz)
    ON CONFLICT (org_id, skill_id) DO UPDATE
       SET kind = excluded.kind, months = excluded.months, reason = excluded.reason, set_by_id = excluded.set_by_id,
           set_at = excluded.set_at`;
  return before ?? null;
}

export interface NewProcedureChange {
  readonly id: string;
  readonly skillId: SkillId;
  readonly changedOn: PlainDate;
  readonly note: string;
  readonly recordedById: AccountId;
}

/** Adds a change; false when this skill has one on this day already. */
export async function appendProcedureChange(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  { id, skillId, changedOn, note, recordedById }: NewProcedureChange,
  at: Date,
): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO procedure_change (org_id, id, skill_id, changed_on, note, recorded_by_id, recorded_at)
    SELECT ${org}::uuid, ${id}::uuid, ${skillId}, ${changedOn}::date, ${note}, ${recordedById}::uuid,
           ${at.toISOString()}::timestamptz
     WHERE NOT EXISTS (SELECT 1 FROM procedure_change c
                        WHERE c.org_id = ${org}::uuid AND c.skill_id = ${skillId} AND c.changed_on = ${changedOn}::date)`;
  return added === 1;
}

/** Somebody about whom something was said before a day. */
export interface AffectedPerson {
  readonly id: LearnerId;
  /** Nothing that measured the skill since then is left. */
  readonly onlyBefore: boolean;
}

/**
 * People who have not left and about whom something that stands says how well they did this before a day, in order of id.
 * A role's prior is not asked: it is about the role.
 */
export async function findAffected(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  {
    skillId,
    changedOn,
    today,
  }: { readonly skillId: SkillId; readonly changedOn: PlainDate; readonly today: PlainDate },
): Promise<readonly AffectedPerson[]> {
  const rows = await client.$queryRaw<{ id: string; onlyBefore: boolean }[]>`
    SELECT p.id, NOT bool_or(e.effective_on >= ${changedOn}::date AND e.kind <> 'self-rating') AS "onlyBefore"
      FROM person p
      JOIN evidence e ON e.org_id = p.org_id AND e.person_id = p.id
     WHERE p.org_id = ${org}::uuid AND e.org_id = ${org}::uuid AND ${skillId} = ANY (e.skill_ids)
       AND e.kind <> 'role-prior' AND (p.left_on IS NULL OR p.left_on >= ${today}::date)
       AND coalesce((SELECT m.kind FROM evidence_mark m
             WHERE m.org_id = e.org_id AND m.evidence_id = e.id
             ORDER BY m.recorded_at DESC, m.id DESC LIMIT 1), 'restored') IN ('restored', 'dispute-rejected')
     GROUP BY p.id HAVING bool_or(e.effective_on < ${changedOn}::date) ORDER BY p.id`;
  return rows.map(({ id, onlyBefore }) => ({ id: learnerId(id), onlyBefore }));
}

export interface NewSkillUse {
  readonly personId: LearnerId;
  readonly skillId: SkillId;
  readonly usedOn: PlainDate;
  readonly recordedById: AccountId;
}

/** Adds a day of use; false when it is there already. */
export async function appendSkillUse(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  { personId, skillId, usedOn, recordedById }: NewSkillUse,
  at: Date,
): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO skill_use (org_id, person_id, skill_id, used_on, recorded_by_id, recorded_at)
    VALUES (${org}::uuid, ${personId}::uuid, ${skillId}, ${usedOn}::date, ${recordedById}::uuid,
            ${at.toISOString()}::timestamptz)
    ON CONFLICT DO NOTHING`;
  return added === 1;
}
