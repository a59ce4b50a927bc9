/** One question of a GIFT file: blank lines end a question, so a mistake in one does not spoil the next. */
export interface GiftBlock {
  /** Of its first line, from 1. */
  readonly line: number;
  readonly text: string;
  /** What comment lines of the form "//@ name: value" say: what GIFT has no place for. */
  readonly notes: ReadonlyMap<string, string>;
}

const NOTE = /^\s*\/\/@ ([a-z][a-z0-9-]*): (.*)$/;
const COMMENT = /^\s*\/\//;

/** The questions of a file in order. Comments above a question belong to it, also across a blank line. Linear in the text. */
export function giftBlocks(file: string): readonly GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let lines: string[] = [];
  let start = 1;
  const close = (): void => {
    if (lines.some((line) => line.trim() !== "" && !COMMENT.test(line))) {
      blocks.push({ line: start, text: lines.join("\n"), notes: notesOf(lines) });
      lines = [];
    }
  };
  for (const [index, line] of file
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === "") close();
    if (lines.length === 0) start = index + 1;
    if (line.trim() !== "" || lines.length > 0) lines.push(line);
  }
  close();
  return blocks;
}

function notesOf(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const found = NOTE.exec(line);
      return found === null ? [] : [[found[1] ?? "", (found[2] ?? "").trim()]];
    }),
  );
}
