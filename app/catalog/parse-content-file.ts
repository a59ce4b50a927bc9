import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { z } from "zod";
import type { ContentFile, ContentPath, ReportProblem } from "./content-problem.ts";
import { describeIssue } from "./content-schemas.ts";

type LineOf = ContentFile<unknown>["lineOf"];

/** The value of one YAML text by its schema; undefined when problems were reported. */
export function parseContentFile<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  report: ReportProblem,
): ContentFile<z.infer<Schema>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = lineFinder(document, lines);
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      report({ file, lineOf: () => lines.linePos(error.pos[0]).line }, [], `is not valid YAML: ${error.message}`);
    }
    return undefined;
  }
  const value: unknown = document.toJS();
  const parsed = schema.safeParse(value);
  if (parsed.success) return { file, value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) reportIssue(issue, value, { file, lineOf }, report);
  return undefined;
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
