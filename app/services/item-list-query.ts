import type { ItemStatus } from "#app/engine/measurement/item.ts";

/** What the list of items shows; the address says it. Empty texts ask for everything. */
export interface ItemListQuery {
  readonly search: string;
  readonly skill: string;
  readonly level: string;
  readonly type: string;
  readonly status: string;
  readonly flag: string;
  readonly origin: string;
  readonly review: string;
  readonly sort: ItemSort;
  readonly descending: boolean;
}

export const ITEM_SORTS = [
  "skill",
  "title",
  "status",
  "level",
  "type",
  "answers",
  "share",
  "rest",
  "exposure",
  "difficulty",
] as const;

export type ItemSort = (typeof ITEM_SORTS)[number];

export const STATUSES = ["draft", "pilot", "live", "retired"] as const satisfies readonly ItemStatus[];

/** Reads the address; what it does not know is left out. */
export function parseItemListQuery(params: URLSearchParams): ItemListQuery {
  const text = (name: string): string => (params.get(name) ?? "").trim().slice(0, 100);
  const [asked, descending] = text("sort").startsWith("-") ? [text("sort").slice(1), true] : [text("sort"), false];
  return {
    search: text("q"),
    skill: text("skill"),
    level: text("level"),
    type: text("type"),
    status: text("status"),
    flag: text("flag"),
    origin: text("origin"),
    review: text("review"),
    sort: ITEM_SORTS.find((one) => one === asked) ?? "skill",
    descending,
  };
}
