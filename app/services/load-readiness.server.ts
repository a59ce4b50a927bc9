import type { Catalog, CatalogRequirement, CatalogRole } from "#app/catalog/catalog.ts";
import type { LearnerRecord, LedgerRow } from "#app/data/learner-record.server.ts";
import type { Permission } from "#app/engine/access/permissions.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId, type LearnerId, type SkillId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { levelInterval, type LevelInterval } from "#app/engine/proficiency/level-classification.ts";
import { biasSpread, splitBiases } from "#app/engine/proficiency/rater-bias.ts";
import {
  DEFAULT_POLICY,
  probabilityReady,
  readinessInterval,
  skillStatus,
  type SkillStatus,
} from "#app/engine/proficiency/readiness.ts";
import type { ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { roleReadiness, type RoleReadiness } from "#app/engine/proficiency/role-readiness.ts";
import { ESTIMATE_STATE, estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { compileRequirements, requiredLevel, type Horizon } from "#app/engine/skills/role-profile.ts";
import { openRecord, type OpenRecord } from "./open-record.server.ts";

export interface ReadinessQuestion {
  readonly learner: LearnerId;
  readonly permission: Permission;
  /** Null: the person's target role, else the current one. */
  readonly role: string | null;
  readonly horizon: Horizon;
  readonly asOf: PlainDate;
}

export interface SkillChance {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** One required skill of the role, as the page shows it. */
export interface SkillRow {
  readonly skillId: SkillId;
  readonly name: string;
  readonly cluster: string;
  readonly safetyCritical: boolean;
  readonly critical: boolean;
  readonly implied: boolean;
  readonly required: number;
  readonly later: number;
  readonly status: SkillStatus;
  /** Null: not measured. */
  readonly interval: LevelInterval | null;
  readonly chance: SkillChance | null;
  /** Levels missing on average; null when nothing is measured, 0 when none is missing. */
  readonly shortfall: number | null;
  readonly selfRatedOnly: boolean;
  readonly disputed: boolean;
  readonly validUntil: PlainDate | null;
  /** The latest entry that names the skill. */
  readonly latest: { readonly kind: LedgerRow["kind"]; readonly on: PlainDate } | null;
}

export interface ReadinessView {
  readonly learner: Omit<LearnerRecord, "entries" | "currency">;
  readonly entryCount: number;
  readonly role: Pick<CatalogRole, "id" | "name" | "purpose" | "direction"> | null;
  readonly basis: "target" | "current" | "chosen";
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly horizon: Horizon;
  readonly asOf: PlainDate;
  readonly headline: RoleReadiness | null;
  readonly rows: readonly SkillRow[];
}

export type ReadinessProblem = { readonly kind: "not-found" };

/** One person against one role on one day: one read of the ledger, one replay. */
export async function loadReadiness(
  viewer: Viewer,
  question: ReadinessQuestion,
): Promise<Result<ReadinessView, ReadinessProblem>> {
  const open = await openRecord(viewer, question);
  return open === null ? err({ kind: "not-found" }) : ok(readinessOf(open, question));
}

/** The same from a record that is open already. */
export function readinessOf(
  { record, catalog, replayed }: OpenRecord,
  question: Omit<ReadinessQuestion, "permission">,
): ReadinessView {
  const chosen = question.role ?? record.targetRoleId ?? record.roleId;
  const role = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  const { entries, currency, ...learner } = record;
  return {
    learner,
    entryCount: entries.length,
    role: role ?? null,
    basis: basisOf(question, record),
    roles: catalog.roles.map(({ id, name }) => ({ id, name })),
    horizon: question.horizon,
    asOf: question.asOf,
    headline: role === undefined ? null : headlineOf(role, catalog, replayed, question, record.id),
    rows: role === undefined ? [] : rowsOf(role, catalog, replayed, question, entries),
  };
}

function basisOf(question: Pick<ReadinessQuestion, "role">, record: LearnerRecord): ReadinessView["basis"] {
  if (question.role !== null && question.role !== record.targetRoleId) {
    return question.role === record.roleId ? "current" : "chosen";
  }
  return record.targetRoleId !== null ? "target" : "current";
}

function headlineOf(
  role: CatalogRole,
  catalog: Catalog,
  replayed: ReplayedBelief,
  { horizon }: Pick<ReadinessQuestion, "horizon">,
  seed: string,
): RoleReadiness {
  const requirements = compileRequirements(role, horizon, catalog.skills);
  return roleReadiness(replayed, requirements, DEFAULT_POLICY, `${seed} ${role.id} ${horizon}`);
}

type RowQuestion = Pick<ReadinessQuestion, "horizon" | "asOf">;

function rowsOf(
  role: CatalogRole,
  catalog: Catalog,
  replayed: ReplayedBelief,
  question: RowQuestion,
  entries: readonly LedgerRow[],
): readonly SkillRow[] {
  const spread = biasSpread(splitBiases(replayed));
  return role.requirements
    .filter((requirement) => requiredLevel(requirement, question.horizon) > 0)
    .map((requirement) => rowOf(requirement, catalog, replayed, question, entries, spread));
}

function rowOf(
  requirement: CatalogRequirement,
  catalog: Catalog,
  replayed: ReplayedBelief,
  { horizon, asOf }: RowQuestion,
  entries: readonly LedgerRow[],
  spread: Float64Array,
): SkillRow {
  const skill = catalog.skillById.get(requirement.skillId);
  const at = catalog.skillIndex.get(requirement.skillId) ?? -1;
  const estimate = estimateAt(replayed, at);
  const level = requiredLevel(requirement, horizon);
  const safetyCritical = skill?.safetyCritical === true;
  const status = skillStatus(estimate, { level, safetyCritical }, DEFAULT_POLICY, asOf);
  const known = status !== "not-measured" && status !== "expired";
  const interval = status === "not-measured" ? null : levelInterval(estimate);
  const latest = entries.findLast((entry) => entry.skillIds.includes(requirement.skillId) && entry.effectiveOn <= asOf);
  return {
    skillId: requirement.skillId,
    name: skill?.name ?? requirement.skillId,
    cluster: catalog.clusterById.get(skill?.clusterId ?? "")?.name ?? "",
    safetyCritical,
    critical: requirement.criticality === "critical",
    implied: requirement.origin === "implied",
    required: level,
    later: requirement.future,
    status,
    interval,
    chance: known
      ? { probability: probabilityReady(estimate, level), ...readinessInterval(estimate, level, spread[at] ?? 0) }
      : null,
    shortfall: interval === null ? null : Math.max(0, level - interval.level),
    selfRatedOnly: (estimate.state & (ESTIMATE_STATE.selfRated | ESTIMATE_STATE.measured)) === ESTIMATE_STATE.selfRated,
    disputed: (estimate.state & ESTIMATE_STATE.disputed) !== 0,
    validUntil: replayed.measuredUntil[at] ?? null,
    latest: latest === undefined ? null : { kind: latest.kind, on: latest.effectiveOn },
  };
}
