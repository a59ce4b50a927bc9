import type { ItemLine } from "#app/services/load-item-list.server.ts";
import type { ItemListQuery, ItemSort } from "#app/services/item-list-query.ts";
import type { Column } from "#app/ui/data-table.tsx";
import { formatCount, formatDecimal, formatShare } from "#app/ui/format.ts";
import { Badge } from "#app/ui/status-badge.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { searchWith } from "#app/ui/url-state.ts";
import { FLAG_WORDS, STATUS_WORDS, TYPE_WORDS } from "./item-words.ts";

export function StatusOfItem({ status }: { readonly status: string }) {
  const { word, tone } = STATUS_WORDS[status] ?? { word: status, tone: "neutral" };
  return <Badge tone={tone}>{word}</Badge>;
}

/** Columns of the list; a press on a head sorts, again turns the order. */
export function listColumns(
  locale: string,
  query: ItemListQuery,
  params: URLSearchParams,
): readonly Column<ItemLine>[] {
  const sort = (key: ItemSort) => {
    const current = query.sort === key;
    const next = current && !query.descending ? `-${key}` : key;
    return {
      to: searchWith(params, { sort: next === "skill" ? null : next, page: null }),
      order: current ? (query.descending ? ("descending" as const) : ("ascending" as const)) : null,
    };
  };
  const missing = <span className="text-ink-faint">–</span>;
  return [
    {
      key: "title",
      head: "Question",
      rowHead: true,
      sort: sort("title"),
      cell: (line) => (
        <span className="flex flex-col py-1">
          <TextLink plain to={`/items/${line.id}`}>
            {line.title === "" ? line.id : line.title}
          </TextLink>
          <span className="text-12 font-normal text-ink-muted">{line.skillName}</span>
        </span>
      ),
    },
    { key: "status", head: "Status", sort: sort("status"), cell: (line) => <StatusOfItem status={line.status} /> },
    { key: "level", head: "Level", numeric: true, sort: sort("level"), cell: (line) => line.level },
    { key: "type", head: "Type", sort: sort("type"), cell: (line) => TYPE_WORDS[line.type] ?? line.type },
    {
      key: "answers",
      head: "Answers",
      numeric: true,
      sort: sort("answers"),
      cell: (line) => formatCount(locale, line.answers),
    },
    {
      key: "share",
      head: "Right",
      numeric: true,
      sort: sort("share"),
      cell: (line) => (line.shareRight === null ? missing : formatShare(locale, line.shareRight)),
    },
    {
      key: "rest",
      head: "Item-total",
      numeric: true,
      sort: sort("rest"),
      cell: (line) => (line.rest === null ? missing : formatDecimal(locale, line.rest, 2)),
    },
    {
      key: "exposure",
      head: "Given in",
      numeric: true,
      sort: sort("exposure"),
      cell: (line) => (line.exposure === null ? missing : formatShare(locale, line.exposure)),
    },
    {
      key: "difficulty",
      head: "Difficulty",
      numeric: true,
      sort: sort("difficulty"),
      cell: (line) => (
        <span className={line.calibrated ? "" : "text-ink-muted"}>
          {formatDecimal(locale, line.difficulty, 1)} ± {formatDecimal(locale, line.difficultyError, 1)}
          {!line.calibrated && <span className="sr-only"> expected by the writer</span>}
        </span>
      ),
    },
    {
      key: "flags",
      head: "Flags",
      onPhone: "full",
      cell: (line) =>
        line.flags.length === 0 ? null : (
          <span className="flex flex-wrap gap-1">
            {line.flags.map((flag) => (
              <Badge key={flag} tone={FLAG_WORDS[flag].tone}>
                {FLAG_WORDS[flag].word}
              </Badge>
            ))}
          </span>
        ),
    },
  ];
}
