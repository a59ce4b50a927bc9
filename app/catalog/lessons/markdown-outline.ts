import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Nodes, RootContent } from "mdast";

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
}

/**
 * Prose and fenced blocks in reading order. A block starts and ends at the margin with three backticks, so that finding it
 * needs no reading of Markdown; a fence without a name is shown as it is and belongs to the prose.
 */
export function outlineMarkdown(markdown: string): readonly OutlineNode[] {
  const lines = markdown.split("\n");
  const outline: OutlineNode[] = [];
  let [proseFrom, blockFrom, shown] = [0, -1, false];
  for (const [at, line] of lines.entries()) {
    if (!line.startsWith("```")) continue;
    const name = line.slice(3).trim();
    if (blockFrom >= 0 || shown) {
      if (name !== "") continue;
      if (blockFrom >= 0) {
        outline.push(blockOf(lines, blockFrom, at));
        proseFrom = at + 1;
      }
      [blockFrom, shown] = [-1, false];
    } else if (name === "") shown = true;
    else {
      outline.push(...proseOf(lines, proseFrom, at));
      blockFrom = at;
    }
  }
  if (blockFrom >= 0) outline.push(blockOf(lines, blockFrom, lines.length));
  else outline.push(...proseOf(lines, proseFrom, lines.length));
  return outline;
}

function blockOf(lines: readonly string[], fence: number, end: number): OutlineNode {
  const name = (lines[fence] ?? "").slice(3).trim().replace(/\s+/g, " ");
  return { kind: "fence", line: fence + 1, name, text: lines.slice(fence + 1, end).join("\n") };
}

/** Without the empty lines around it; nothing when there is nothing else. */
function proseOf(lines: readonly string[], from: number, end: number): readonly OutlineNode[] {
  const [first, last] = [
    lines.findIndex((line, at) => at >= from && at < end && line.trim() !== ""),
    lines.findLastIndex((line, at) => at >= from && at < end && line.trim() !== ""),
  ];
  if (first < 0) return [];
  return [{ kind: "prose", line: first + 1, name: "", text: lines.slice(first, last + 1).join("\n") }];
}

/** What a stretch of prose is made of. Slow beside everything else that is done with a lesson: a few milliseconds. */
export function readMarkdown(prose: string): readonly RootContent[] {
  return fromMarkdown(prose, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;
}

/** True where prose can hold anything besides headings, paragraphs, lists and marks of emphasis. */
export function mayHoldMore(prose: string): boolean {
  return /[<[]|```|~~~|:\/\/|www\.|@/.test(prose);
}

/** The line a node starts on, from 1. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
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
