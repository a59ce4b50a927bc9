/** Something an author has to look at. Errors stop publication, warnings do not. */
export interface ContentProblem {
  readonly severity: "error" | "warning";
  /** Path from the root of the repository, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Where inside a file a value stands: keys of mappings and positions in lists. */
export type ContentPath = readonly (string | number)[];

/** A parsed content file: its value, and the line of any place in it. */
export interface ContentFile<T> {
  readonly file: string;
  readonly value: T;
  /** The line of the deepest part of `path` that exists. */
  readonly lineOf: (path: ContentPath) => number;
}

/** Collects problems, so that an author sees all of them at once. */
export type ReportProblem = (
  at: { readonly file: string; readonly lineOf: (path: ContentPath) => number },
  path: ContentPath,
  message: string,
  severity?: ContentProblem["severity"],
) => void;

export function reportInto(problems: ContentProblem[]): ReportProblem {
  return (at, path, message, severity = "error") => {
    problems.push({ severity, file: at.file, line: at.lineOf(path), message });
  };
}

/** `content/skills/x.yaml:12 message`, as editors and terminals make it a link. */
export function formatProblem(problem: ContentProblem): string {
  const mark = problem.severity === "warning" ? "warning: " : "";
  return `${problem.file}:${String(problem.line)} ${mark}${problem.message}`;
}
