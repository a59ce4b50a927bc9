import type { Catalog, CatalogRole, CatalogSkill } from "#app/catalog/catalog.ts";
import { listAssessments, type AssessmentKind, type AssessmentLine } from "#app/data/assessments.server.ts";
import { database, type Tx } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadSkillBank, type BankRow } from "#app/data/item-bank.server.ts";
import { loadLearnerRecord, type LearnerRecord } from "#app/data/learner-record.server.ts";
import { loadExposure } from "#app/data/skill-exposure.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { itemId, roleId, skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import {
  designCheck,
  retakeAfterDays,
  type BankItem,
  type CheckDesign,
  type DesignProblem,
} from "#app/engine/measurement/check-design.ts";
import type { ItemParameters, ItemType } from "#app/engine/measurement/item.ts";
import { designRefresh } from "#app/engine/measurement/refresh-design.ts";
import { refreshableLevel } from "#app/engine/proficiency/currency-refresh.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { requiredLevel } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { replayRecord } from "#app/services/replay-record.server.ts";
import { readCalibration } from "#app/services/stored-item-statistics.ts";
import { exposureLimits } from "./skill-exposure.ts";

/** Everything that decides whether and how a person can be checked on a skill today. */
export interface CheckPreparation {
  readonly skill: CatalogSkill;
  readonly catalog: Catalog;
  readonly record: LearnerRecord;
  readonly role: { readonly profile: CatalogRole; readonly required: ProficiencyLevel } | null;
  readonly bank: readonly BankItem[];
  readonly design: Result<CheckDesign, DesignProblem>;
  readonly open: AssessmentLine | null;
  /** Newest first. */
  readonly finished: readonly AssessmentLine[];
  /** First day on which it may be taken again; null: today. */
  readonly retakeOn: PlainDate | null;
  readonly extraTimePercent: number;
  /** The level that a refresh confirms; null: a refresh cannot, or was not asked for. */
  readonly refreshes: ProficiencyLevel | null;
}

export interface CheckWish {
  /** Left out: a check. */
  readonly kind?: AssessmentKind;
  readonly skillId: string;
  /** Null: the person's target role, else the present one. */
  readonly roleId: string | null;
  /** Null: as much as the person has had so far. */
  readonly extraTimePercent: number | null;
  readonly today: PlainDate;
}

/** Reads side by side what a check is laid out from; null: no such skill. */
export async function prepareCheck(
  viewer: Viewer,
  learner: LearnerId,
  wish: CheckWish,
  client: Pick<Tx, "$queryRaw"> = database(),
): Promise<CheckPreparation | null> {
  const id = skillId(wish.skillId);
  const [catalog, record, rows, lines, exposure] = await Promise.all([
    loadOrgCatalog(viewer.orgId),
    loadLearnerRecord(viewer.orgId, learner),
    loadSkillBank(viewer.orgId, id),
    listAssessments(client, viewer.orgId, learner, id),
    loadExposure(client, viewer.orgId, id),
  ]);
  const skill = catalog.skillById.get(id);
  if (skill === undefined || record === null) return null;
  const role = roleFor(catalog, record, skill, wish.roleId);
  const belief = replayRecord(record, catalog, wish.today);
  const estimate = estimateAt(belief, skill.index);
  const refreshes = wish.kind === "refresh" ? refreshableLevel(estimate, role?.required ?? 0, DEFAULT_POLICY) : null;
  const finished = lines.filter(({ status }) => status === "finished");
  const bank = rows.map(bankItem);
  const extraTimePercent = wish.extraTimePercent ?? record.extraTimePercent;
  const common = {
    ...{ bank, mean: estimate.mean, sd: estimate.sd, extraTimePercent },
    attempts: finished.map(({ items }) => items.map(itemId)),
  };
  return {
    ...{ skill, catalog, record, role, bank, finished, refreshes, extraTimePercent },
    open: lines.find(({ status }) => status === "running" || status === "paused") ?? null,
    retakeOn: finished[0]?.retakeOn ?? null,
    design:
      refreshes === null
        ? designCheck({ ...common, requiredLevel: role?.required ?? null, ...exposureLimits(bank, exposure) })
        : designRefresh({ ...common, level: refreshes, seed: `${learner} ${id} ${wish.today}` }),
  };
}

/** The day a check that ends today may be repeated. */
export const retakeDay = (today: PlainDate, earlierChecks: number): PlainDate =>
  addDays(today, retakeAfterDays(earlierChecks));

function roleFor(catalog: Catalog, record: LearnerRecord, skill: CatalogSkill, wanted: string | null) {
  const chosen = wanted ?? record.targetRoleId ?? record.roleId;
  const profile = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  const requirement = profile?.requirements.find((line) => line.skillId === skill.id);
  if (profile === undefined || requirement === undefined) return null;
  const now = requiredLevel(requirement, "now");
  return { profile, required: now > 0 ? now : requiredLevel(requirement, "future") };
}

function bankItem(row: BankRow): BankItem {
  return {
    id: itemId(row.id),
    skillId: skillId(row.skillId),
    level: row.level as ProficiencyLevel,
    type: row.type as ItemType,
    status: row.status,
    contentArea: `${row.skillId}/${row.area}`,
    safetyCritical: row.safetyCritical,
    seconds: row.seconds,
    version: row.version,
    parameters: parametersOf(row),
  };
}

/** From this many answers on, what people did says more than what the writer expected (content rubric, section 5). */
const CALIBRATED_FROM = 200;

/** The curve from the answers where there are enough; the writer's until then, and for partial credit, which it does not cover. */
function parametersOf({ discrimination, difficulty, guessing, steps, calibration }: BankRow): ItemParameters {
  const found = readCalibration(calibration);
  if (found === null || found.answers < CALIBRATED_FROM || steps.length > 1)
    return { discrimination, difficulty, guessing, slipping: 0, steps };
  const curve = { discrimination: found.discrimination, difficulty: found.difficulty, guessing: found.guessing };
  return { ...curve, slipping: 0, steps };
}
