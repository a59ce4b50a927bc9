import { createHash } from "node:crypto";
import { isSound } from "#app/catalog/items/check-item.ts";
import type { ItemDraft } from "#app/catalog/items/item-draft.ts";
import { appendAuditBatch } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import {
  loadPresentWords,
  saveItemVersions,
  type NewVersion,
  type PresentWords,
} from "#app/data/item-authoring.server.ts";
import { skillId, type AccountId, type OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { readGiftItems } from "#app/integrations/questions/gift-items.ts";
import type {
  ImportDefaults,
  ImportedFile,
  ImportedItem,
  RefusedItem,
} from "#app/integrations/questions/imported-item.ts";
import { QUESTION_FILE_LIMITS } from "#app/integrations/questions/read-gift.ts";
import { readQuestionCsv } from "#app/integrations/questions/read-question-csv.ts";
import { now } from "#app/platform/clock.server.ts";
import { differences } from "./item-differences.ts";
import { nextVersion, openChecks, statusAfterEdit, storedDraft } from "./item-words.server.ts";

export interface QuestionFile {
  readonly format: "gift" | "csv";
  readonly bytes: Uint8Array;
  readonly defaults: ImportDefaults;
}

/** What importing a question would do. */
export interface PlannedItem {
  readonly line: number;
  readonly column: number | null;
  readonly id: string | null;
  readonly title: string;
  readonly type: string | null;
  readonly effect: "added" | "changed" | "unchanged" | "refused";
  /** Why it is refused, what changes, what the file says besides. */
  readonly remarks: readonly string[];
  /** Problems that keep a draft from going to pilot. */
  readonly gaps: number;
}

export interface ImportPlan {
  readonly items: readonly PlannedItem[];
  readonly counts: Readonly<Record<PlannedItem["effect"], number>>;
  /** Of what would be done: applying something else than what was shown is refused. */
  readonly fingerprint: string;
}

export type ImportItemsError =
  | { readonly kind: "unreadable"; readonly message: string }
  | { readonly kind: "plan-changed"; readonly plan: ImportPlan };

interface Plan extends ImportPlan {
  readonly versions: readonly NewVersion[];
}

/** What the file would add and change, question by question. Nothing is written. */
export async function planItemImport(
  org: OrgId,
  file: QuestionFile,
): Promise<Result<ImportPlan, { readonly kind: "unreadable"; readonly message: string }>> {
  const plan = await makePlan(org, file);
  if (!plan.ok) return plan;
  const { items, counts, fingerprint } = plan.value;
  return ok({ items, counts, fingerprint });
}

/** Does what `planItemImport` showed under this fingerprint: everything in one transaction, or nothing. */
export async function applyItemImport(
  org: OrgId,
  actor: AccountId,
  file: QuestionFile,
  fingerprint: string,
): Promise<Result<ImportPlan, ImportItemsError>> {
  const made = await makePlan(org, file);
  if (!made.ok) return made;
  const { versions, ...plan } = made.value;
  if (plan.fingerprint !== fingerprint) return err({ kind: "plan-changed", plan });
  if (versions.length === 0) return ok(plan);
  const saved = await inTransaction(async (tx) => {
    if (!(await saveItemVersions(tx, org, actor, versions, now()))) return false;
    const records = versions.map(({ id, follows, status }) => ({
      orgId: org,
      actorId: actor,
      action: follows === 0 ? "item:create" : "item:edit",
      subjectKind: "item",
      subjectId: id,
      before: follows === 0 ? null : { version: follows },
      after: { version: follows + 1, status, imported: file.format },
    }));
    await appendAuditBatch(tx, org, records);
    return true;
  });
  if (saved) return ok(plan);
  const again = await planItemImport(org, file);
  return again.ok ? err({ kind: "plan-changed", plan: again.value }) : again;
}

async function readFile(file: QuestionFile): Promise<Result<ImportedFile, { readonly message: string }>> {
  if (file.bytes.length > QUESTION_FILE_LIMITS.bytes)
    return err({ message: "The file is larger than 2 MB. Nothing was read. Split it." });
  if (file.format === "csv") return readQuestionCsv(file.bytes, file.defaults);
  try {
    return ok(readGiftItems(new TextDecoder("utf-8", { fatal: true }).decode(file.bytes), file.defaults));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return err({ message: "The file is not UTF-8 text. Nothing was read. Save it as UTF-8 and choose it again." });
  }
}

async function makePlan(
  org: OrgId,
  file: QuestionFile,
): Promise<Result<Plan, { readonly kind: "unreadable"; readonly message: string }>> {
  const catalog = await loadOrgCatalog(org);
  const read = await readFile(file);
  if (!read.ok) return err({ kind: "unreadable", message: read.error.message });
  const present = new Map(
    (await loadPresentWords(org, { ids: read.value.items.map(({ draft }) => draft.id) })).map((one) => [one.id, one]),
  );
  const check = await openChecks(org);
  const items: PlannedItem[] = read.value.refused.map(refusedItem);
  const versions: NewVersion[] = [];
  const seen = new Set<string>();
  for (const imported of read.value.items) {
    const { draft } = imported;
    const reason = whyNot(draft, seen, catalog.skillById.has(skillId(draft.skill)), present.get(draft.id));
    seen.add(draft.id);
    if (reason !== null) {
      items.push({ ...headOf(imported), effect: "refused", remarks: [reason], gaps: 0 });
      continue;
    }
    const planned = await planOne(imported, present.get(draft.id) ?? null, check);
    items.push(planned.item);
    if (planned.version !== null) versions.push(planned.version);
  }
  items.sort((one, other) => one.line - other.line);
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { effect } of items) counts[effect] += 1;
  const fingerprint = createHash("sha256").update(JSON.stringify(versions)).digest("hex");
  return ok({ items, counts, fingerprint, versions });
}

const ID = /^[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+$/;

function whyNot(
  draft: ItemDraft,
  seen: ReadonlySet<string>,
  skillKnown: boolean,
  present: PresentWords | undefined,
): string | null {
  if (!skillKnown) return `There is no skill ${draft.skill} in this framework.`;
  if (!ID.test(draft.id)) return `The id “${draft.id}” must look like family.skill-name.short-title.`;
  if (!draft.id.startsWith(`${draft.skill}.`)) return `The id ${draft.id} does not belong to the skill ${draft.skill}.`;
  if (seen.has(draft.id)) return `The id ${draft.id} stands in this file twice; the first one is taken.`;
  const type = present === undefined ? draft.type : storedDraft(present.body).type;
  return type === draft.type
    ? null
    : `The item ${draft.id} is of the type ${type}, which cannot change to ${draft.type}.`;
}

async function planOne(
  imported: ImportedItem,
  present: PresentWords | null,
  check: Awaited<ReturnType<typeof openChecks>>,
): Promise<{ readonly item: PlannedItem; readonly version: NewVersion | null }> {
  const { draft, notes } = imported;
  const head = headOf(imported);
  const before = present === null ? null : storedDraft(present.body);
  const changes = before === null ? [] : differences(before, draft);
  if (before !== null && changes.length === 0)
    return { item: { ...head, effect: "unchanged", remarks: [], gaps: 0 }, version: null };
  const checked = await check(draft, present?.figures ?? {});
  const errors = checked.problems.filter(({ severity }) => severity === "error");
  const status = before === null || present === null ? "draft" : statusAfterEdit(present.status, before, draft);
  if (!isSound(checked) && (status === "pilot" || status === "live")) {
    const first = errors[0] === undefined ? "" : `: ${errors[0].path} ${errors[0].message}`;
    const reason = `The item is ${status} and its new text does not pass the checks${first}.`;
    return { item: { ...head, effect: "refused", remarks: [reason], gaps: errors.length }, version: null };
  }
  const remarks = [
    ...(changes.length === 0 ? [] : [`Changes: ${changes.map(({ label }) => label).join("; ")}.`]),
    ...(present?.status === "live" && status === "pilot"
      ? ["Its key or a number changes: it goes back to pilot."]
      : []),
    ...notes,
  ];
  const note = notes.length === 0 ? null : notes.join(" ").slice(0, 2_000);
  const version = nextVersion(draft, checked.item, { present, status, origin: "import", note });
  const effect = present === null ? ("added" as const) : ("changed" as const);
  return { item: { ...head, effect, remarks, gaps: errors.length }, version };
}

function headOf({ line, draft }: ImportedItem) {
  return { line, column: null, id: draft.id, title: draft.title, type: draft.type };
}

function refusedItem({ line, column, title, reason }: RefusedItem): PlannedItem {
  return { line, column, id: null, title, type: null, effect: "refused", remarks: [reason], gaps: 0 };
}
