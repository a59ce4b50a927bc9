import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Code, Nodes, RootContent } from "mdast";

/** A piece of Markdown as an author sees it: what it says and where it starts. */
export interface OutlineNode {
  /** "prose" runs on until the next fenced block with a name. */
  readonly kind: "prose" | "fence";
  /** From 1. */
  readonly line: number;
  /** The word after the fence; empty for prose. */
  readonly name: string;
  /** Markdown of the prose, or what stands between the fences. */
  readonly text: string;
  /** What the prose is made of. */
  readonly nodes: readonly RootContent[];
}

/** Prose and fenced blocks in reading order. A fence without a name is shown as it is and belongs to the prose. */
export function outlineMarkdown(markdown: string): readonly OutlineNode[] {
  const lines = markdown.split("\n");
  const root = fromMarkdown(hollow(lines), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const outline: OutlineNode[] = [];
  let prose: RootContent[] = [];
  const endProse = () => {
    const [first, last] = [prose[0], prose.at(-1)];
    if (first !== undefined && last !== undefined) {
      const text = lines.slice(lineOf(first) - 1, lastLineOf(last)).join("\n");
      outline.push({ kind: "prose", line: lineOf(first), name: "", text, nodes: prose });
    }
    prose = [];
  };
  for (const node of root.children) {
    if (node.type !== "code" || node.lang == null) prose.push(node);
    else {
      endProse();
      const text = lines.slice(lineOf(node), lastLineOf(node) - 1).join("\n");
      outline.push({ kind: "fence", line: lineOf(node), name: nameOf(node), text, nodes: [] });
    }
  }
  endProse();
  return outline;
}

/** The text with what stands between named fences left blank: nine tenths of a lesson need not be read as Markdown. */
function hollow(lines: readonly string[]): string {
  let inside = false;
  return lines
    .map((line) => {
      const fence = (inside ? /^```\s*$/ : /^```\w/).test(line);
      if (fence) inside = !inside;
      return inside && !fence ? "" : line;
    })
    .join("\n");
}

const nameOf = ({ lang, meta }: Code): string => [lang, meta].filter((word) => word != null).join(" ");

/** The line a node starts on, from 1. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function lastLineOf(node: Nodes): number {
  return node.position?.end.line ?? 1;
}

/** The node and everything in it. */
export function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* walk(child);
}

/** The words of a node without their marks. */
export function wordsOf(node: Nodes): string {
  if (node.type === "break") return " ";
  if ("value" in node) return node.type === "html" ? "" : node.value;
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}
