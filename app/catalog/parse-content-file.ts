import { CORE_SCHEMA, load } from "js-yaml";
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { z } from "zod";
import type { ContentFile, ContentPath, ReportProblem } from "./content-problem.ts";
import { describeIssue } from "./content-schemas.ts";

type LineOf = ContentFile<unknown>["lineOf"];

/**
 * The value of one YAML text by its schema; undefined when problems were reported. Read twice at most: at once by the fast
 * reader, and by the one that knows where everything stands when somebody asks for a line.
 */
export function parseContentFile<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  report: ReportProblem,
): ContentFile<z.infer<Schema>> | undefined {
  const lineOf = lazyLines(text);
  const value = readFast(text);
  if (value === undefined) {
    reportSyntax(file, text, report);
    return undefined;
  }
  const parsed = schema.safeParse(value.content);
  if (parsed.success) return { file, value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) reportIssue(issue, value.content, { file, lineOf }, report);
  return undefined;
}

/** The content of a text, without places; undefined when it is not valid YAML. Both readers agree on the core schema. */
function readFast(text: string): { readonly content: unknown } | undefined {
  try {
    return { content: load(text, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return undefined;
  }
}

function reportSyntax(file: string, text: string, report: ReportProblem): void {
  const lines = new LineCounter();
  const { errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of errors)
    report({ file, lineOf: () => lines.linePos(error.pos[0]).line }, [], `is not valid YAML: ${error.message}`);
  if (errors.length === 0) report({ file, lineOf: () => 1 }, [], "is not valid YAML");
}

function lazyLines(text: string): LineOf {
  let find: LineOf | undefined;
  return (path) => {
    if (find === undefined) {
      const lines = new LineCounter();
      find = lineFinder(parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines);
    }
    return find(path);
  };
}

function reportIssue(
  issue: z.core.$ZodIssue,
  value: unknown,
  at: { readonly file: string; readonly lineOf: LineOf },
  report: ReportProblem,
): void {
  const path = issue.path.map((segment) => (typeof segment === "number" ? segment : String(segment)));
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) report(at, [...path, key], `${[...path, key].join(".")} is not a field of this file`);
    return;
  }
  const found = valueAt(value, path);
  report(at, path, describeIssue(path, plainMessage(issue, found), found === undefined || found === null));
}

/** The library's words for a type error start with "Invalid input"; authors get a sentence instead. */
function plainMessage(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code === "invalid_type") return `must be of type ${issue.expected}`;
  if (issue.code === "invalid_value") {
    return `is ${JSON.stringify(found)}; it must be one of: ${issue.values.map(String).join(", ")}`;
  }
  return issue.message;
}

function valueAt(value: unknown, path: ContentPath): unknown {
  let current = value;
  for (const segment of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<string | number, unknown>)[segment];
  }
  return current;
}

function lineFinder(document: Document.Parsed, lines: LineCounter): LineOf {
  const lineAt = (node: unknown): number | undefined => {
    const start = (node as Node | null)?.range?.[0];
    return start === undefined ? undefined : lines.linePos(start).line;
  };
  return (path) => {
    let node: unknown = document.contents;
    let line = lineAt(node) ?? 1;
    for (const segment of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment));
        if (pair === undefined) break;
        line = lineAt(pair.key) ?? line;
        node = pair.value;
      } else if (isSeq(node)) {
        node = typeof segment === "number" ? node.items[segment] : undefined;
        line = lineAt(node) ?? line;
      } else break;
    }
    return line;
  };
}
