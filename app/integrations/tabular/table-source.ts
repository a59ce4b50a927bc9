/** Something about one cell that spoils it. `always`: the row is refused even when nobody reads the column. */
export interface CellProblem {
  readonly index: number;
  readonly reason: string;
  readonly always: boolean;
}

/** A row as the file has it. `rowNumber` counts from 1 as a spreadsheet does, the header row and empty rows included. */
export interface TableRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly problems: readonly CellProblem[];
}

/** Why a file as a whole cannot be read. */
export interface FileProblem {
  readonly kind:
    | "empty"
    | "too-large"
    | "too-many-columns"
    | "too-many-rows"
    | "unknown-encoding"
    | "not-text"
    | "malformed"
    | "unsafe-archive";
  /** What happened and what to do, for people. */
  readonly message: string;
}

/** Thrown out of a reading stream when the file turns out to be unreadable; caught where the stream is consumed. */
export class UnreadableFileError extends Error {
  override readonly name = "UnreadableFileError";
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-15",
  "windows-1250",
  "windows-1251",
  "macintosh",
] as const;

export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [",", ";", "\t", "|"] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** How to read a file. For CSV all of it can be corrected by hand; `encoding` null means that somebody has to say. */
export type FileFormat =
  | {
      readonly kind: "csv";
      readonly encoding: Encoding | null;
      readonly delimiter: Delimiter;
      readonly hasHeader: boolean;
    }
  | { readonly kind: "xlsx"; readonly sheet: string; readonly sheets: readonly string[]; readonly hasHeader: boolean };
