import { z } from "zod";
import { evidenceId, itemId, skillId } from "#app/engine/kernel/ids.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Evidence, EvidenceKind, EvidenceStanding, ItemResponse } from "#app/engine/proficiency/evidence.ts";
import { PROFICIENCY_LEVELS } from "#app/engine/skills/skill.ts";
import { confidence, itemParameters } from "./stored-item.ts";

/** What the column `response` holds. */
const itemResponse = z
  .object({
    itemId: z.string().transform(itemId),
    level: z.literal(PROFICIENCY_LEVELS),
    parameters: itemParameters,
    score: z.int().min(0),
    scored: z.boolean(),
    safetyCritical: z.boolean(),
    confidence,
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
