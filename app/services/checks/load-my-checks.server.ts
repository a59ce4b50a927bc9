import { listAssessments } from "#app/data/assessments.server.ts";
import { database } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { countLiveItems } from "#app/data/item-bank.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId, skillId } from "#app/engine/kernel/ids.ts";
import { DEFAULT_POLICY, skillStatus, type SkillStatus } from "#app/engine/proficiency/readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { requiredLevel } from "#app/engine/skills/role-profile.ts";
import { replayRecord } from "#app/services/replay-record.server.ts";

export interface SuggestedCheck {
  readonly skillId: string;
  readonly name: string;
  readonly required: number;
  readonly status: SkillStatus;
  readonly critical: boolean;
  /** First day on which it may be taken; null: today. */
  readonly from: PlainDate | null;
}

export interface MyChecks {
  readonly roleName: string | null;
  readonly open: readonly {
    readonly id: string;
    readonly skillName: string;
    readonly answered: number;
    readonly paused: boolean;
    readonly startedOn: PlainDate;
  }[];
  /** Skills of the role where measuring helps most, the most pressing first. */
  readonly suggested: readonly SuggestedCheck[];
  readonly finished: readonly {
    readonly id: string;
    readonly skillId: string;
    readonly skillName: string;
    readonly finishedOn: PlainDate;
    readonly level: number | null;
    readonly retakeOn: PlainDate | null;
  }[];
}

/** Statuses in which the next step is to measure, the most pressing first. */
const WORTH_MEASURING: readonly SkillStatus[] = ["expired", "uncertain", "not-measured", "nearly"];

/** One's own checks: open, taken, and those worth taking for one's role. */
export async function loadMyChecks(viewer: Viewer, today: PlainDate): Promise<MyChecks | null> {
  if (viewer.learnerId === null) return null;
  const [catalog, record, lines, counts] = await Promise.all([
    loadOrgCatalog(viewer.orgId),
    loadLearnerRecord(viewer.orgId, viewer.learnerId),
    listAssessments(database(), viewer.orgId, viewer.learnerId, null),
    countLiveItems(viewer.orgId),
  ]);
  if (record === null) return null;
  const nameOf = (id: string): string => catalog.skillById.get(skillId(id))?.name ?? id;
  const chosen = record.targetRoleId ?? record.roleId;
  const role = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  const open = lines.filter(({ status }) => status === "running" || status === "paused");
  const finished = lines.filter(({ status }) => status === "finished");
  const belief = replayRecord(record, catalog, today);
  const waiting = new Map(finished.toReversed().map((line) => [line.skillId, line.retakeOn]));
  const suggested = (role?.requirements ?? []).flatMap((requirement): SuggestedCheck[] => {
    const skill = catalog.skillById.get(requirement.skillId);
    const required = requiredLevel(requirement, "now");
    if (skill === undefined || required === 0 || (counts.get(skill.id) ?? 0) === 0) return [];
    if (open.some((line) => line.skillId === skill.id)) return [];
    const asked = { level: required, safetyCritical: skill.safetyCritical };
    const status = skillStatus(estimateAt(belief, skill.index), asked, DEFAULT_POLICY, today);
    if (!WORTH_MEASURING.includes(status)) return [];
    const from = waiting.get(skill.id) ?? null;
    const critical = requirement.criticality === "critical";
    return [
      {
        skillId: skill.id,
        name: skill.name,
        required,
        status,
        critical,
        from: from !== null && from > today ? from : null,
      },
    ];
  });
  return {
    roleName: role?.name ?? null,
    open: open.map(({ id, skillId: skill, answered, status, startedOn }) => {
      return { id, skillName: nameOf(skill), answered, paused: status === "paused", startedOn };
    }),
    suggested: suggested.sort((left, right) => urgency(left) - urgency(right)),
    finished: finished.flatMap(({ id, skillId: skill, finishedOn, level, retakeOn }) =>
      finishedOn === null ? [] : [{ id, skillId: skill, skillName: nameOf(skill), finishedOn, level, retakeOn }],
    ),
  };
}

/** Those that may be taken today first, then critical ones, then by status. */
function urgency({ from, critical, status }: SuggestedCheck): number {
  return (from === null ? 0 : 100) + (critical ? 0 : 10) + WORTH_MEASURING.indexOf(status);
}
