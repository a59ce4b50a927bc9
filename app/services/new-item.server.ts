import { itemDraft, type ItemDraft } from "#app/catalog/items/item-draft.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadPresentWords } from "#app/data/item-authoring.server.ts";
import { skillId, type AccountId, type OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { slugOf } from "#app/integrations/questions/plain-text.ts";
import { emptyDraft } from "./item-fields.ts";
import { storedDraft } from "./item-words.server.ts";
import { saveItem } from "./save-item.server.ts";

export const NEW_ITEM_TYPES = ["single", "multiple", "ordering", "matching", "numeric", "hotspot", "scenario"] as const;

export interface NewItemHead {
  readonly skill: string;
  readonly level: 1 | 2 | 3;
  readonly type: ItemDraft["type"];
  readonly title: string;
}

/** The skills an item may be written for. */
export async function listItemSkills(
  org: OrgId,
): Promise<readonly { readonly value: string; readonly label: string }[]> {
  return (await loadOrgCatalog(org)).skills.map(({ id, name }) => ({ value: id, label: name }));
}

/** Starts an item as a draft without content; its id comes from its title. */
export async function startItem(
  org: OrgId,
  actor: AccountId,
  head: NewItemHead,
): Promise<Result<{ readonly id: string }, { readonly kind: "unknown-skill" }>> {
  if (!(await loadOrgCatalog(org)).skillById.has(skillId(head.skill))) return err({ kind: "unknown-skill" });
  const draft = (id: string) => emptyDraft({ ...head, id });
  return ok({ id: await keepUnderFreeId(org, actor, `${head.skill}.${slugOf(head.title)}`, draft) });
}

/** A copy to be changed: a draft of its own with nobody's signature. Null when there is no such item. */
export async function duplicateItem(org: OrgId, actor: AccountId, id: string): Promise<string | null> {
  const [words] = await loadPresentWords(org, { ids: [id] });
  if (words === undefined) return null;
  const original = storedDraft(words.body);
  const title = `${original.title} (copy)`;
  return keepUnderFreeId(
    org,
    actor,
    `${id}-copy`,
    (free) => itemDraft.parse({ ...original, id: free, title }),
    words.figures,
  );
}

/** Tries name, name-2, name-3, … until one is free. */
async function keepUnderFreeId(
  org: OrgId,
  actor: AccountId,
  wanted: string,
  make: (id: string) => ItemDraft,
  figures: Readonly<Record<string, string>> = {},
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const draft = make(number === 1 ? wanted : `${wanted}-${number}`);
    const saved = await saveItem({
      ...{ org, actor, draft, follows: 0, note: null, newFigures: figures, despiteProblems: true },
    });
    if (saved.ok) return saved.value.id;
    if (saved.error.kind !== "id-taken" && saved.error.kind !== "conflict")
      throw new Error(`a new draft was refused: ${saved.error.kind}`);
  }
}
