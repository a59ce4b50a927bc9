/** A place in the grid: `row` −2 labels, −1 groups of columns, 0… the rows; `column` counts cells from the left edge. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridShape {
  readonly rows: number;
  /** Cells in a row. */
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly page: number;
  /** Spans of the groups of columns from the first skill column on; empty when there is no such row. */
  readonly spans: readonly number[];
}

export const LABEL_ROW = -2;
export const GROUP_ROW = -1;
/** Cells before the first skill: name, order by this row, team. */
export const LEADING_CELLS = 3;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The group that a column lies in, and the columns it covers; null outside the skills. */
export function groupAt(
  column: number,
  spans: readonly number[],
): { readonly group: number; readonly first: number; readonly last: number } | null {
  let first = LEADING_CELLS;
  for (const [group, span] of spans.entries()) {
    if (column >= first && column < first + span) return { group, first, last: first + span - 1 };
    first += span;
  }
  return null;
}

/**
 * Where a key leads (the grid pattern of the ARIA authoring practices): arrows by one, Home and End along the row, with
 * Ctrl to the corners, Page Up and Page Down by a screen. Null: not a key of the grid.
 */
export function moveBy(key: string, ctrl: boolean, at: GridPosition, shape: GridShape): GridPosition | null {
  const last = { row: shape.rows - 1, column: shape.columns - 1 };
  const to = (row: number, column: number): GridPosition => ({
    row: clamp(row, LABEL_ROW, last.row),
    column: clamp(column, 0, last.column),
  });
  const span = at.row === GROUP_ROW ? groupAt(at.column, shape.spans) : null;
  switch (key) {
    case "ArrowLeft":
      return to(at.row, (span?.first ?? at.column) - 1);
    case "ArrowRight":
      return to(at.row, (span?.last ?? at.column) + 1);
    case "ArrowUp":
      return overGroups(to(at.row - 1, at.column), LABEL_ROW, shape);
    case "ArrowDown":
      return overGroups(to(at.row + 1, at.column), 0, shape);
    case "PageUp":
      return to(Math.max(0, at.row - shape.page), at.column);
    case "PageDown":
      return to(at.row + shape.page, at.column);
    case "Home":
      return to(ctrl ? 0 : at.row, 0);
    case "End":
      return to(ctrl ? last.row : at.row, last.column);
    default:
      return null;
  }
}

/** Columns outside every group have no cell in the row of groups: go on to the next row. */
function overGroups(to: GridPosition, otherwise: number, shape: GridShape): GridPosition {
  const missing = to.row === GROUP_ROW && groupAt(to.column, shape.spans) === null;
  return missing ? { ...to, row: Math.min(otherwise, shape.rows - 1) } : to;
}
