import { isSound, type ItemProblem } from "#app/catalog/items/check-item.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadItemVersions, loadPresentWords, setItemStatus, signItemVersion } from "#app/data/item-authoring.server.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { ItemStatus } from "#app/engine/measurement/item.ts";
import { now } from "#app/platform/clock.server.ts";
import { openChecks, storedDraft } from "./item-words.server.ts";

/** Where an item may go from where it is, the usual way first. */
export const NEXT_STATUSES: Readonly<Record<ItemStatus, readonly ItemStatus[]>> = {
  draft: ["pilot", "retired"],
  pilot: ["live", "draft", "retired"],
  live: ["retired", "pilot"],
  retired: ["draft"],
};

export const isItemStatus = (text: string): text is ItemStatus => Object.hasOwn(NEXT_STATUSES, text);

interface ItemAt {
  readonly org: OrgId;
  readonly actor: AccountId;
  readonly id: string;
  /** The version that the person looked at. */
  readonly version: number;
}

export type StatusError =
  | { readonly kind: "not-found" }
  | { readonly kind: "changed-meanwhile" }
  | { readonly kind: "no-way"; readonly from: ItemStatus }
  | { readonly kind: "reason-missing" }
  | { readonly kind: "has-problems"; readonly problems: readonly ItemProblem[] };

/** Moves an item to another state, with the reason in the audit log. Pilot and live need every automatic check to pass. */
export async function changeItemStatus(
  { org, actor, id, version }: ItemAt,
  to: ItemStatus,
  reason: string | null,
): Promise<Result<{ readonly from: ItemStatus }, StatusError>> {
  const [present] = await loadPresentWords(org, { ids: [id] });
  if (present === undefined) return err({ kind: "not-found" });
  if (present.version !== version) return err({ kind: "changed-meanwhile" });
  const from = present.status;
  if (!NEXT_STATUSES[from].includes(to)) return err({ kind: "no-way", from });
  if (reason === null) return err({ kind: "reason-missing" });
  if (to === "pilot" || to === "live") {
    const checked = await (await openChecks(org))(storedDraft(present.body), present.figures);
    if (!isSound(checked)) return err({ kind: "has-problems", problems: checked.problems });
  }
  const changed = await inTransaction(async (tx) => {
    if (!(await setItemStatus(tx, org, { id, version, from, to }, now()))) return false;
    await appendAudit(tx, {
      orgId: org,
      actorId: actor,
      action: `item:${to}`,
      subjectKind: "item",
      subjectId: id,
      before: { status: from, version },
      after: { status: to, version },
      reason,
    });
    return true;
  });
  return changed ? ok({ from }) : err({ kind: "changed-meanwhile" });
}

export type SignError =
  | { readonly kind: "not-found" }
  | { readonly kind: "changed-meanwhile" }
  | { readonly kind: "signed-already" }
  | { readonly kind: "own-text" };

/** A named person signs that the present version is right. Nobody signs what they wrote themselves. */
export async function signItem({ org, actor, id, version }: ItemAt): Promise<Result<true, SignError>> {
  const [newest] = await loadItemVersions(org, id);
  if (newest === undefined) return err({ kind: "not-found" });
  if (newest.version !== version) return err({ kind: "changed-meanwhile" });
  if (newest.signedAt !== null) return err({ kind: "signed-already" });
  if (newest.createdById === actor) return err({ kind: "own-text" });
  const signed = await inTransaction(async (tx) => {
    if (!(await signItemVersion(tx, org, { id, version, actor }, now()))) return false;
    await appendAudit(tx, {
      orgId: org,
      actorId: actor,
      action: "item:sign",
      subjectKind: "item",
      subjectId: id,
      after: { version },
    });
    return true;
  });
  return signed ? ok(true) : err({ kind: "changed-meanwhile" });
}
