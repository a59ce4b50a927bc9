import { checkItem, type CheckedItem, type ItemSurroundings } from "#app/catalog/items/check-item.ts";
import { answerKeyOf } from "#app/catalog/items/bank-item.ts";
import { itemDraft, type ItemDraft } from "#app/catalog/items/item-draft.ts";
import { itemFile, type ItemFile } from "#app/catalog/items/item-schemas.ts";
import { itemRow } from "#app/catalog/items/library-item.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadPresentWords, type NewVersion, type PresentWords } from "#app/data/item-authoring.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { EXPERT_DIFFICULTY_SD, expertParameters, type ItemStatus } from "#app/engine/measurement/item.ts";

/** The words of a stored version as a draft. Throws when the database holds something else. */
export const storedDraft = (body: unknown): ItemDraft => itemDraft.parse(body);

/** What items of an organisation are checked against; the other items of a skill are read once. */
export async function openChecks(org: OrgId): Promise<(draft: ItemDraft, figures: Figures) => Promise<CheckedItem>> {
  const catalog = await loadOrgCatalog(org);
  const references = {
    skills: new Set(catalog.skills.map(({ id }) => id)),
    roles: new Set(catalog.roles.map(({ id }) => id)),
  };
  const bySkill = new Map<string, Promise<readonly ItemFile[]>>();
  return async (draft, figures) => {
    const others = bySkill.get(draft.skill) ?? loadWhole(org, draft.skill);
    bySkill.set(draft.skill, others);
    const around: ItemSurroundings = { ...references, figures, others: await others };
    return checkItem(draft, around);
  };
}

type Figures = Readonly<Record<string, string>>;

async function loadWhole(org: OrgId, skillId: string): Promise<readonly ItemFile[]> {
  const words = await loadPresentWords(org, { skillId });
  return words.flatMap(({ status, body }) => {
    const whole = status === "retired" ? null : itemFile.safeParse(body);
    return whole?.success === true ? [whole.data] : [];
  });
}

/** Everything a score depends on and every number a person reads: when it changes, earlier answers no longer count alike. */
export function measuredPart(item: ItemFile | ItemDraft): string {
  const whole = itemFile.safeParse({ ...STATE, ...item });
  const numbers = [...JSON.stringify(textsOf(item)).matchAll(/\d+(?:[.,]\d+)*/g)].map(([digits]) => digits);
  return JSON.stringify([whole.success ? answerKeyOf(whole.data) : item, numbers]);
}

const STATE = { status: "draft", review: "drafted", origin: "person", version: 1 } as const;

/** What is read while answering: no feedback, no beliefs, no sources. */
function textsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(textsOf);
  if (typeof value !== "object" || value === null) return value;
  const hidden = new Set([
    "why",
    "belief",
    "sources",
    "calculations",
    "mistakes",
    "objective",
    "area",
    "difficulty",
    "seconds",
    "version",
  ]);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (hidden.has(key) ? [] : [[key, textsOf(part)]])),
  );
}

/** The state of an item once its text is replaced: a changed key or number sends it back to pilot. */
export function statusAfterEdit(status: ItemStatus, before: ItemDraft, after: ItemDraft): ItemStatus {
  return status === "live" && measuredPart(before) !== measuredPart(after) ? "pilot" : status;
}

interface VersionContext {
  readonly present: Pick<PresentWords, "version" | "figures"> | null;
  readonly status: ItemStatus;
  readonly origin: NewVersion["origin"];
  readonly note: string | null;
  readonly figures?: Figures;
}

/** The row and the words of a draft's next version. Its signature does not carry over: somebody signs what they have read. */
export function nextVersion(draft: ItemDraft, item: ItemFile | null, context: VersionContext): NewVersion {
  const follows = context.present?.version ?? 0;
  const state = { status: context.status, review: "drafted", origin: "person", version: follows + 1 } as const;
  const columns = item === null ? incompleteColumns(draft) : itemRow(item);
  const { status, review } = state;
  return {
    id: draft.id,
    skillId: draft.skill,
    level: draft.level,
    type: draft.type,
    area: draft.area,
    title: draft.title,
    status,
    review,
    safetyCritical: draft.safetyCritical,
    seconds: draft.seconds ?? 0,
    discrimination: columns.discrimination,
    difficulty: columns.difficulty,
    difficultySd: columns.difficultySd,
    guessing: columns.guessing,
    steps: columns.steps,
    follows,
    origin: context.origin,
    note: context.note,
    body: { ...(item ?? draft), ...state },
    figures: context.figures ?? context.present?.figures ?? {},
  };
}

function incompleteColumns({ level }: ItemDraft) {
  const { discrimination, difficulty, guessing, steps } = expertParameters(level);
  return { discrimination, difficulty, difficultySd: EXPERT_DIFFICULTY_SD, guessing, steps };
}
