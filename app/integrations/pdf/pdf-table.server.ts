import { needRoom, roomLeft, type PdfReport } from "./pdf-report.server.ts";
import { atMost, breakLines, COLOURS, drawLines, STYLES, type Line } from "./pdf-text.server.ts";

export interface PdfColumn {
  readonly head: string;
  /** Share of the width; the shares need not add up to one. */
  readonly share: number;
  /** Numbers stand at the right. */
  readonly numeric?: boolean;
  /** A longer text is cut, where a page must not grow. */
  readonly mostLines?: number;
}

const PADDING = 4;

interface Laid {
  readonly columns: readonly {
    readonly x: number;
    readonly width: number;
    readonly numeric: boolean;
    readonly mostLines: number;
  }[];
  readonly heads: readonly (readonly Line[])[];
}

/** A table whose head stands on every page that it reaches. A row stays together; one longer than a page goes on below. */
export function addTable(report: PdfReport, columns: readonly PdfColumn[], rows: Iterable<readonly string[]>): void {
  const laid = layColumns(report, columns);
  const headHeight = heightOf(laid.heads);
  needRoom(report, headHeight + 3 * STYLES.cell.leading);
  drawHead(report, laid);
  for (const row of rows) {
    const cells = laid.columns.map(({ width, mostLines }, at) => {
      const room = width - 2 * PADDING;
      return atMost(report.doc, breakLines(report.doc, row[at] ?? "", STYLES.cell, room), mostLines, STYLES.cell, room);
    });
    drawRow(report, laid, cells);
  }
  report.y += 8;
}

function layColumns(report: PdfReport, columns: readonly PdfColumn[]): Laid {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  let x = report.left;
  const laid = columns.map(({ share, numeric = false, mostLines = Infinity }) => {
    const column = { x, width: (share / total) * report.width, numeric, mostLines };
    x += column.width;
    return column;
  });
  const heads = columns.map(({ head }, at) =>
    breakLines(report.doc, head, STYLES.head, (laid[at]?.width ?? 0) - 2 * PADDING),
  );
  return { columns: laid, heads };
}

const heightOf = (cells: readonly (readonly Line[])[]): number =>
  Math.max(1, ...cells.map((lines) => lines.length)) * STYLES.cell.leading + 2 * PADDING;

function drawHead(report: PdfReport, { columns, heads }: Laid): void {
  const { doc, left, width } = report;
  const height = heightOf(heads);
  doc.rect(left, report.y, width, height).fill(COLOURS.sunken);
  for (const [at, { x, width: room, numeric }] of columns.entries()) {
    const place = { x: x + PADDING, y: report.y + PADDING, width: room - 2 * PADDING, right: numeric };
    drawLines(doc, heads[at] ?? [], STYLES.head, place);
  }
  report.y += height;
}

/** Draws a row, in parts where it is longer than what a page holds. */
function drawRow(report: PdfReport, laid: Laid, cells: readonly (readonly Line[])[]): void {
  const wholePage = report.doc.page.height / 2;
  if (heightOf(cells) <= wholePage && needRoom(report, heightOf(cells))) drawHead(report, laid);
  let rest = cells;
  for (;;) {
    const count = Math.floor((roomLeft(report) - 2 * PADDING) / STYLES.cell.leading);
    const part = rest.map((lines) => lines.slice(0, Math.max(1, count)));
    drawPart(report, laid, part);
    rest = rest.map((lines) => lines.slice(Math.max(1, count)));
    if (rest.every((lines) => lines.length === 0)) return;
    needRoom(report, report.doc.page.height);
    drawHead(report, laid);
  }
}

function drawPart(report: PdfReport, { columns }: Laid, cells: readonly (readonly Line[])[]): void {
  const { doc, left, width } = report;
  for (const [at, { x, width: room, numeric }] of columns.entries()) {
    const place = { x: x + PADDING, y: report.y + PADDING, width: room - 2 * PADDING, right: numeric };
    drawLines(doc, cells[at] ?? [], STYLES.cell, place);
  }
  report.y += heightOf(cells);
  doc
    .moveTo(left, report.y)
    .lineTo(left + width, report.y)
    .lineWidth(0.5)
    .strokeColor(COLOURS.line)
    .stroke();
}
