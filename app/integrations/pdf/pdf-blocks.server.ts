import { needRoom, type PdfReport } from "./pdf-report.server.ts";
import { breakLines, drawLines, STYLES, type Line, type TextStyle } from "./pdf-text.server.ts";

/** A heading that stays with what follows it: it never stands alone at the end of a page. */
export function addHeading(report: PdfReport, text: string): void {
  const { doc, left, width } = report;
  const lines = breakLines(doc, text, STYLES.heading, width);
  report.y += 14;
  needRoom(report, lines.length * STYLES.heading.leading + 56);
  report.y += drawLines(doc, lines, STYLES.heading, { x: left, y: report.y, width }) + 4;
}

/** Running text; a paragraph may go on on the next page. */
export function addParagraph(report: PdfReport, text: string, style: TextStyle = STYLES.body): void {
  const { doc, left, width } = report;
  for (const line of breakLines(doc, text, style, width)) {
    needRoom(report, style.leading);
    report.y += drawLines(doc, [line], style, { x: left, y: report.y, width });
  }
  report.y += 5;
}

const TERM_WIDTH = 130;

/** Terms with their values, a line each. */
export function addFacts(report: PdfReport, facts: readonly (readonly [term: string, value: string])[]): void {
  const { doc, left, width } = report;
  const column = (text: string, style: TextStyle, room: number): readonly Line[] => breakLines(doc, text, style, room);
  for (const [term, value] of facts) {
    const terms = column(term, STYLES.body, TERM_WIDTH - 12);
    const values = column(value, STYLES.body, width - TERM_WIDTH);
    needRoom(report, Math.max(terms.length, values.length) * STYLES.body.leading);
    const muted = { ...STYLES.body, colour: STYLES.note.colour };
    const drawn = drawLines(doc, terms, muted, { x: left, y: report.y, width: TERM_WIDTH });
    const filled = drawLines(doc, values, STYLES.body, {
      x: left + TERM_WIDTH,
      y: report.y,
      width: width - TERM_WIDTH,
    });
    report.y += Math.max(drawn, filled) + 2;
  }
  report.y += 5;
}
