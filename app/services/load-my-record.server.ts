import type { Catalog } from "#app/catalog/catalog.ts";
import type { LedgerRow } from "#app/data/learner-record.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, skillId, type EvidenceId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { compareBeliefs, type SkillReading } from "#app/engine/proficiency/belief-change.ts";
import { disputeDeadline } from "#app/engine/proficiency/dispute-deadline.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { EntryFate } from "#app/engine/proficiency/ledger-order.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import type { EntryInfluence } from "#app/engine/proficiency/replay.ts";
import { openRecord, type OpenRecord } from "./open-record.server.ts";
import { replayRecord } from "./replay-record.server.ts";

export const STANDING_FILTERS = ["counts", "disputed", "not-counting"] as const;

export interface RecordQuestion {
  readonly asOf: PlainDate;
  readonly skill: string | null;
  readonly kind: EvidenceKind | null;
  readonly standing: (typeof STANDING_FILTERS)[number] | null;
  /** From 1. */
  readonly page: number;
  /** Entries the reader ticked off. */
  readonly without: readonly string[];
}

/** One entry with what it counts for today. */
export interface RecordEntry extends Omit<
  LedgerRow,
  "skillIds" | "values" | "noiseSd" | "raterId" | "response" | "sourceKey"
> {
  readonly skills: readonly { readonly id: string; readonly name: string; readonly level: number }[];
  readonly fate: EntryFate;
  /** 0…1, of the skill it says most about: how far the estimate followed it, and what of that time has left. Null: it does not count. */
  readonly weight: { readonly first: number; readonly today: number } | null;
  /** The day by which an open dispute is decided; null: nothing is to be decided. */
  readonly decideBy: PlainDate | null;
}

/** An entry by itself, or the answers of one check together. */
export interface RecordGroup {
  readonly key: string;
  readonly isCheck: boolean;
  /** Newest first; at least one. */
  readonly entries: readonly RecordEntry[];
}

export interface RedrawnSkill {
  readonly id: string;
  readonly name: string;
  readonly before: SkillReading;
  readonly after: SkillReading;
}

export interface MyRecord {
  /** Those of the page. */
  readonly groups: readonly RecordGroup[];
  /** Groups and entries that the filter leaves, and entries in all. */
  readonly totals: { readonly groups: number; readonly entries: number; readonly all: number };
  readonly skills: readonly { readonly id: string; readonly name: string }[];
  readonly kinds: readonly EvidenceKind[];
  /** Without what was ticked off: the skills about which something else is said then. Null: nothing is ticked off. */
  readonly redrawn: readonly RedrawnSkill[] | null;
  readonly disputeDays: number;
}

export const GROUPS_PER_PAGE = 20;

/** Everything the ledger holds about the viewer, newest first. One read, one replay; a second when entries are ticked off. */
export async function loadMyRecord(
  viewer: Viewer,
  question: RecordQuestion,
): Promise<Result<MyRecord, { readonly kind: "not-found" }>> {
  const { asOf, page } = question;
  if (viewer.learnerId === null) return err({ kind: "not-found" });
  const open = await openRecord(viewer, { learner: viewer.learnerId, permission: "record:read:own", asOf });
  if (open === null) return err({ kind: "not-found" });
  const without = new Set(question.without.map(evidenceId));
  const all = recordEntries(open, without);
  const entries = all.filter((entry) => isAsked(entry, question));
  const groups = groupChecks(entries);
  return ok({
    groups: groups.slice((page - 1) * GROUPS_PER_PAGE, page * GROUPS_PER_PAGE),
    totals: { groups: groups.length, entries: entries.length, all: all.length },
    skills: distinctSkills(all),
    kinds: [...new Set(all.map(({ kind }) => kind))].sort(),
    redrawn: without.size === 0 ? null : redrawnWithout(open, without),
    disputeDays: open.record.disputeDays,
  });
}

/** The entries of an open record, newest first. */
export function recordEntries(
  { record, catalog, asOf, replayed }: OpenRecord,
  without: ReadonlySet<EvidenceId> = new Set(),
): readonly RecordEntry[] {
  const shown = without.size === 0 ? replayed : replayRecord(record, catalog, asOf, without);
  const influences = new Map(shown.influences.map((influence) => [influence.id as string, influence]));
  return record.entries.toReversed().map((row) => {
    const { skillIds, values, noiseSd, raterId, response, sourceKey, ...entry } = row;
    const influence = influences.get(row.id);
    return {
      ...entry,
      skills: skillIds.map((id, at) => ({ id, name: nameOf(catalog, id), level: values[at] ?? 0 })),
      fate: influence?.fate ?? "not-yet",
      weight: weightOf(influence),
      decideBy: disputeDeadline(row.marks, record.disputeDays),
    };
  });
}

const nameOf = (catalog: Catalog, id: string): string => catalog.skillById.get(skillId(id))?.name ?? id;

function weightOf(influence: EntryInfluence | undefined): RecordEntry["weight"] {
  const weights = (influence?.skills ?? []).map(({ weight, retained }) => ({
    first: weight,
    today: weight * retained,
  }));
  return weights.reduce<RecordEntry["weight"]>(
    (largest, weight) => (largest === null || weight.today > largest.today ? weight : largest),
    null,
  );
}

function isAsked({ kind, fate, skills }: RecordEntry, asked: RecordQuestion): boolean {
  if (asked.kind !== null && kind !== asked.kind) return false;
  if (asked.skill !== null && !skills.some(({ id }) => id === asked.skill)) return false;
  if (asked.standing === null) return true;
  if (asked.standing === "not-counting") return fate !== "counts" && fate !== "disputed";
  return fate === asked.standing;
}

/** Answers of one check together, every other entry by itself; a check stands where its newest answer does. */
function groupChecks(entries: readonly RecordEntry[]): readonly RecordGroup[] {
  const groups = new Map<string, RecordGroup & { readonly entries: RecordEntry[] }>();
  for (const entry of entries) {
    const isCheck = entry.kind === "item-response" && entry.sourceId !== null;
    const key = isCheck ? `check ${entry.sourceId}` : entry.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, isCheck, entries: [entry] });
    else group.entries.push(entry);
  }
  return [...groups.values()];
}

function distinctSkills(entries: readonly RecordEntry[]): MyRecord["skills"] {
  const names = new Map(entries.flatMap(({ skills }) => skills.map(({ id, name }) => [id, name] as const)));
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((left, right) => left.name.localeCompare(right.name, "en"));
}

function redrawnWithout(open: OpenRecord, without: ReadonlySet<EvidenceId>): readonly RedrawnSkill[] {
  const { record, catalog, asOf, replayed } = open;
  const rest = replayRecord(record, catalog, asOf, without);
  const question = { requirements: null, policy: DEFAULT_POLICY, seed: record.id };
  return compareBeliefs(replayed, rest, question).skills.flatMap(({ skillIndex, before, after }) => {
    const skill = catalog.skills[skillIndex];
    return skill === undefined ? [] : [{ id: skill.id, name: skill.name, before, after }];
  });
}
