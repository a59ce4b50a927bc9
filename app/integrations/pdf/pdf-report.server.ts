import { once } from "node:events";
import PDFDocument from "pdfkit";
import { FONT_FILES } from "./pdf-fonts.server.ts";
import { breakLines, COLOURS, drawLines, STYLES, type PdfDocument } from "./pdf-text.server.ts";

/** A document being written from top to bottom. `y` is where the next block begins. */
export interface PdfReport {
  readonly doc: PdfDocument;
  readonly left: number;
  readonly width: number;
  y: number;
}

export interface ReportHead {
  readonly title: string;
  /** Who or what it is about, and until when: stands at the top of every page. */
  readonly about: string;
  readonly asOf: string;
  readonly madeAt: Date;
  readonly landscape?: boolean;
  /** BCP 47, for screen readers. */
  readonly language?: string;
}

const MARGIN = 48;
const TOP = 80;
const BOTTOM = 60;

/** An A4 document with its title written. Text blocks follow; `finishReport` adds heads and feet. */
export function startReport(head: ReportHead): PdfReport {
  const doc = new PDFDocument({
    size: "A4",
    layout: head.landscape === true ? "landscape" : "portrait",
    margins: { top: 0, bottom: 0, left: MARGIN, right: MARGIN },
    bufferPages: true,
    displayTitle: true,
    lang: head.language ?? "en-GB",
    info: { Title: head.title, Subject: head.about, Creator: "Pacesetter", CreationDate: head.madeAt },
  });
  for (const [name, file] of FONT_FILES) doc.registerFont(name, file);
  const report: PdfReport = { doc, left: MARGIN, width: doc.page.width - 2 * MARGIN, y: TOP };
  const lines = breakLines(doc, head.title, STYLES.title, report.width);
  report.y += drawLines(doc, lines, STYLES.title, { x: MARGIN, y: report.y, width: report.width }) + 4;
  return report;
}

/** What of a page is left below the cursor. */
export const roomLeft = ({ doc, y }: PdfReport): number => doc.page.height - BOTTOM - y;

/** Goes on at the top of a new page where less than `height` is left. True when it did. */
export function needRoom(report: PdfReport, height: number): boolean {
  if (roomLeft(report) >= height) return false;
  report.doc.addPage();
  report.y = TOP;
  return true;
}

/** Writes what every page carries, "page x of y" among it, and gives the file. */
export async function finishReport(
  { doc, left, width }: PdfReport,
  head: ReportHead,
): Promise<Uint8Array<ArrayBuffer>> {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    const line = { x: left, width };
    drawLines(doc, breakLines(doc, head.about, STYLES.note, width * 0.7), STYLES.note, { ...line, y: 36 });
    drawLines(doc, breakLines(doc, head.asOf, STYLES.note, width), STYLES.note, { ...line, y: 36, right: true });
    rule(doc, left, 62, width);
    const foot = doc.page.height - 40;
    rule(doc, left, foot - 8, width);
    drawLines(doc, breakLines(doc, `Pacesetter · ${head.title}`, STYLES.note, width), STYLES.note, {
      ...line,
      y: foot,
    });
    const place = `Page ${String(at - start + 1)} of ${String(count)}`;
    drawLines(doc, breakLines(doc, place, STYLES.note, width), STYLES.note, { ...line, y: foot, right: true });
  }
  const chunks: Uint8Array[] = [];
  doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = once(doc, "end");
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function rule(doc: PdfDocument, x: number, y: number, width: number): void {
  doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .strokeColor(COLOURS.line)
    .stroke();
}
