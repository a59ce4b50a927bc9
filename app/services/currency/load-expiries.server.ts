import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { countLiveItems } from "#app/data/item-bank.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import { mayReadLearner } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, roleId, type LearnerId, type SkillId } from "#app/engine/kernel/ids.ts";
import { REFRESH_MINUTES } from "#app/engine/measurement/refresh-design.ts";
import { refreshableLevel } from "#app/engine/proficiency/currency-refresh.ts";
import { validities, type SkillValidity } from "#app/engine/proficiency/currency-validity.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { requiredLevel } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { ledgerOf, replayRecord } from "#app/services/replay-record.server.ts";

/** What keeps a skill valid. `check`: the estimate is no longer sure enough for a refresh, or has run out. */
export type RenewalAction =
  | { readonly kind: "refresh"; readonly minutes: number; readonly level: ProficiencyLevel }
  | { readonly kind: "check" }
  | { readonly kind: "sign-off"; readonly level: ProficiencyLevel };

/** A skill that runs out, or has. */
export interface Expiry extends SkillValidity {
  readonly name: string;
  readonly safetyCritical: boolean;
  /** Level that the person's target role, else the present one, asks for; 0: it does not. */
  readonly required: ProficiencyLevel;
  readonly action: RenewalAction;
}

/** Live questions below which nothing can be asked about a skill. */
const FEWEST_QUESTIONS = 5;

/**
 * Every skill of a person that runs out, the most pressing first, each with what keeps it valid. Null: there is no such
 * person, or the viewer may not read them.
 */
export async function loadExpiries(
  viewer: Viewer,
  learner: LearnerId,
  asOf: PlainDate,
): Promise<readonly Expiry[] | null> {
  const [record, catalog, questions] = await Promise.all([
    loadLearnerRecord(viewer.orgId, learner),
    loadOrgCatalog(viewer.orgId),
    countLiveItems(viewer.orgId),
  ]);
  if (record === null) return null;
  const permission = viewer.learnerId === learner ? "record:read:own" : "person:read";
  if (!mayReadLearner(viewer, permission, { id: learnerId(record.id), unitPath: record.unitPath })) return null;
  const chosen = record.targetRoleId ?? record.roleId;
  const role = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  const requiredOf = (skill: SkillId): ProficiencyLevel => {
    const requirement = role?.requirements.find(({ skillId }) => skillId === skill);
    return requirement === undefined ? 0 : requiredLevel(requirement, "now");
  };
  const belief = replayRecord(record, catalog, asOf);
  return validities(ledgerOf(record), record.currency, asOf).flatMap((validity) => {
    const skill = catalog.skillById.get(validity.skillId);
    if (skill === undefined) return [];
    const required = requiredOf(skill.id);
    const level = refreshableLevel(estimateAt(belief, skill.index), required, DEFAULT_POLICY);
    const asked = (questions.get(skill.id) ?? 0) >= FEWEST_QUESTIONS;
    const action = renewalOf(validity, { level, required, asked });
    return [{ ...validity, name: skill.name, safetyCritical: skill.safetyCritical, required, action }];
  });
}

function renewalOf(
  { rule, daysLeft }: SkillValidity,
  { level, required, asked }: { level: ProficiencyLevel | null; required: ProficiencyLevel; asked: boolean },
): RenewalAction {
  // a change of procedure that is still to come outdates today's answers too
  const wouldHold = rule !== "procedure-changed" || daysLeft < 0;
  if (asked && wouldHold && level !== null) return { kind: "refresh", minutes: REFRESH_MINUTES, level };
  const needsJudgement = required >= DEFAULT_POLICY.humanJudgementFrom;
  if (!asked || !wouldHold || needsJudgement) return { kind: "sign-off", level: required === 0 ? 1 : required };
  return { kind: "check" };
}
