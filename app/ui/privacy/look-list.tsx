import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { DataTable, type Column } from "../data-table.tsx";
import { formatCount, formatDate, formatInstant } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { lookInWords } from "./look-words.ts";

interface Look {
  readonly viewer: string;
  readonly page: string;
  readonly skillName: string | null;
  readonly viewedOn: PlainDate;
  readonly views: number;
  readonly lastAt: string;
}

interface LookListProps {
  readonly looks: readonly Look[];
  readonly timeZone: string;
}

/** Who was shown the reader's record, on which page and how often that day. */
export function LookList({ looks, timeZone }: LookListProps) {
  const locale = useLocale();
  const columns: readonly Column<Look>[] = [
    { key: "viewer", head: "Who", rowHead: true, cell: (look) => look.viewer },
    {
      key: "page",
      head: "What they opened",
      cell: ({ page, skillName }) => [lookInWords(page), skillName].filter((part) => part !== null).join(": "),
    },
    { key: "day", head: "Day", cell: (look) => formatDate(locale, look.viewedOn) },
    { key: "views", head: "Times", numeric: true, cell: (look) => formatCount(locale, look.views) },
    { key: "last", head: "Last", wideOnly: true, cell: (look) => formatInstant(locale, look.lastAt, timeZone) },
  ];
  return (
    <DataTable
      caption="Who opened your record, latest first"
      columns={columns}
      rows={looks}
      rowKey={(look) => `${look.viewedOn} ${look.lastAt} ${look.viewer} ${look.page} ${look.skillName ?? ""}`}
      empty="Nobody but you has opened your record."
    />
  );
}
