import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { AccountId, LearnerId, OrgId, SkillId } from "#app/engine/kernel/ids.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import { recordEvidence, type EvidenceProblem, type RecordedEvidence } from "./record-evidence.server.ts";

export interface SelfRating {
  readonly orgId: OrgId;
  /** The person rates themself: the account is theirs. */
  readonly learnerId: LearnerId;
  readonly accountId: AccountId;
  readonly levels: readonly { readonly skillId: SkillId; readonly level: number }[];
  readonly asOf: PlainDate;
  /** Made with the form: sending the same form twice records it once. */
  readonly formKey: string;
  readonly note?: string | null;
}

/** Records what a person says about their own skills: one entry for all skills of the form, of low weight. */
export function recordSelfRating(rating: SelfRating): Promise<Result<RecordedEvidence, EvidenceProblem>> {
  return recordEvidence({
    orgId: rating.orgId,
    actorId: rating.accountId,
    asOf: rating.asOf,
    entry: {
      personId: rating.learnerId,
      kind: "self-rating",
      skillIds: rating.levels.map(({ skillId }) => skillId),
      values: rating.levels.map(({ level }) => level),
      effectiveOn: rating.asOf,
      sourceKind: "self-rating",
      sourceKey: rating.formKey,
      note: rating.note ?? null,
    },
  });
}
