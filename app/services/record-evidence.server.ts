import type { Catalog } from "#app/catalog/catalog.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import type { ChangeCause } from "#app/data/change-notes.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { appendEvidence, loadLedgers, type NewEvidence } from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { AccountId, EvidenceId, OrgId, SkillId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { replayLedger, type ReplayedBelief } from "#app/engine/proficiency/replay.ts";
import { now } from "#app/platform/clock.server.ts";
import { recordChange } from "./record-change.server.ts";
import { beliefModelOf } from "./replay-record.server.ts";

export interface EvidenceCommand {
  readonly orgId: OrgId;
  /** Who enters it; null: the installation itself. */
  readonly actorId: AccountId | null;
  readonly entry: NewEvidence;
  /** The organisation's day: the stored belief is as of this day. */
  readonly asOf: PlainDate;
  /** What the note about the change names as its cause; left out: the kind of the entry. */
  readonly cause?: ChangeCause;
  /** The object that caused it; left out: the entry's source. */
  readonly causeId?: string | null;
}

export type EvidenceProblem =
  | { readonly kind: "unknown-person" }
  | { readonly kind: "unknown-skill"; readonly skillId: SkillId }
  | { readonly kind: "level-out-of-range"; readonly skillId: SkillId }
  | { readonly kind: "nothing-stated" };

export interface RecordedEvidence {
  /** Null when an entry with this source key was there already: nothing was written. */
  readonly entryId: EvidenceId | null;
  /** The person's belief afterwards. */
  readonly belief: ReplayedBelief;
}

/**
 * Appends one entry (manager rating, certificate, sign-off, …) and brings the person's belief up to date, with its audit
 * entry, the mark on the unit's sums and the note that says what changed, in one transaction that holds the person.
 * Repeating it with the same source key changes nothing.
 */
export async function recordEvidence(command: EvidenceCommand): Promise<Result<RecordedEvidence, EvidenceProblem>> {
  const catalog = await loadOrgCatalog(command.orgId);
  const problem = findProblem(command.entry, catalog);
  return problem === null ? inTransaction((tx) => recordIn(tx, command, catalog)) : err(problem);
}

function findProblem({ skillIds, values }: NewEvidence, catalog: Catalog): EvidenceProblem | null {
  if (skillIds.length === 0) return { kind: "nothing-stated" };
  for (const [position, skillId] of skillIds.entries()) {
    if (!catalog.skillIndex.has(skillId)) return { kind: "unknown-skill", skillId };
    const level = values[position] ?? Number.NaN;
    if (!(level >= 0 && level <= 5)) return { kind: "level-out-of-range", skillId };
  }
  return null;
}

async function recordIn(
  tx: Tx,
  { orgId, actorId, entry, asOf, cause = entry.kind, causeId = entry.sourceId ?? null }: EvidenceCommand,
  catalog: Catalog,
): Promise<Result<RecordedEvidence, EvidenceProblem>> {
  const person = await lockLearner(tx, orgId, entry.personId);
  if (person === null) return err({ kind: "unknown-person" });
  const ledgers = await loadLedgers(tx, orgId, [person.id]);
  const before = ledgers.get(person.id) ?? [];
  const at = now();
  const [added] = await appendEvidence(tx, orgId, [{ enteredById: actorId, ...entry }], at);
  if (added === undefined) return ok({ entryId: null, belief: replayLedger(beliefModelOf(catalog), before, asOf) });
  const after = ledgers.appended(person.id, [added], at);
  const evidenceIds = [added.id];
  const belief = await recordChange(tx, {
    ...{ orgId, catalog, person, cause, causeId, evidenceIds, before, after, asOf, at },
  });
  const { kind, skillIds, values, effectiveOn, expiresOn = null } = added;
  await appendAudit(tx, {
    orgId,
    actorId,
    action: "evidence:add",
    subjectKind: "person",
    subjectId: person.id,
    after: { entryId: added.id, kind, skillIds, values, effectiveOn, expiresOn },
    reason: added.note ?? null,
  });
  return ok({ entryId: added.id, belief });
}
