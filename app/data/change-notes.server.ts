import { z } from "zod";
import { evidenceId, roleId, skillId } from "#app/engine/kernel/ids.ts";
import type { EvidenceId, LearnerId, OrgId, RoleId } from "#app/engine/kernel/ids.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { PROFICIENCY_LEVELS } from "#app/engine/skills/skill.ts";
import { ROLE_STATUSES } from "#app/engine/proficiency/role-status.ts";
import { SKILL_STATUSES } from "#app/engine/proficiency/readiness.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";
import type { Tx } from "./db.server.ts";
import { newRowId } from "./row-id.server.ts";

/**
 * What made an estimate move: an entry of a kind, a mark on an entry, a finished check, another role, an import, a day of
 * use that keeps a skill current, a skill that ran out or is outdated, or the person's wish that nothing (or something again) be inferred from their job.
 */
export type ChangeCause =
  | EvidenceKind
  | EvidenceMarkKind
  | "check"
  | "prior-learning"
  | "role-change"
  | "import"
  | "skill-use"
  | "expired"
  | "inference-off"
  | "inference-on";

const share = z.number().min(0).max(1);
const reading = z.object({
  status: z.enum([...SKILL_STATUSES, "measured"]),
  interval: z.object({ level: z.number(), low: z.number(), high: z.number() }).nullable(),
  chance: share.nullable(),
});
const head = z.object({
  status: z.enum(ROLE_STATUSES),
  joint: z.object({ probability: share, interval: z.object({ low: share, high: share }) }).nullable(),
});
const changesSchema = z.object({
  v: z.literal(1),
  asOf: z.string().transform((text) => text as PlainDate),
  roleId: z
    .string()
    .transform((text): RoleId => roleId(text))
    .nullable(),
  role: z.object({ before: head, after: head }).nullable(),
  skills: z.array(
    z.object({
      skillId: z.string().transform((text) => skillId(text)),
      required: z.literal(PROFICIENCY_LEVELS).nullable(),
      before: reading,
      after: reading,
    }),
  ),
});

/** Before and after of one event: the skills that moved and the head of the role, all as of one day. */
export type RecordedChanges = z.infer<typeof changesSchema>;

export interface NewChangeNote {
  readonly personId: LearnerId;
  readonly cause: ChangeCause;
  /** The object that caused it where there is one: a sign-off, a check, a claim. */
  readonly causeId: string | null;
  readonly evidenceIds: readonly EvidenceId[];
  readonly changes: RecordedChanges;
}

/** Appends notes, in the transaction of what they are about. One statement. */
export async function appendChangeNotes(
  tx: Tx,
  org: OrgId,
  notes: readonly NewChangeNote[],
  recordedAt: Date,
): Promise<void> {
  if (notes.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO change_note (org_id, id, person_id, cause, cause_id, changes, evidence_ids, recorded_at)
    SELECT ${org}::uuid, n.id, n.person_id, n.cause, n.cause_id, n.changes, n.evidence_ids::text[],
           ${recordedAt.toISOString()}::timestamptz
      FROM unnest(${notes.map(() => newRowId())}::uuid[],
                  ${notes.map((note) => note.personId)}::uuid[],
                  ${notes.map((note) => note.cause)}::text[],
                  ${notes.map((note) => note.causeId)}::text[],
                  ${notes.map((note) => JSON.stringify(note.changes))}::jsonb[],
                  ${notes.map((note) => `{${note.evidenceIds.join(",")}}`)}::text[])
        AS n(id, person_id, cause, cause_id, changes, evidence_ids)`;
}

/** A note as people read it. */
export interface ChangeNote {
  readonly id: string;
  readonly cause: string;
  readonly causeId: string | null;
  /** ISO instant. */
  readonly recordedAt: string;
  readonly changes: RecordedChanges;
  /** The entries it is about, oldest first. */
  readonly entries: readonly ChangeEntry[];
}

export interface ChangeEntry {
  readonly id: EvidenceId;
  readonly kind: EvidenceKind;
  readonly label: string | null;
  readonly effectiveOn: PlainDate;
  readonly raterName: string | null;
}

interface NoteRow {
  readonly id: string;
  readonly cause: string;
  readonly causeId: string | null;
  readonly recordedAt: Date;
  readonly changes: unknown;
  readonly entries: readonly (Omit<ChangeEntry, "id"> & { readonly id: string })[];
}

/** The newest notes about a person, newest first. One query. */
export async function loadChangeNotes(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  person: LearnerId,
  limit: number,
): Promise<readonly ChangeNote[]> {
  const rows = await client.$queryRaw<NoteRow[]>`
    SELECT n.id, n.cause, n.cause_id AS "causeId", n.recorded_at AS "recordedAt", n.changes,
           (SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'label', e.label,
                     'effectiveOn', to_char(e.effective_on, 'YYYY-MM-DD'), 'raterName', r.display_name)
                     ORDER BY e.effective_on, e.id), '[]'::json)
              FROM evidence e
              LEFT JOIN person r ON r.org_id = e.org_id AND r.id = e.rater_id
             WHERE e.org_id = n.org_id AND e.person_id = n.person_id AND e.id::text = ANY (n.evidence_ids)) AS entries
      FROM change_note n
     WHERE n.org_id = ${org}::uuid AND n.person_id = ${person}::uuid
     ORDER BY n.recorded_at DESC, n.id DESC
     LIMIT ${limit}`;
  return rows.map(({ recordedAt, changes, entries, ...row }) => ({
    ...row,
    recordedAt: recordedAt.toISOString(),
    changes: changesSchema.parse(changes),
    entries: entries.map((entry) => ({ ...entry, id: evidenceId(entry.id) })),
  }));
}

/**
 * How many notes about a person came after this one, and the newest id: what a page that waits for news asks every other
 * second. An id the person has no note of counts as none, so everything is new. One query along one index.
 */
export async function countChangesAfter(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  person: LearnerId,
  after: string | null,
): Promise<{ readonly count: number; readonly newest: string | null }> {
  const rows = await client.$queryRaw<{ count: number; newest: string | null }[]>`
    SELECT count(*)::int AS count, (array_agg(n.id::text ORDER BY n.recorded_at DESC, n.id DESC))[1] AS newest
      FROM change_note n
      LEFT JOIN change_note known
        ON known.org_id = n.org_id AND known.person_id = n.person_id AND known.id = ${after}::uuid
     WHERE n.org_id = ${org}::uuid AND n.person_id = ${person}::uuid
       AND (known.id IS NULL OR (n.recorded_at, n.id) > (known.recorded_at, known.id))`;
  return rows[0] ?? { count: 0, newest: null };
}
