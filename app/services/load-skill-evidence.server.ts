import type { Catalog, CatalogSkill } from "#app/catalog/catalog.ts";
import type { LearnerRecord, LedgerRow } from "#app/data/learner-record.server.ts";
import type { Permission } from "#app/engine/access/permissions.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, roleId, skillId, type EvidenceId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { validityOf, type SkillValidity } from "#app/engine/proficiency/currency-validity.ts";
import { isOverAt, lastDayAt, type Evidence } from "#app/engine/proficiency/evidence.ts";
import { estimateHistory, type HistoryPoint } from "#app/engine/proficiency/estimate-history.ts";
import { levelInterval, type LevelInterval } from "#app/engine/proficiency/level-classification.ts";
import { disputeDeadline } from "#app/engine/proficiency/dispute-deadline.ts";
import type { EntryFate } from "#app/engine/proficiency/ledger-order.ts";
import { biasSpread, raterOffsets, splitBiases } from "#app/engine/proficiency/rater-bias.ts";
import {
  DEFAULT_POLICY,
  probabilityReady,
  readinessInterval,
  skillStatus,
  type SkillStatus,
} from "#app/engine/proficiency/readiness.ts";
import type { ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { requiredLevel, type Horizon } from "#app/engine/skills/role-profile.ts";
import { openRecord, type OpenRecord } from "./open-record.server.ts";
import { beliefModelOf, ledgerOf, replayRecord } from "./replay-record.server.ts";

export interface SkillEvidenceQuestion {
  readonly learner: LearnerId;
  readonly permission: Permission;
  readonly skill: string;
  readonly role: string | null;
  readonly horizon: Horizon;
  readonly asOf: PlainDate;
  /** Entries the reader ticked off, to see the estimate without them. */
  readonly without: readonly string[];
}

/** One entry of the ledger that names the skill, and what it did to the estimate. */
export interface EntryView extends Omit<
  LedgerRow,
  "skillIds" | "values" | "noiseSd" | "raterId" | "response" | "sourceKey"
> {
  /** 0…5. */
  readonly level: number;
  readonly otherSkills: number;
  /** Of this skill: the entry's own last day, or an earlier one where the skill's currency says so. */
  readonly expiresOn: PlainDate | null;
  readonly fate: EntryFate;
  /** 0…1: how far the estimate followed this entry; null when it does not count. */
  readonly weight: number | null;
  /** 0…1: how much of it is not faded by time. */
  readonly retained: number | null;
  /** Levels by which it moved the estimate. */
  readonly moved: number | null;
  /** The day by which an open dispute is decided; null: nothing is to be decided. */
  readonly decideBy: PlainDate | null;
}

export interface SkillFinding {
  readonly status: SkillStatus;
  readonly interval: LevelInterval | null;
  readonly chance: { readonly probability: number; readonly low: number; readonly high: number } | null;
}

export interface SourceOffset {
  readonly kind: LedgerRow["kind"];
  readonly raterName: string | null;
  readonly ratings: number;
  /** Levels: above 0 it rates this person too high. */
  readonly offset: number;
}

export interface SkillEvidenceView {
  readonly learner: Omit<LearnerRecord, "entries" | "currency">;
  readonly skill: Pick<CatalogSkill, "id" | "name" | "definition" | "safetyCritical" | "practical" | "levels">;
  readonly requirement: { readonly roleName: string; readonly required: number; readonly later: number } | null;
  readonly finding: SkillFinding;
  /** The finding with every entry, when some were ticked off. */
  readonly complete: SkillFinding | null;
  /** Null: nothing measured it, or it does not run out. */
  readonly validity: SkillValidity | null;
  readonly entries: readonly EntryView[];
  readonly offsets: readonly SourceOffset[];
  readonly history: SkillHistory;
  readonly asOf: PlainDate;
}

/** The estimate over time. Both lists are empty where nothing was ever said about the skill. */
export interface SkillHistory {
  readonly points: readonly HistoryRow[];
  /** With every entry, when some were ticked off; else null. */
  readonly complete: readonly HistoryRow[] | null;
}

export interface HistoryRow extends LevelInterval {
  readonly on: PlainDate;
  readonly standing: HistoryPoint["standing"];
  readonly reason: HistoryPoint["reason"];
}

/**
 * One skill of one person with every entry behind it: one read, one replay for the finding (two when
 * entries are ticked off) and up to 74 (148) for its history.
 */
export async function loadSkillEvidence(
  viewer: Viewer,
  question: SkillEvidenceQuestion,
): Promise<Result<SkillEvidenceView, { readonly kind: "not-found" }>> {
  const open = await openRecord(viewer, question);
  const view = open === null ? null : skillEvidenceOf(open, question);
  return view === null ? err({ kind: "not-found" }) : ok(view);
}

/** The same from a record that is open already; null when the framework has no such skill. */
export function skillEvidenceOf(
  { record, catalog, replayed: all, asOf }: OpenRecord,
  question: Pick<SkillEvidenceQuestion, "skill" | "role" | "horizon" | "without">,
): SkillEvidenceView | null {
  const skill = catalog.skillById.get(skillId(question.skill));
  if (skill === undefined) return null;
  const { entries, currency, ...learner } = record;
  const requirement = requirementOf(record, catalog, skill, question);
  const required = requirement?.required ?? 0;
  const without = new Set(question.without.map(evidenceId));
  const replayed = without.size === 0 ? all : replayRecord(record, catalog, asOf, without);
  const ledger = ledgerOf(record, without);
  return {
    learner,
    skill,
    requirement,
    finding: findingOf(replayed, skill, required, asOf),
    complete: without.size === 0 ? null : findingOf(all, skill, required, asOf),
    validity: validityOf(
      skill.id,
      ledger.filter(({ id }) => !without.has(id)),
      currency,
      asOf,
    ),
    entries: entryViews(record, ledger, replayed, skill),
    offsets: offsetsOf(replayed, entries),
    history: historyOf(record, catalog, skill, asOf, without),
    asOf,
  };
}

function historyOf(
  record: LearnerRecord,
  catalog: Catalog,
  skill: CatalogSkill,
  asOf: PlainDate,
  without: ReadonlySet<EvidenceId>,
): SkillHistory {
  const model = beliefModelOf(catalog);
  const rows = (off?: ReadonlySet<EvidenceId>): readonly HistoryRow[] =>
    estimateHistory(model, ledgerOf(record, off), skill.index, asOf, off).map(({ on, interval, standing, reason }) => {
      return { on, ...interval, standing, reason };
    });
  return { points: rows(without), complete: without.size === 0 ? null : rows() };
}

function requirementOf(
  record: LearnerRecord,
  catalog: Catalog,
  skill: CatalogSkill,
  question: Pick<SkillEvidenceQuestion, "role" | "horizon">,
) {
  const chosen = question.role ?? record.targetRoleId ?? record.roleId;
  const role = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  const stated = role?.requirements.find((requirement) => requirement.skillId === skill.id);
  if (role === undefined || stated === undefined) return null;
  return { roleName: role.name, required: requiredLevel(stated, question.horizon), later: stated.future };
}

function findingOf(replayed: ReplayedBelief, skill: CatalogSkill, required: number, asOf: PlainDate): SkillFinding {
  const estimate = estimateAt(replayed, skill.index);
  const level = required as 0 | 1 | 2 | 3 | 4 | 5;
  // level 0 is always met: without a requirement only "measured or not" is asked, for which level 1 stands in
  const asked = level === 0 ? 1 : level;
  const status = skillStatus(estimate, { level: asked, safetyCritical: skill.safetyCritical }, DEFAULT_POLICY, asOf);
  if (status === "not-measured") return { status, interval: null, chance: null };
  const interval = levelInterval(estimate);
  if (level === 0 || status === "expired") return { status, interval, chance: null };
  const spread = biasSpread(splitBiases(replayed))[skill.index] ?? 0;
  return {
    status,
    interval,
    chance: { probability: probabilityReady(estimate, level), ...readinessInterval(estimate, level, spread) },
  };
}

function entryViews(
  { entries, disputeDays }: LearnerRecord,
  ledger: readonly Evidence[],
  replayed: ReplayedBelief,
  skill: CatalogSkill,
): readonly EntryView[] {
  const influences = new Map(replayed.influences.map((influence) => [influence.id as string, influence]));
  return entries.flatMap((entry, at) => {
    const position = entry.skillIds.indexOf(skill.id);
    if (position < 0) return [];
    const influence = influences.get(entry.id);
    const own = influence?.skills.find(({ skillIndex }) => skillIndex === skill.index);
    const read = ledger[at];
    const fate = influence?.fate ?? "not-yet";
    const isOver = fate === "counts" && read !== undefined && isOverAt(read, position, replayed.asOf);
    const { skillIds, values, noiseSd, raterId, response, sourceKey, ...shown } = entry;
    return [
      {
        ...shown,
        level: values[position] ?? 0,
        otherSkills: skillIds.length - 1,
        expiresOn: read === undefined ? entry.expiresOn : lastDayAt(read, position),
        fate: isOver ? "expired" : fate,
        weight: own?.weight ?? null,
        retained: own?.retained ?? null,
        moved: own === undefined ? null : own.meanAfter - own.meanBefore,
        decideBy: disputeDeadline(entry.marks, disputeDays),
      },
    ];
  });
}

function offsetsOf(replayed: ReplayedBelief, entries: readonly LedgerRow[]): readonly SourceOffset[] {
  return raterOffsets(replayed).map(({ source, offset }) => ({
    kind: source.kind,
    raterName: entries.find((entry) => entry.raterId === source.raterId)?.raterName ?? null,
    ratings: source.ratings,
    offset,
  }));
}
