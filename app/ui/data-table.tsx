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
  /** Width class: "w-40". */
  readonly width?: string;
  /** Left out below 768 px, where the row head says enough. */
  readonly wideOnly?: boolean;
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
}

/** Rows and columns. The head stays on top of the page, the URL keeps the order. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, showCaption = false, columns, rows, rowKey, density = "comfortable", empty, isCurrent } = props;
  const rowClass = density === "compact" ? "h-9" : "h-12";
  return (
    <div className="max-w-full overflow-x-auto md:overflow-x-visible">
      <table className="w-full border-separate border-spacing-0 text-14">
        <caption className={showCaption ? "px-4 py-3 text-left text-14 text-ink-muted" : "sr-only"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr className={rowClass}>
              <td colSpan={columns.length} className="px-4 text-ink-muted">
                {empty}
              </td>
            </tr>
          )}
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={classes(
                "group hover:bg-canvas",
                rowClass,
                isCurrent?.(row) === true && "bg-accent-soft hover:bg-accent-soft",
              )}
            >
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellClasses<Row>(column: Column<Row>): string {
  return classes(
    "px-3 first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6",
    column.numeric === true && "numerals text-right",
    column.wideOnly === true && "max-md:hidden",
    column.width,
  );
}

function BodyCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const className = classes(cellClasses(column), "border-t border-line py-1.5 align-middle");
  return column.rowHead === true ? (
    <th scope="row" className={classes(className, "text-left font-medium")}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className}>{column.cell(row)}</td>
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
        "sticky top-(--table-top,0px) z-10 bg-surface py-2 align-bottom text-12 font-medium text-ink-muted",
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
  if (order === "ascending") return <ArrowUp aria-hidden size={14} />;
  if (order === "descending") return <ArrowDown aria-hidden size={14} />;
  return <ChevronsUpDown aria-hidden size={14} className="text-ink-faint" />;
}
