import { useNavigate } from "@remix-run/react";
import { memo, useCallback, useEffect, useMemo, useRef } from "react";
import type { KeyboardEvent, MouseEvent, SyntheticEvent } from "react";
import { columnOf } from "./cell-place.ts";
import { HeatmapFoot } from "./heatmap-foot.tsx";
import { HeatmapHead } from "./heatmap-head.tsx";
import { LEADING_CELLS } from "./grid-keys.ts";
import { cellHref, rowHtml } from "./row-html.ts";
import type { GridView } from "./row-html.ts";
import { isPlainPress } from "./state-link.tsx";
import { useGridFocus } from "./use-grid-focus.ts";
import { useRowWindow } from "./use-row-window.ts";
import { heatmapHref } from "./view-state.ts";
import type { HeatmapState } from "./view-state.ts";

interface HeatmapTableProps {
  readonly view: GridView;
  readonly apply: (next: HeatmapState) => void;
  /** Row on top when the page is drawn on the server. */
  readonly startRow: number;
  readonly label: string;
  /** Told which cell the pointer or the focus is on. */
  readonly onPoint: (place: { readonly row: number; readonly column: number } | null) => void;
}

/** The grid itself: a real table whose rows are drawn as strings, as many as the screen needs. */
export const HeatmapTable = memo(function HeatmapTable(props: HeatmapTableProps) {
  const { view, apply, startRow, label, onPoint } = props;
  const { arrangement } = view;
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last, rowHeight, reveal } = useRowWindow(scroller, arrangement.rows.length, startRow);
  const focus = useGridFocus(scroller, view, reveal);
  const open = useOpenCell(view, apply);
  const html = useMemo(() => {
    const drawn = new Map<number, string>();
    return (row: number): string => {
      const known = drawn.get(row);
      if (known !== undefined) return known;
      const made = rowHtml(view, row);
      drawn.set(row, made);
      return made;
    };
  }, [view]);
  const point = (event: SyntheticEvent): void => {
    onPoint(placeOf(event.target));
  };
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={`${label}, scrolls`}
      // A region that scrolls must be reachable by keyboard, also before a cell of the grid is.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="heatmap-scroll"
      onMouseOver={point}
      onFocus={point}
    >
      <table
        role="grid"
        aria-label={label}
        aria-rowcount={arrangement.rows.length + 2}
        aria-colcount={arrangement.columns.length + LEADING_CELLS + 3}
        className="heatmap-grid"
        data-opens={view.opensPeople ? "" : undefined}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key === "Enter") open(event);
          else focus.onKeyDown(event);
        }}
        onFocus={focus.onFocus}
      >
        <HeatmapHead view={view} apply={apply} />
        <tbody>
          {first > 0 && <Spacer height={first * rowHeight} />}
          {arrangement.rows.slice(first, last).map((row, at) => (
            <Row key={row} index={first + at} html={html(row)} ordering={view.rows.ids[row] === view.state.by} />
          ))}
          {last < arrangement.rows.length && <Spacer height={(arrangement.rows.length - last) * rowHeight} />}
        </tbody>
        <HeatmapFoot view={view} />
      </table>
    </div>
  );
});

interface RowProps {
  readonly index: number;
  readonly html: string;
  readonly ordering: boolean;
}

const Row = memo(function Row({ index, html, ordering }: RowProps) {
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      className={ordering ? "by" : undefined}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
});

/** Stands for the rows that are not drawn. Its height is set by script alone: the page's policy allows no style in markup. */
function Spacer({ height }: { readonly height: number }) {
  const cell = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (cell.current !== null) cell.current.style.height = `${height}px`;
  }, [height]);
  return (
    <tr aria-hidden>
      <td ref={cell} />
    </tr>
  );
}

/** Row on the screen and cell of the row under a target; null outside the rows. */
function placeOf(target: EventTarget): { readonly row: number; readonly column: number } | null {
  const cell = target instanceof Element ? target.closest("td, th") : null;
  const row = cell?.parentElement?.dataset["row"];
  if (row === undefined || !(cell instanceof HTMLTableCellElement) || Number(row) < 0) return null;
  return { row: Number(row), column: columnOf(cell) };
}

/** Enter or a press on a cell: to what it is made of, keeping the way back. */
function useOpenCell(view: GridView, apply: (next: HeatmapState) => void) {
  const navigate = useNavigate();
  return useCallback(
    (event: MouseEvent | KeyboardEvent) => {
      if ("button" in event && !isPlainPress(event)) return;
      const place = placeOf(event.target);
      if (place === null || event.defaultPrevented) return;
      const row = view.arrangement.rows[place.row] ?? -1;
      if (place.column === 1) {
        event.preventDefault();
        const id = view.rows.ids[row] ?? null;
        apply({ ...view.state, by: view.state.by === id ? null : id });
        return;
      }
      const to = hrefAt(view, row, place.column, event.target);
      if (to === null) return;
      event.preventDefault();
      const back = encodeURIComponent(heatmapHref(view.state));
      navigate(to.startsWith("/people/") ? `${to}${to.includes("?") ? "&" : "?"}back=${back}` : to);
    },
    [view, apply, navigate],
  );
}

/** The cell's own link where it has one; a cell of the dense grid has none and is asked for its place. */
function hrefAt(view: GridView, row: number, column: number, target: EventTarget): string | null {
  const cell = target instanceof Element ? target.closest("td, th") : null;
  if (cell === null || cell.textContent === "") return null;
  const own = cell.querySelector("a")?.getAttribute("href");
  if (own !== undefined && own !== null) return own;
  const viewColumn = view.arrangement.columns[column - LEADING_CELLS];
  return viewColumn === undefined ? null : cellHref(view, row, viewColumn);
}
