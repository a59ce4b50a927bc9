/** Cells that stand for several columns count as many: a run of what is not required is one cell. */
export function columnOf(cell: HTMLTableCellElement): number {
  let column = 0;
  for (let before = cell.previousElementSibling; before !== null; before = before.previousElementSibling) {
    column += before instanceof HTMLTableCellElement ? before.colSpan : 1;
  }
  return column;
}

/** The cell of a row that covers a column. */
export function cellCovering(row: HTMLTableRowElement, column: number): HTMLTableCellElement | undefined {
  let first = 0;
  for (const cell of row.cells) {
    first += cell.colSpan;
    if (column < first) return cell;
  }
  return undefined;
}
