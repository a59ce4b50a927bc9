import { z } from "zod";
import { parsePlainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId, skillId } from "#app/engine/kernel/ids.ts";

/** One line of prose: YAML may fold it over several lines, the reader gets single spaces. */
export const prose = z
  .string()
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .refine((text) => text.length > 0, "is empty");

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");

export const skillIdText = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/, "must look like family.skill-name, in lower case")
  .transform(skillId);

const level = z.literal([0, 1, 2, 3, 4, 5]);
const prerequisiteLevel = z.literal([1, 2, 3, 4, 5]);

export const day = z.string().transform((text, context): PlainDate => {
  const parsed = parsePlainDate(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: "custom", message: "is not a day of the calendar (YYYY-MM-DD)" });
  return z.NEVER;
});

const review = { owner: prose, reviewedOn: day, source: prose };

export const sector = z.enum(["manufacturing", "port", "utility"]);

/** content/framework.yaml */
export const frameworkFile = z.strictObject({
  id: slug,
  title: prose,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "must look like 1.2.3"),
  status: prose,
  scope: prose,
  dimensions: z.array(z.strictObject({ id: slug, name: prose, question: prose })).min(1, "needs at least one"),
});

/** content/levels.yaml */
export const levelsFile = z.strictObject({
  levels: z.array(
    z.strictObject({
      level,
      name: prose,
      dreyfus: prose,
      bloom: z.array(prose),
      meaning: prose,
      autonomy: prose,
      evidence: prose,
    }),
  ),
});

/** content/clusters.yaml: the table of contents. The order here is the order everywhere. */
export const clustersFile = z.strictObject({
  clusters: z
    .array(
      z.strictObject({
        id: slug,
        name: prose,
        summary: prose,
        dimension: slug.nullable(),
        kind: z.enum(["capability", "application"]),
        skills: z.array(skillIdText).min(1, "needs at least one skill"),
      }),
    )
    .min(1, "needs at least one cluster"),
});

/** content/skills/<cluster>/<id>.yaml */
export const skillFile = z.strictObject({
  id: skillIdText,
  name: prose,
  dimension: slug,
  definition: prose,
  prerequisites: z.array(z.strictObject({ skill: skillIdText, minLevel: prerequisiteLevel })),
  volatility: z.enum(["low", "medium", "high"]),
  demandTrend: z.enum(["emerging", "rising", "stable", "falling"]),
  safetyCritical: z.boolean(),
  practical: z.boolean(),
  levels: z.strictObject({ 1: prose, 2: prose, 3: prose, 4: prose, 5: prose }),
  evidence: z.strictObject({ 1: prose, 2: prose, 3: prose, 4: prose, 5: prose }).partial(),
  aliases: z.array(prose),
  standards: z.array(prose),
  ...review,
});

/** content/roles/<id>.yaml */
export const roleFile = z.strictObject({
  id: slug.transform(roleId),
  name: prose,
  purpose: prose,
  direction: prose,
  sectors: z.array(sector).min(1, "needs at least one sector"),
  anchors: z.array(z.strictObject({ scheme: prose, code: prose, title: prose })),
  requirements: z
    .array(
      z.strictObject({
        skill: skillIdText,
        now: level,
        future: level,
        criticality: z.enum(["critical", "important"]),
        reason: prose.optional(),
      }),
    )
    .min(1, "needs at least one requirement"),
  ...review,
});

export type FrameworkFile = z.infer<typeof frameworkFile>;
export type LevelsFile = z.infer<typeof levelsFile>;
export type ClustersFile = z.infer<typeof clustersFile>;
export type SkillFile = z.infer<typeof skillFile>;
export type RoleFile = z.infer<typeof roleFile>;

/** `levels.4` of a skill file, in an author's words. */
export function describeIssue(path: readonly PropertyKey[], message: string, missing: boolean): string {
  const name = path.map(String).join(".");
  const described = /^levels\.([1-5])$/.exec(name);
  if (described !== null && missing) return `level ${String(described[1])} has no text`;
  if (name === "") return missing ? "the file is empty" : message;
  return missing ? `${name} is missing` : `${name} ${message}`;
}
