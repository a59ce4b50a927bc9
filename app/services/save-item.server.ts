import { isSound, type ItemProblem } from "#app/catalog/items/check-item.ts";
import type { ItemDraft } from "#app/catalog/items/item-draft.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadItemVersions, loadPresentWords, saveItemVersions } from "#app/data/item-authoring.server.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { ItemStatus } from "#app/engine/measurement/item.ts";
import { now } from "#app/platform/clock.server.ts";
import { differences, type Difference } from "./item-differences.ts";
import { nextVersion, openChecks, statusAfterEdit, storedDraft } from "./item-words.server.ts";

export type SaveItemError =
  | { readonly kind: "not-found" }
  | { readonly kind: "id-taken" }
  /** What keeps it out of use; a draft may be kept all the same. */
  | { readonly kind: "has-problems"; readonly problems: readonly ItemProblem[]; readonly mayKeep: boolean }
  | { readonly kind: "nothing-changed" }
  /** Somebody saved another text meanwhile: theirs against this one. */
  | {
      readonly kind: "conflict";
      readonly version: number;
      readonly by: string | null;
      readonly at: string;
      readonly differences: readonly Difference[];
    };

export interface SaveItem {
  readonly org: OrgId;
  readonly actor: AccountId;
  readonly draft: ItemDraft;
  /** The version that was edited; 0 for a new item. */
  readonly follows: number;
  /** What the author says about the change. */
  readonly note: string | null;
  /** Pictures to be added or replaced, by file name. */
  readonly newFigures: Readonly<Record<string, string>>;
  /** Keep a draft although something is missing or wrong. */
  readonly despiteProblems: boolean;
}

export interface SavedItem {
  readonly id: string;
  readonly version: number;
  readonly status: ItemStatus;
  /** The item was live and its key or a number changed. */
  readonly backToPilot: boolean;
}

/** Keeps a text of an item as its next version, in one transaction with its audit entry. */
export async function saveItem(save: SaveItem): Promise<Result<SavedItem, SaveItemError>> {
  const { org, draft, follows } = save;
  const [present = null] = await loadPresentWords(org, { ids: [draft.id] });
  if (follows > 0 && present === null) return err({ kind: "not-found" });
  if (follows === 0 && present !== null) return err({ kind: "id-taken" });
  if (present !== null && present.version !== follows) return conflict(save);
  const figures = { ...present?.figures, ...save.newFigures };
  const before = present === null ? null : storedDraft(present.body);
  const unchanged =
    before !== null && differences(before, draft).length === 0 && Object.keys(save.newFigures).length === 0;
  if (unchanged) return err({ kind: "nothing-changed" });
  const status = before === null || present === null ? "draft" : statusAfterEdit(present.status, before, draft);
  const checked = await (await openChecks(org))(draft, figures);
  const mayKeep = status === "draft" || status === "retired";
  if (!isSound(checked) && !(mayKeep && save.despiteProblems))
    return err({ kind: "has-problems", problems: checked.problems, mayKeep });
  const version = nextVersion(draft, checked.item, { present, status, origin: "person", note: save.note, figures });
  const saved = await inTransaction(async (tx) => {
    if (!(await saveItemVersions(tx, org, save.actor, [version], now()))) return false;
    await appendAudit(tx, {
      orgId: org,
      actorId: save.actor,
      action: before === null ? "item:create" : "item:edit",
      subjectKind: "item",
      subjectId: draft.id,
      before: before === null ? null : { version: follows, status: present?.status },
      after: {
        version: follows + 1,
        status,
        ...(before === null ? {} : { changed: differences(before, draft).map(({ path }) => path) }),
      },
      reason: save.note,
    });
    return true;
  });
  if (!saved) return conflict(save);
  return ok({
    id: draft.id,
    version: follows + 1,
    status,
    backToPilot: present?.status === "live" && status === "pilot",
  });
}

async function conflict({ org, draft }: SaveItem): Promise<Result<never, SaveItemError>> {
  const [newest] = await loadItemVersions(org, draft.id);
  if (newest === undefined) return err({ kind: "not-found" });
  return err({
    kind: "conflict",
    version: newest.version,
    by: newest.createdBy,
    at: newest.createdAt.toISOString(),
    differences: differences(storedDraft(newest.body), draft),
  });
}
