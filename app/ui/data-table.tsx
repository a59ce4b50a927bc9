import { Link } from "@remix-run/react";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** Extra content of the head cell, such as an axis. */
  readonly headExtra?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers line up at the right with tabular numerals. */
  readonly numeric?: boolean;
  /** This column names the row for a screen reader. One per table. */
  readonly rowHead?: boolean;
  /** Where a press on the head leads; the address holds the order. */
  readonly sort?: { readonly to: string; readonly order: "ascending" | "descending" | null };
  /** Width class of the table form: "@table:w-40". */
  readonly width?: string;
  /** Left out in a narrow place, where the row head says enough. */
  readonly wideOnly?: boolean;
  /** In a narrow place a row is a small card: "pair" writes the head before the value, "full" gives it a line of its own. */
  readonly onPhone?: "pair" | "full";
}

export type Density = "comfortable" | "compact";

interface DataTableProps<Row> {
  /** What the table shows; read out first, visible when `showCaption`. */
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly density?: Density;
  /** Said in one row of the usual height when there are none. */
  readonly empty: ReactNode;
  readonly isCurrent?: (row: Row) => boolean;
  /** Heading above each run of rows that share it; inside one table, so that the columns line up. */
  readonly groupBy?: (row: Row) => string;
}

/** Rows and columns. The head stays on top of the page, the URL keeps the order. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, showCaption = false, columns, rows, rowKey, density = "comfortable", empty } = props;
  const { isCurrent, groupBy } = props;
  return (
    <div className="@container">
      <div className="overflow-x-auto @wide:overflow-x-visible">
        <table className="w-full border-separate border-spacing-0 text-14 @max-table:block">
          <caption className={showCaption ? "px-4 py-3 text-left text-14 text-ink-muted" : "sr-only"}>
            {caption}
          </caption>
          <thead className="@max-table:hidden">
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          {rows.length === 0 && (
            <tbody className="@max-table:block">
              <tr className="h-12 @max-table:flex @max-table:items-center">
                <td colSpan={columns.length} className="px-4 py-3 text-ink-muted @table:px-6">
                  {empty}
                </td>
              </tr>
            </tbody>
          )}
          {runsOf(rows, groupBy).map((run) => (
            <tbody key={run.label ?? ""} className="@max-table:block">
              {run.label !== null && (
                <tr className="@max-table:block">
                  <th
                    scope="colgroup"
                    colSpan={columns.length}
                    className="border-t border-line bg-canvas [tbody:first-of-type>tr:first-child>&]:border-t-0 px-4 py-2 text-left text-12 font-semibold text-ink-muted @max-table:block @table:px-6"
                  >
                    {run.label}
                  </th>
                </tr>
              )}
              {run.rows.map((row) => (
                <tr key={rowKey(row)} className={rowClasses(density, isCurrent?.(row) === true)}>
                  {columns.map((column) => (
                    <BodyCell key={column.key} column={column} row={row} />
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

interface Run<Row> {
  readonly label: string | null;
  readonly rows: Row[];
}

function runsOf<Row>(rows: readonly Row[], groupBy: ((row: Row) => string) | undefined): readonly Run<Row>[] {
  if (groupBy === undefined) return rows.length === 0 ? [] : [{ label: null, rows: [...rows] }];
  const runs: Run<Row>[] = [];
  for (const row of rows) {
    const label = groupBy(row);
    const last = runs.at(-1);
    if (last?.label === label) last.rows.push(row);
    else runs.push({ label, rows: [row] });
  }
  return runs;
}

function rowClasses(density: Density, isCurrent: boolean): string {
  return classes(
    "group @max-table:flex @max-table:flex-wrap @max-table:items-center @max-table:gap-x-5 @max-table:gap-y-1",
    "@max-table:border-t @max-table:border-line @max-table:px-4 @max-table:py-3",
    density === "compact" ? "@table:h-9" : "@table:h-12 @table:[&>*]:py-2",
    isCurrent ? "bg-accent-soft" : "hover:bg-canvas",
  );
}

function cellClasses<Row>(column: Column<Row>): string {
  return classes(
    "@table:px-3 @table:first:pl-6 @table:last:pr-6",
    column.numeric === true && "numerals @table:text-right",
    column.wideOnly === true && "@max-table:hidden",
    column.width,
  );
}

function BodyCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = column.cell(row);
  const place = classes(
    cellClasses(column),
    "align-middle @table:border-t @table:border-line @table:py-1 @table:[tbody:first-of-type>tr:first-child>&]:border-t-0",
  );
  if (column.rowHead === true) {
    return (
      <th scope="row" className={classes(place, "text-left font-medium @max-table:w-full @max-table:text-16")}>
        {content}
      </th>
    );
  }
  if (content === null || content === "") return <td className={classes(place, "@max-table:hidden")} />;
  const pair = (column.onPhone ?? "pair") === "pair";
  return (
    <td className={classes(place, pair ? "@max-table:w-auto" : "@max-table:w-full")}>
      {pair && (
        <span aria-hidden className="mr-1.5 text-12 text-ink-faint @table:hidden">
          {column.head}
        </span>
      )}
      {content}
    </td>
  );
}

function HeadCell<Row>({ column }: { readonly column: Column<Row> }) {
  const { sort } = column;
  const label =
    sort === undefined ? (
      column.head
    ) : (
      <Link
        to={sort.to}
        preventScrollReset
        className={classes(
          "inline-flex items-center gap-1 rounded-[2px] hover:text-ink",
          column.numeric === true && "flex-row-reverse",
        )}
      >
        {column.head}
        <SortSign order={sort.order} />
      </Link>
    );
  return (
    <th
      scope="col"
      {...(sort === undefined ? {} : { "aria-sort": sort.order ?? "none" })}
      className={classes(
        cellClasses(column),
        "sticky top-0 z-10 @wide:top-(--table-top,0px) bg-surface py-2 align-bottom text-12 font-medium text-ink-muted",
        "shadow-[inset_0_-1px_0_var(--line)]",
        column.numeric !== true && "text-left",
      )}
    >
      {label}
      {column.headExtra}
    </th>
  );
}

function SortSign({ order }: { readonly order: "ascending" | "descending" | null }) {
  if (order === "ascending") return <ArrowUp aria-hidden size={14} className="shrink-0" />;
  if (order === "descending") return <ArrowDown aria-hidden size={14} className="shrink-0" />;
  return <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-faint" />;
}
