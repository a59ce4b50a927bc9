import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { listAuthoredItems, type AuthoredItem } from "#app/data/item-authoring.server.ts";
import { skillId, type OrgId } from "#app/engine/kernel/ids.ts";
import { STATUSES, type ItemListQuery, type ItemSort } from "./item-list-query.ts";
import { readCalibration, readStatistics, type StoredItemFlag } from "./stored-item-statistics.ts";

export interface ItemLine {
  readonly id: string;
  readonly title: string;
  readonly skillId: string;
  readonly skillName: string;
  readonly level: number;
  readonly type: string;
  readonly status: string;
  readonly review: string;
  readonly origin: string;
  readonly version: number;
  readonly safetyCritical: boolean;
  readonly answers: number;
  /** Null: too few answers for a statistic. */
  readonly shareRight: number | null;
  readonly rest: number | null;
  readonly exposure: number | null;
  readonly difficulty: number;
  readonly difficultyError: number;
  /** False: the difficulty is what the writer expects. */
  readonly calibrated: boolean;
  readonly flags: readonly StoredItemFlag[];
}

export interface ItemList {
  readonly lines: readonly ItemLine[];
  readonly total: number;
  readonly perPage: number;
  readonly page: number;
  /** Of everything that the other filters let through. */
  readonly statusCounts: readonly { readonly status: string; readonly count: number }[];
  readonly all: number;
  readonly skills: readonly { readonly value: string; readonly label: string }[];
  readonly withdrawNow: readonly Pick<ItemLine, "id" | "title" | "version" | "status" | "rest" | "answers">[];
  /** ISO instant of the newest computation. */
  readonly computedAt: string | null;
}

const PER_PAGE = 50;

/** The items that a query asks for, those to withdraw now on top of the page. */
export async function loadItemList(org: OrgId, query: ItemListQuery, page: number): Promise<ItemList> {
  const [catalog, items] = await Promise.all([loadOrgCatalog(org), listAuthoredItems(org, query.search)]);
  const nameOf = (id: string): string => catalog.skillById.get(skillId(id))?.name ?? id;
  const lines = items.map((item) => toLine(item, nameOf(item.skillId)));
  const matching = lines.filter((line) => matches(line, query));
  const shown = matching.filter(({ status }) => query.status === "" || status === query.status).sort(orderOf(query));
  const used = new Set(items.map((item) => item.skillId));
  return {
    lines: shown.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    total: shown.length,
    perPage: PER_PAGE,
    page,
    statusCounts: STATUSES.map((status) => ({
      status,
      count: matching.filter((line) => line.status === status).length,
    })),
    all: matching.length,
    skills: catalog.skills.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ value: id, label: name })),
    withdrawNow: lines.filter(({ flags, status }) => flags.includes("negative-discrimination") && status !== "retired"),
    computedAt: newest(items),
  };
}

/** Ids of everything that a query asks for, in its order: for an export. */
export async function listMatchingItems(org: OrgId, query: ItemListQuery): Promise<readonly string[]> {
  const lines = (await listAuthoredItems(org, query.search)).map((item) => toLine(item, item.skillId));
  return lines
    .filter((line) => matches(line, query) && (query.status === "" || line.status === query.status))
    .map(({ id }) => id);
}

function toLine(item: AuthoredItem, skillName: string): ItemLine {
  const statistics = readStatistics(item.statistics);
  const calibration = readCalibration(item.calibration);
  const { id, title, level, type, status, review, origin, version, safetyCritical } = item;
  return {
    ...{ id, title, level, type, status, review, origin, version, safetyCritical },
    skillId: item.skillId,
    skillName,
    answers: statistics?.answers ?? 0,
    shareRight: statistics?.shareRight ?? null,
    rest: statistics?.discriminationIndex ?? null,
    exposure: statistics === null || statistics.checks === 0 ? null : statistics.givenIn / statistics.checks,
    difficulty: calibration?.difficulty ?? item.difficulty,
    difficultyError: calibration?.errors.difficulty ?? item.difficultySd,
    calibrated: calibration !== null,
    flags: statistics?.flags ?? [],
  };
}

function matches(line: ItemLine, query: ItemListQuery): boolean {
  const asked: readonly (readonly [string, string])[] = [
    [query.skill, line.skillId],
    [query.level, String(line.level)],
    [query.type, line.type],
    [query.origin, line.origin],
    [query.review, line.review],
  ];
  if (asked.some(([wanted, has]) => wanted !== "" && wanted !== has)) return false;
  if (query.flag === "") return true;
  return query.flag === "any" ? line.flags.length > 0 : line.flags.some((flag) => flag === query.flag);
}

const VALUE: Readonly<Record<ItemSort, (line: ItemLine) => string | number | null>> = {
  skill: (line) => line.skillName,
  title: (line) => line.title,
  status: (line) => STATUSES.findIndex((status) => status === line.status),
  level: (line) => line.level,
  type: (line) => line.type,
  answers: (line) => line.answers,
  share: (line) => line.shareRight,
  rest: (line) => line.rest,
  exposure: (line) => line.exposure,
  difficulty: (line) => line.difficulty,
};

/** What has no value comes last either way. */
function orderOf({ sort, descending }: ItemListQuery): (one: ItemLine, other: ItemLine) => number {
  return (one, other) => {
    const [a, b] = [VALUE[sort](one), VALUE[sort](other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const difference =
      typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");
    return (descending ? -difference : difference) || (one.id < other.id ? -1 : 1);
  };
}

function newest(items: readonly AuthoredItem[]): string | null {
  const times = items.flatMap(({ computedAt }) => (computedAt === null ? [] : [computedAt.getTime()]));
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}
