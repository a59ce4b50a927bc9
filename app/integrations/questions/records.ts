// Lists of small records inside one cell or one comment line: fields by " | ", records by line breaks or by "; ".

const escape = (text: string): string => text.replace(/[\\|;]/g, "\\$&");

/** Pieces of a text between unescaped separators, unescaped and trimmed. */
function pieces(text: string, separator: string): string[] {
  const found: string[] = [];
  let piece = "";
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === "\\" && index + 1 < text.length) {
      index += 1;
      piece += text.charAt(index);
    } else if (sign === separator) {
      found.push(piece.trim());
      piece = "";
    } else piece += sign;
  }
  return [...found, piece.trim()];
}

/** "a | b | c"; a bar inside a field is written \|. */
export const joinFields = (fields: readonly string[]): string => fields.map(escape).join(" | ");

export const splitFields = (text: string): readonly string[] => pieces(text, "|");

/** "kW = 1; W = 0.001" of names and numbers. */
export function joinNumbers(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([name, value]) => `${escape(name)} = ${String(value)}`)
    .join("; ");
}

/** Null when something in it is no number. Names may hold an equals sign: the last one divides. */
export function splitNumbers(text: string): Readonly<Record<string, number>> | null {
  const entries = pieces(text, ";")
    .filter((piece) => piece !== "")
    .map((piece): [string, number] => {
      const place = piece.lastIndexOf("=");
      return [piece.slice(0, place).trim(), place < 0 ? Number.NaN : readDecimal(piece.slice(place + 1))];
    });
  if (entries.some(([name, value]) => name === "" || Number.isNaN(value))) return null;
  return Object.fromEntries(entries);
}

/** A number as people and spreadsheets write it with a decimal point; NaN otherwise. */
export function readDecimal(text: string): number {
  const trimmed = text.trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : Number.NaN;
}
