import { z } from "zod";
import type { Catalog } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId, skillId, type SkillId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { recordSelfRating } from "./record-self-rating.server.ts";

export interface RatingSheet {
  readonly roleName: string;
  readonly skills: readonly {
    readonly skillId: SkillId;
    readonly name: string;
    readonly definition: string;
    readonly required: number;
    readonly levels: readonly { readonly level: number; readonly description: string }[];
  }[];
}

/** The skills a role asks for now or later, to rate oneself on; null role: the person's target role, else the current one. */
export async function loadRatingSheet(viewer: Viewer, role: string | null): Promise<RatingSheet | null> {
  if (viewer.learnerId === null) return null;
  const [record, catalog] = await Promise.all([
    loadLearnerRecord(viewer.orgId, viewer.learnerId),
    loadOrgCatalog(viewer.orgId),
  ]);
  if (record === null) return null;
  const chosen = role ?? record.targetRoleId ?? record.roleId;
  const profile = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  if (profile === undefined) return { roleName: "", skills: [] };
  return { roleName: profile.name, skills: sheetSkills(profile.requirements, catalog) };
}

function sheetSkills(
  requirements: readonly { readonly skillId: SkillId; readonly now: number; readonly future: number }[],
  catalog: Catalog,
): RatingSheet["skills"] {
  return requirements.flatMap((requirement) => {
    const skill = catalog.skillById.get(requirement.skillId);
    if (skill === undefined || requirement.future === 0) return [];
    const { name, definition, levels } = skill;
    return [{ skillId: skill.id, name, definition, levels, required: Math.max(requirement.now, requirement.future) }];
  });
}

const answersSchema = z
  .array(z.object({ skill: z.string().max(80), level: z.enum(["0", "1", "2", "3", "4", "5"]) }))
  .min(1)
  .max(200);

export interface RatingRefused {
  readonly message: string;
}

/** Records one's own levels as one entry of low weight; returns how many skills it names. */
export async function rateMyself(
  viewer: Viewer,
  formKey: string,
  answers: readonly { readonly skill: string; readonly level: string }[],
  asOf: PlainDate,
): Promise<Result<number, RatingRefused>> {
  const parsed = answersSchema.safeParse(answers);
  if (viewer.learnerId === null || !parsed.success || formKey === "" || formKey.length > 64)
    return err({ message: "Nothing was saved: the form was not complete. Go back, reload the page and choose again." });
  const recorded = await recordSelfRating({
    orgId: viewer.orgId,
    learnerId: viewer.learnerId,
    accountId: viewer.accountId,
    levels: parsed.data.map(({ skill, level }) => ({ skillId: skillId(skill), level: Number(level) })),
    asOf,
    formKey,
  });
  if (!recorded.ok)
    return err({
      message:
        "Nothing was saved: the form names a skill that is not in the framework. Reload the page and choose again.",
    });
  return ok(parsed.data.length);
}
