import { loadBeliefs } from "#app/data/beliefs.server.ts";
import { database } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLessonText } from "#app/data/lessons.server.ts";
import type { AssignmentKind } from "#app/data/assignments.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId, skillId, type LearnerId, type OrgId } from "#app/engine/kernel/ids.ts";
import { DEFAULT_POLICY, isReady } from "#app/engine/proficiency/readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { requiredLevel } from "#app/engine/skills/role-profile.ts";
import { PROFICIENCY_LEVELS, type ProficiencyLevel } from "#app/engine/skills/skill.ts";

/** What somebody is asked for, and when it is met. */
export interface AssignmentSubject {
  readonly id: string;
  readonly name: string;
  readonly level: ProficiencyLevel | null;
  /** Levels of skills, by the position of the skill: who has all of them need not be asked. */
  readonly levels: readonly {
    readonly skillIndex: number;
    readonly level: ProficiencyLevel;
    readonly safetyCritical: boolean;
  }[];
}

/** What an assignment is about; null: the organisation has no such role, skill, level or live lesson. */
export async function findAssignmentSubject(
  org: OrgId,
  { kind, subject, level }: { readonly kind: AssignmentKind; readonly subject: string; readonly level: number | null },
): Promise<AssignmentSubject | null> {
  const catalog = await loadOrgCatalog(org);
  const of = (id: string, asked: ProficiencyLevel): AssignmentSubject["levels"] => {
    const skill = catalog.skillById.get(skillId(id));
    return skill === undefined || asked === 0
      ? []
      : [{ skillIndex: skill.index, level: asked, safetyCritical: skill.safetyCritical }];
  };
  if (kind === "pathway") {
    const role = catalog.roleById.get(roleId(subject));
    if (role === undefined) return null;
    const levels = role.requirements.flatMap((row) => of(row.skillId, requiredLevel(row, "now")));
    return { id: role.id, name: role.name, level: null, levels };
  }
  if (kind === "lesson") {
    const lesson = await loadLessonText(database(), org, subject, null);
    if (lesson?.status !== "live") return null;
    const levels = of(lesson.skillId, lesson.toLevel as ProficiencyLevel);
    return { id: lesson.id, name: lesson.title, level: null, levels };
  }
  const skill = catalog.skillById.get(skillId(subject));
  const asked = PROFICIENCY_LEVELS.find((one) => one === (level ?? 0));
  if (skill === undefined || asked === undefined || (kind === "sign-off" && asked === 0)) return null;
  return { id: skill.id, name: skill.name, level: asked === 0 ? null : asked, levels: of(skill.id, asked) };
}

/** Those of these people who are ready for all of it today, by the stored beliefs. One query. */
export async function whoMeets(
  org: OrgId,
  people: readonly LearnerId[],
  { levels }: AssignmentSubject,
  asOf: PlainDate,
): Promise<readonly LearnerId[]> {
  const catalog = await loadOrgCatalog(org);
  if (levels.length === 0) return [];
  const beliefs = await loadBeliefs(database(), org, people);
  return beliefs
    .filter(({ frameworkVersionId }) => frameworkVersionId === catalog.versionId)
    .filter((belief) =>
      levels.every(({ skillIndex, ...asked }) => isReady(estimateAt(belief, skillIndex), asked, DEFAULT_POLICY, asOf)),
    )
    .map(({ learnerId }) => learnerId);
}
