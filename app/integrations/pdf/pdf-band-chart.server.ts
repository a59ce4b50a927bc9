import { needRoom, type PdfReport } from "./pdf-report.server.ts";
import { atMost, breakLines, COLOURS, drawLines, STYLES } from "./pdf-text.server.ts";

/** A quantity over time with the band around it, oldest first. */
export interface PdfBand {
  readonly title: string;
  readonly notes: readonly string[];
  readonly points: readonly {
    readonly label: string;
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  }[];
}

const GAP = 18;
const PLOT_HEIGHT = 74;
const BAND = "#bfdcdf";

/** Bands side by side on one scale, so that the eye may compare them; drawn as vectors. */
export function addBandCharts(report: PdfReport, bands: readonly PdfBand[], axis: (value: number) => string): void {
  const width = (report.width - GAP * (bands.length - 1)) / Math.max(1, bands.length);
  const room = Math.min(width, report.width / 2);
  const texts = bands.map(({ title, notes }) => ({
    title: atMost(report.doc, breakLines(report.doc, title, STYLES.strong, room), 2, STYLES.strong, room),
    notes: notes.flatMap((note) => breakLines(report.doc, note, STYLES.note, room)),
  }));
  const head = Math.max(0, ...texts.map(({ title }) => title.length)) * STYLES.strong.leading;
  const foot = Math.max(0, ...texts.map(({ notes }) => notes.length)) * STYLES.note.leading;
  needRoom(report, head + PLOT_HEIGHT + STYLES.note.leading + foot + 8);
  const values = bands.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
  const scale = { least: Math.min(0, ...values), most: Math.max(1, ...values) };
  for (const [at, band] of bands.entries()) {
    const x = report.left + at * (width + GAP);
    const place = { x, width: room };
    drawLines(report.doc, texts[at]?.title ?? [], STYLES.strong, { ...place, y: report.y });
    drawPlot(report, band, { ...place, y: report.y + head }, scale, axis);
    const below = report.y + head + PLOT_HEIGHT + STYLES.note.leading + 2;
    drawLines(report.doc, texts[at]?.notes ?? [], STYLES.note, { ...place, y: below });
  }
  report.y += head + PLOT_HEIGHT + STYLES.note.leading + foot + 8;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Room at the left for what the lines of the axis say. */
const AXIS = 24;

function drawPlot(
  { doc }: PdfReport,
  { points }: PdfBand,
  { x, y, width }: Box,
  { least, most }: { readonly least: number; readonly most: number },
  axis: (value: number) => string,
): void {
  const inner = { left: x + AXIS, width: width - AXIS - 4, top: y + 6, height: PLOT_HEIGHT - 12 };
  const across = (at: number): number => inner.left + (at / Math.max(1, points.length - 1)) * inner.width;
  const up = (value: number): number => inner.top + (1 - (value - least) / (most - least)) * inner.height;
  const text = (words: string, place: { x: number; y: number; width: number; right?: boolean }): void => {
    drawLines(doc, breakLines(doc, words, STYLES.note, AXIS * 3), STYLES.note, place);
  };
  for (const value of new Set([least, 0, most])) {
    doc
      .moveTo(inner.left, up(value))
      .lineTo(inner.left + inner.width, up(value))
      .lineWidth(0.5)
      .strokeColor(value === 0 ? COLOURS.muted : COLOURS.line)
      .stroke();
    // what stands so near to the zero line that the two would overlap is left out
    if (value === 0 || Math.abs(up(value) - up(0)) > STYLES.note.leading)
      text(axis(value), { x, y: up(value) - 6, width: AXIS - 6, right: true });
  }
  const [first, ...rest] = points.map(({ high }, at) => [across(at), up(high)] as const);
  if (first === undefined) return;
  doc.moveTo(first[0], first[1]);
  for (const [right, height] of rest) doc.lineTo(right, height);
  for (const [at, { low }] of [...points.entries()].reverse()) doc.lineTo(across(at), up(low));
  doc.closePath().fill(BAND);
  doc.moveTo(across(0), up(points[0]?.middle ?? 0));
  for (const [at, { middle }] of points.entries()) doc.lineTo(across(at), up(middle));
  doc.lineWidth(1.5).strokeColor(COLOURS.accent).stroke();
  const labels = y + PLOT_HEIGHT - 1;
  text(points[0]?.label ?? "", { x: inner.left, y: labels, width: inner.width });
  text(points.at(-1)?.label ?? "", { x: inner.left, y: labels, width: inner.width, right: true });
}
