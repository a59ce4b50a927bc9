import type { ContentFile, ContentPath, ReportProblem } from "#app/catalog/content-problem.ts";
import { parseContentFile } from "#app/catalog/parse-content-file.ts";
import type { ShownText } from "#app/catalog/items/question-parts.ts";
import { lessonBlocks, lessonFront, type BlockKind } from "./lesson-schemas.ts";
import type { BlockPart, Lesson, LessonPart } from "./lesson.ts";
import {
  lineOf,
  mayHoldMore,
  outlineMarkdown,
  readMarkdown,
  walk,
  wordsOf,
  type OutlineNode,
} from "./markdown-outline.ts";

/**
 * A lesson with the places of its parts: `lineOf(["front", "minutes"])`, `lineOf(["parts", 3, "steps", 0])`. Paragraphs of
 * prose are ["parts", position, number].
 */
export interface ParsedLesson extends ContentFile<Lesson> {
  readonly headings: () => readonly Heading[];
  /** Paragraphs and list entries of the prose, as words. */
  readonly paragraphs: () => readonly ShownText[];
}

interface Heading extends ShownText {
  readonly depth: number;
}

type LineOf = ContentFile<unknown>["lineOf"];
type Place = Pick<ContentFile<unknown>, "file" | "lineOf">;

const FRONT = /^---\n([\s\S]*?\n)---(?:\n|$)/;

/** The lesson in one text, or undefined when problems were reported. */
export function parseLesson(file: string, text: string, report: ReportProblem): ParsedLesson | undefined {
  const plain = text.replaceAll("\r\n", "\n");
  const found = FRONT.exec(plain);
  if (found === null) {
    report({ file, lineOf: () => 1 }, [], "a lesson starts with front matter between two lines ---");
    return undefined;
  }
  const [whole, yaml = ""] = found;
  const front = parseContentFile(file, yaml, lessonFront, shifted(report, 1));
  // blank lines in place of the front matter keep every line number as it is in the file
  const body = plain.replace(whole, "\n".repeat(whole.split("\n").length - 1));
  const parts = outlineMarkdown(body).map((node) => readPart(file, node, report));
  if (front === undefined || parts.some((part) => part === undefined)) return undefined;
  return assemble(
    file,
    front,
    parts.filter((part) => part !== undefined),
  );
}

/** The same reports, some lines further down: the place is known inside a part of a file. */
function shifted(report: ReportProblem, lines: number): ReportProblem {
  return (at, path, message, severity) => {
    report({ file: at.file, lineOf: (inner) => at.lineOf(inner) + lines }, path, message, severity);
  };
}

interface ReadPart {
  readonly part: LessonPart;
  readonly line: number;
  readonly lineOf: LineOf;
  /** Of prose; read when somebody asks for them, as only the checks of the authors do. */
  readonly paragraphs: () => readonly Paragraph[];
}

interface Paragraph {
  readonly line: number;
  readonly text: string;
  readonly depth: number;
}

function readPart(file: string, node: OutlineNode, report: ReportProblem): ReadPart | undefined {
  return node.kind === "prose" ? readProse(file, node, report) : readBlock(file, node, report);
}

function isBlockKind(name: string): name is BlockKind {
  return Object.hasOwn(lessonBlocks, name);
}

function readBlock(file: string, { name, line, text }: OutlineNode, report: ReportProblem): ReadPart | undefined {
  if (!isBlockKind(name)) {
    const kinds = Object.keys(lessonBlocks).join(", ");
    report({ file, lineOf: () => line }, [], `there is no block ${name}; the blocks are ${kinds}`);
    return undefined;
  }
  const block = parseContentFile(file, text, lessonBlocks[name], shifted(report, line));
  if (block === undefined) return undefined;
  // the schema was chosen by the kind, so the two belong together
  const part = { kind: name, block: block.value } as BlockPart;
  return { part, line, lineOf: (path) => (path.length === 0 ? line : block.lineOf(path) + line), paragraphs: () => [] };
}

function readProse(file: string, { line, text }: OutlineNode, report: ReportProblem): ReadPart {
  const nodes = once(() => readMarkdown(text).flatMap((child) => [...walk(child)]));
  const below = line - 1;
  const paragraphs = once(() =>
    nodes().flatMap((node): readonly Paragraph[] => {
      if (node.type !== "paragraph" && node.type !== "heading") return [];
      const words = wordsOf(node).replace(/\s+/g, " ").trim();
      return [{ line: lineOf(node) + below, text: words, depth: node.type === "heading" ? node.depth : 0 }];
    }),
  );
  for (const node of mayHoldMore(text) ? nodes() : []) {
    const complain = (message: string) => {
      report({ file, lineOf: () => lineOf(node) + below }, [], message);
    };
    if (node.type === "html") complain("HTML is not shown in a lesson");
    if (node.type === "image") complain("a picture belongs in a figure block, with its text alternative");
    if (node.type === "code" && node.lang != null)
      complain(`the block ${node.lang} must start at the margin, with three backticks`);
    if (node.type === "link" && !/^https:\/\/[^\s/]+\.[^\s/]+/.test(node.url))
      complain(`the link ${node.url} leads nowhere; a link starts with https://`);
  }
  const linesOf: LineOf = ([number]) => (typeof number === "number" ? (paragraphs()[number]?.line ?? line) : line);
  return { part: { kind: "prose", markdown: text }, line, lineOf: linesOf, paragraphs };
}

function once<T>(compute: () => T): () => T {
  let held: { readonly value: T } | undefined;
  return () => (held ??= { value: compute() }).value;
}

function assemble(file: string, front: ContentFile<Lesson["front"]>, read: readonly ReadPart[]): ParsedLesson {
  const texts = once(() =>
    read.flatMap(({ paragraphs }, position) =>
      paragraphs().map(({ text, depth }, number) => ({ at: ["parts", position, number], text, depth })),
    ),
  );
  return {
    file,
    value: { front: front.value, parts: read.map(({ part }) => part) },
    lineOf: (path) => lineInLesson(path, front, read),
    headings: () => texts().filter(({ depth }) => depth > 0),
    paragraphs: () => texts().filter(({ depth }) => depth === 0),
  };
}

function lineInLesson([top, ...rest]: ContentPath, front: Place, read: readonly ReadPart[]): number {
  if (top === "front") return front.lineOf(rest) + 1;
  const [position, ...inner] = rest;
  return top === "parts" && typeof position === "number" ? (read[position]?.lineOf(inner) ?? 1) : 1;
}
