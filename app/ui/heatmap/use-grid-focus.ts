import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { FocusEvent, KeyboardEvent, RefObject } from "react";
import { GROUP_ROW, groupAt, LABEL_ROW, LEADING_CELLS, moveBy } from "./grid-keys.ts";
import type { GridPosition, GridShape } from "./grid-keys.ts";
import { cellCovering, columnOf } from "./cell-place.ts";
import type { GridView } from "./row-html.ts";

/** Sums at the right edge and the gap before them. */
const TRAILING_CELLS = 3;
const MAX_TRIES = 200;

function shapeOf({ arrangement }: GridView, page: number): GridShape {
  return {
    rows: arrangement.rows.length,
    columns: LEADING_CELLS + arrangement.columns.length + TRAILING_CELLS,
    page,
    spans: arrangement.groups?.map((group) => group.span) ?? [],
  };
}

/** The element of a place that takes the focus: its link, else the cell. Null: not drawn, or hidden on this screen. */
function elementAt(root: HTMLElement, at: GridPosition, shape: GridShape): HTMLElement | null {
  const row = root.querySelector<HTMLTableRowElement>(`tr[data-row="${at.row}"]`);
  const group = at.row === GROUP_ROW ? groupAt(at.column, shape.spans) : null;
  if (row === null) return null;
  const cell = group === null ? cellCovering(row, at.column) : row.cells[LEADING_CELLS + group.group];
  if (cell === undefined || cell.offsetParent === null || cell.className === "hp") return null;
  const link = cell.querySelector("a");
  if (link === null && at.row < 0) return null;
  return link ?? cell;
}

/** One stop for Tab, arrows inside: the focus roves over the cells and follows rows that are yet to be drawn. */
export function useGridFocus(scroller: RefObject<HTMLDivElement>, view: GridView, reveal: (row: number) => void) {
  const place = useRef<GridPosition>({ row: 0, column: 0 });
  const wanted = useRef<GridPosition | null>(null);
  const stop = useRef<HTMLElement | null>(null);

  const setStop = useCallback((element: HTMLElement) => {
    if (stop.current !== null && stop.current !== element) stop.current.tabIndex = -1;
    element.tabIndex = 0;
    stop.current = element;
  }, []);

  // Rows come and go while scrolling: the grid must always have one element that Tab can reach.
  useEffect(() => {
    const root = scroller.current;
    if (root === null || (stop.current !== null && root.contains(stop.current))) return;
    const first = root.querySelector<HTMLElement>("tbody tr[data-row] :is(a, td, th)");
    const element = first?.tagName === "TH" ? (first.querySelector("a") ?? first) : first;
    if (element !== null) setStop(element);
  });

  const focusWanted = useCallback(() => {
    const root = scroller.current;
    if (root === null || wanted.current === null) return;
    const element = elementAt(root, wanted.current, shapeOf(view, 1));
    if (element === null) return;
    place.current = wanted.current;
    wanted.current = null;
    if (element.tabIndex !== 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.closest("td, th")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    setStop(element);
  }, [scroller, view, setStop]);
  useLayoutEffect(focusWanted);

  const onKeyDown = (event: KeyboardEvent): void => {
    const root = scroller.current;
    if (root === null || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(root.clientHeight / 32) - 8);
    const shape = shapeOf(view, page);
    let next = moveBy(event.key, event.ctrlKey, edgeOf(event.target, event.key, place.current), shape);
    if (next === null) return;
    event.preventDefault();
    // Cells that take no focus on this screen are stepped over.
    for (let tries = 0; tries < MAX_TRIES && next.row < 0 && elementAt(root, next, shape) === null; tries++) {
      const further = moveBy(event.key, event.ctrlKey, next, shape);
      if (further === null || (further.row === next.row && further.column === next.column)) return;
      next = further;
    }
    next = overHidden(root, event.key, next, shape);
    wanted.current = next;
    reveal(next.row);
    focusWanted();
  };

  const onFocus = (event: FocusEvent): void => {
    const cell = event.target.closest("td, th");
    const row = cell?.parentElement?.dataset["row"];
    if (!(cell instanceof HTMLTableCellElement) || row === undefined) return;
    const here = place.current;
    const first = columnOf(cell);
    // Moved here by a key: the column it came along stays the one to go on in.
    const isHere = Number(row) === here.row && first <= here.column && here.column < first + cell.colSpan;
    if (!isHere && Number(row) !== GROUP_ROW) place.current = { row: Number(row), column: first };
    if (event.target instanceof HTMLElement) setStop(event.target);
  };
  return { onKeyDown, onFocus };
}

/** Sideways, a cell that covers several columns is left from its far edge. */
function edgeOf(target: EventTarget, key: string, at: GridPosition): GridPosition {
  const cell = target instanceof Element ? target.closest("td") : null;
  if (cell === null || cell.colSpan === 1 || at.row < 0) return at;
  const first = columnOf(cell);
  if (key === "ArrowRight") return { ...at, column: first + cell.colSpan - 1 };
  return key === "ArrowLeft" ? { ...at, column: first } : at;
}

/** On a phone some leading cells are hidden, and the gap before the sums never takes the focus. */
function overHidden(root: HTMLElement, key: string, at: GridPosition, shape: GridShape): GridPosition {
  const sample = root.querySelector<HTMLTableRowElement>("tbody tr[data-row]");
  const step = key === "ArrowLeft" || key === "End" ? -1 : 1;
  let column = at.column;
  const hidden = (index: number): boolean => {
    const cell = sample === null ? undefined : cellCovering(sample, index);
    return cell === undefined ? false : cell.offsetParent === null || cell.className === "hp";
  };
  if (at.row <= LABEL_ROW) return at;
  while (column > 0 && column < shape.columns - 1 && hidden(column)) column += step;
  return { ...at, column };
}
