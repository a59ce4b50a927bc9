import { z } from "zod";
import { evidenceId, itemId, skillId } from "#app/engine/kernel/ids.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Evidence, EvidenceKind, EvidenceStanding, ItemResponse } from "#app/engine/proficiency/evidence.ts";
import { PROFICIENCY_LEVELS } from "#app/engine/skills/skill.ts";

/** What the column `response` holds. */
const itemResponse = z
  .object({
    itemId: z.string().transform(itemId),
    level: z.literal(PROFICIENCY_LEVELS),
    parameters: z.object({
      discrimination: z.number().positive(),
      difficulty: z.number(),
      guessing: z.number().min(0).max(1),
      slipping: z.number().min(0).max(1),
      steps: z.array(z.number()).min(1),
    }),
    score: z.int().min(0),
    scored: z.boolean(),
    safetyCritical: z.boolean(),
    confidence: z.enum(["sure", "unsure", "guessing"]),
  })
  .transform((response): ItemResponse => response);

/** The columns of an entry that the engine reads. */
export interface EvidenceColumns {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly skillIds: readonly string[];
  readonly values: readonly number[];
  readonly noiseSd: number | null;
  readonly effectiveOn: PlainDate;
  readonly recordedAt: string;
  readonly expiresOn: PlainDate | null;
  readonly raterId: string | null;
  readonly sourceId: string | null;
  /** Json as stored; null for entries that state levels. */
  readonly response: unknown;
}

/** An entry as the engine reads it. */
export function evidenceOfRow(row: EvidenceColumns, standing: EvidenceStanding, reasonGiven: boolean): Evidence {
  const head = {
    id: evidenceId(row.id),
    skillIds: row.skillIds.map(skillId),
    effectiveOn: row.effectiveOn,
    recordedAt: row.recordedAt,
    expiresOn: row.expiresOn,
    standing,
  };
  if (row.kind === "item-response")
    return { ...head, kind: row.kind, checkId: row.sourceId ?? row.id, response: itemResponse.parse(row.response) };
  const { kind, values, noiseSd, raterId } = row;
  return { ...head, kind, values, noiseSd, raterId, reasonGiven };
}
