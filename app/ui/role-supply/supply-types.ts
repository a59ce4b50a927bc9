/** What the page of planned roles draws; made by the server. */
export interface Counts {
  readonly people: number;
  readonly ready: number;
  readonly nearly: number;
  readonly notReady: number;
  readonly notMeasured: number;
}

export interface Range {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export interface NeedLine {
  readonly code: string;
  readonly name: string;
  readonly site: string;
  readonly heads: number;
  readonly probability: number;
  readonly goLiveOn: string | null;
  readonly timing: "counts" | "live" | "later" | "undated";
}

export interface SupplyRow {
  readonly id: string;
  readonly name: string;
  readonly now: Counts | null;
  readonly future: Counts | null;
  readonly preparing: Counts | null;
  readonly sites: readonly { readonly site: string; readonly now: Counts | null; readonly future: Counts | null }[];
  readonly needed: Range;
  readonly shortfall: Range | null;
  readonly useCases: readonly NeedLine[];
}

export const SORTS = ["shortfall", "name", "people", "ready", "needed"] as const;
export type SupplySort = (typeof SORTS)[number];

export interface SupplyState {
  readonly site: string | null;
  readonly sector: string | null;
  readonly sort: SupplySort;
  readonly descending: boolean;
  /** Roles that nobody holds, prepares for or needs are left out unless asked for. */
  readonly all: boolean;
  /** The role whose numbers are opened. */
  readonly open: string | null;
}

/** The state an address stands for; unknown values fall back to the default. */
export function parseSupplyState(query: URLSearchParams): SupplyState {
  const text = (name: string): string | null => {
    const value = query.get(name)?.trim().slice(0, 80) ?? "";
    return value === "" ? null : value;
  };
  const sort = SORTS.find((known) => known === query.get("sort")) ?? "shortfall";
  return {
    site: text("site"),
    sector: text("sector"),
    sort,
    descending: query.has("dir") ? query.get("dir") === "desc" : sort !== "name",
    all: query.get("all") === "yes",
    open: text("open"),
  };
}

export function supplyHref({ site, sector, sort, descending, all, open }: SupplyState): string {
  const query = new URLSearchParams();
  if (site !== null) query.set("site", site);
  if (sector !== null) query.set("sector", sector);
  if (sort !== "shortfall") query.set("sort", sort);
  if (descending !== (sort !== "name")) query.set("dir", descending ? "desc" : "asc");
  if (all) query.set("all", "yes");
  if (open !== null) query.set("open", open);
  const text = query.toString();
  return text === "" ? "/planning/roles" : `/planning/roles?${text}`;
}

const keyOf = (row: SupplyRow, sort: Exclude<SupplySort, "name">): number => {
  switch (sort) {
    case "shortfall":
      return row.shortfall?.expected ?? -1;
    case "people":
      return row.now?.people ?? -1;
    case "ready":
      return row.future?.ready ?? -1;
    case "needed":
      return row.needed.expected;
  }
};

const concernsSomebody = (row: SupplyRow): boolean =>
  row.now?.people !== 0 || row.preparing?.people !== 0 || row.useCases.length > 0;

/** Rows in view, in order; withheld numbers come last, equals by name. */
export function arrangeSupply(rows: readonly SupplyRow[], state: SupplyState): readonly SupplyRow[] {
  const shown = state.all ? rows : rows.filter(concernsSomebody);
  const direction = state.descending ? -1 : 1;
  const byName = (a: SupplyRow, b: SupplyRow): number => a.name.localeCompare(b.name, "en");
  const { sort } = state;
  if (sort === "name") return shown.toSorted((a, b) => direction * byName(a, b));
  return shown.toSorted((a, b) => {
    const [x, y] = [keyOf(a, sort), keyOf(b, sort)];
    if (x < 0 || y < 0) return Number(x < 0) - Number(y < 0) || byName(a, b);
    return direction * (x - y) || byName(a, b);
  });
}
