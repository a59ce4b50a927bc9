import type PDFDocument from "pdfkit";
import { fontRuns, type FontRun, type Weight } from "./pdf-fonts.server.ts";

export type PdfDocument = InstanceType<typeof PDFDocument>;

/** How a text looks. Sizes and leadings in points. */
export interface TextStyle {
  readonly size: number;
  readonly leading: number;
  readonly weight: Weight;
  readonly colour: string;
}

const INK = "#161b20";
const MUTED = "#4a545e";

/** The same hues as on the screen; black and white keeps them apart. */
export const COLOURS = { ink: INK, muted: MUTED, line: "#c9d0d6", accent: "#0b6670", sunken: "#f1f3f5" } as const;

/** Every text of a document has one of these. */
export const STYLES = {
  title: { size: 20, leading: 26, weight: 600, colour: INK },
  heading: { size: 13, leading: 18, weight: 600, colour: INK },
  body: { size: 9.5, leading: 13.5, weight: 400, colour: INK },
  strong: { size: 9.5, leading: 13.5, weight: 600, colour: INK },
  cell: { size: 8.5, leading: 11.5, weight: 400, colour: INK },
  head: { size: 8.5, leading: 11.5, weight: 600, colour: INK },
  note: { size: 8, leading: 11, weight: 400, colour: MUTED },
} as const satisfies Readonly<Record<string, TextStyle>>;

export type Line = readonly FontRun[];

function widthOf(doc: PdfDocument, runs: readonly FontRun[], size: number): number {
  return runs.reduce((sum, { font, text }) => sum + doc.font(font).fontSize(size).widthOfString(text), 0);
}

/** Breaks a text into lines that fit a width: at spaces, and inside a word only where it is longer than a line. */
export function breakLines(doc: PdfDocument, text: string, style: TextStyle, width: number): readonly Line[] {
  const fits = (candidate: string): boolean =>
    widthOf(doc, fontRuns(candidate, style.weight), style.size) <= width || candidate.length <= 1;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line = "";
    for (const word of paragraph.split(/[ \t]+/)) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== "") lines.push(line);
      line = word;
      while (!fits(line)) {
        const head = longestStart(line, fits);
        lines.push(head);
        line = line.slice(head.length);
      }
    }
    lines.push(line);
  }
  return lines.map((line) => fontRuns(line, style.weight));
}

/** As many lines as there may be; where there are more, the last one ends with an ellipsis. */
export function atMost(
  doc: PdfDocument,
  lines: readonly Line[],
  most: number,
  style: TextStyle,
  width: number,
): readonly Line[] {
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1).map((runs) => runs.map(({ text }) => text).join(""));
  const fits = (text: string): boolean => widthOf(doc, fontRuns(`${text}…`, style.weight), style.size) <= width;
  const cut = longestStart(rest.join(" "), fits).trimEnd();
  return [...lines.slice(0, most - 1), fontRuns(`${cut}…`, style.weight)];
}

/** The longest start of a word that fits, by halving. */
function longestStart(word: string, fits: (text: string) => boolean): string {
  let [low, high] = [1, word.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(word.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return word.slice(0, low);
}

/** Draws lines from `y` down and returns the height they took. `right`: they end at `x + width` instead of beginning at `x`. */
export function drawLines(
  doc: PdfDocument,
  lines: readonly Line[],
  style: TextStyle,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly right?: boolean },
): number {
  for (const [at, runs] of lines.entries()) {
    let x = place.right === true ? place.x + place.width - widthOf(doc, runs, style.size) : place.x;
    for (const { font, text } of runs) {
      doc.font(font).fontSize(style.size).fillColor(style.colour);
      doc.text(text, x, place.y + at * style.leading, { lineBreak: false });
      x += doc.widthOfString(text);
    }
  }
  return lines.length * style.leading;
}
