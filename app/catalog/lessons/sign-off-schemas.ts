import { z } from "zod";
import { prose, skillIdText, slug } from "#app/catalog/content-schemas.ts";
import { reviewState, sources } from "./lesson-schemas.ts";

/** content/checklists/<skill id>.yaml: a practical task that an assessor watches. */
export const checklistFile = z.strictObject({
  skill: skillIdText,
  /** The observed task. */
  title: prose,
  /** The level that the task shows. */
  level: z.literal([2, 3]),
  minutes: z.number().int().min(5).max(480),
  /** Equipment, site rules, who releases it. */
  setting: prose,
  points: z
    .array(
      z.strictObject({
        id: slug,
        observe: prose,
        /** What is seen at each level. */
        level1: prose,
        level2: prose,
        level3: prose,
        safetyCritical: z.boolean(),
      }),
    )
    .min(6, "needs 6 to 12 points")
    .max(12, "needs 6 to 12 points"),
  /** When the assessor stops the task. */
  stop: prose,
  sources,
  review: reviewState,
  version: z.number().int().min(1),
});

/** content/briefs/<cluster id>.yaml: a case or work sample of level 4, judged by a person. */
export const briefFile = z.strictObject({
  cluster: slug,
  title: prose,
  kind: z.enum(["case", "work-sample"]),
  situation: prose,
  task: prose,
  materials: z.array(prose).min(1, "needs at least one"),
  /** What is handed in. */
  deliver: z.array(prose).min(1, "needs at least one"),
  criteria: z
    .array(z.strictObject({ id: slug, criterion: prose, meets: prose, exceeds: prose }))
    .min(5, "needs 5 to 8 criteria")
    .max(8, "needs 5 to 8 criteria"),
  judgedBy: prose,
  minutes: z.number().int().min(15).max(2400),
  sources,
  review: reviewState,
  version: z.number().int().min(1),
});

export type ChecklistFile = z.infer<typeof checklistFile>;
export type BriefFile = z.infer<typeof briefFile>;
