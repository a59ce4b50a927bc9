import { z } from "zod";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { roleId, skillId } from "#app/engine/kernel/ids.ts";
import type { CatalogContent, CatalogRole, CatalogSkill, SkillLevelText } from "./catalog.ts";

const text = z.string();
const level = z.literal([0, 1, 2, 3, 4, 5]);
const id = text.transform(skillId);
const review = { owner: text, reviewedOn: text.transform(plainDate), source: text };

/** `framework_version.overview`: everything but the skills and the roles. */
export const storedOverview = z.object({
  framework: z.object({ id: text, title: text, version: text, status: text, scope: text }),
  levels: z.array(
    z.object({
      level,
      name: text,
      dreyfus: text,
      bloom: z.array(text),
      meaning: text,
      autonomy: text,
      evidence: text,
    }),
  ),
  dimensions: z.array(z.object({ id: text, name: text, question: text })),
  clusters: z.array(
    z.object({
      id: text,
      name: text,
      summary: text,
      dimension: text.nullable(),
      kind: z.enum(["capability", "application"]),
    }),
  ),
}) satisfies z.ZodType<Omit<CatalogContent, "skills" | "roles">>;

const levelText = z
  .object({ level: z.literal([1, 2, 3, 4, 5]), description: text, evidence: text.optional() })
  .transform(({ evidence, ...rest }): SkillLevelText => (evidence === undefined ? rest : { ...rest, evidence }));

/** `framework_skill.body` */
export const storedSkill = z.object({
  ...review,
  id,
  index: z.int(),
  name: text,
  clusterId: text,
  dimension: text,
  definition: text,
  prerequisites: z.array(z.object({ skillId: id, minLevel: level })),
  volatility: z.enum(["low", "medium", "high"]),
  safetyCritical: z.boolean(),
  practical: z.boolean(),
  demandTrend: z.enum(["emerging", "rising", "stable", "falling"]),
  aliases: z.array(text),
  standards: z.array(text),
  levels: z.array(levelText),
}) satisfies z.ZodType<CatalogSkill>;

/** `framework_role.body` */
export const storedRole = z.object({
  ...review,
  id: text.transform(roleId),
  index: z.int(),
  name: text,
  purpose: text,
  direction: text,
  sectors: z.array(z.enum(["manufacturing", "port", "utility"])),
  anchors: z.array(z.object({ scheme: text, code: text, title: text })),
  requirements: z.array(
    z.object({
      skillId: id,
      now: level,
      future: level,
      criticality: z.enum(["critical", "important"]),
      origin: z.enum(["stated", "implied"]),
      reason: text.nullable(),
      impliedBy: z.array(id),
    }),
  ),
}) satisfies z.ZodType<CatalogRole>;
