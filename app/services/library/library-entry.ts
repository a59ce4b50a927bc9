import type { ContentFile, ContentProblem, ReportProblem } from "#app/catalog/content-problem.ts";
import { itemRow } from "#app/catalog/items/library-item.ts";
import { parseItems } from "#app/catalog/items/parse-items.ts";
import type { Lesson } from "#app/catalog/lessons/lesson.ts";
import { parseLibrary } from "#app/catalog/lessons/parse-library.ts";
import type { BriefFile, ChecklistFile } from "#app/catalog/lessons/sign-off-schemas.ts";
import type { ItemColumns } from "#app/data/item-bank.server.ts";
import type { LessonColumns } from "#app/data/lessons.server.ts";
import type { LibraryFile } from "./library-files.server.ts";

/** What a file of the library says, ready to be written. */
export type LibraryEntry = { readonly version: number; readonly body: object } & (
  | { readonly kind: "item"; readonly row: ItemColumns }
  | { readonly kind: "lesson"; readonly row: LessonColumns }
  | { readonly kind: "checklist"; readonly row: Pick<ChecklistFile, "skill" | "level" | "title" | "review"> }
  | { readonly kind: "brief"; readonly row: Pick<BriefFile, "cluster" | "title" | "review"> }
);

export interface ReadEntries {
  /** By file; a file with a mistake is not among them. */
  readonly entries: ReadonlyMap<string, LibraryEntry>;
  readonly problems: readonly ContentProblem[];
}

/** Reads these files. What cannot be read is left out and reported, and keeps nothing else from being read. */
export function readEntries(files: readonly LibraryFile[]): ReadEntries {
  const problems: ContentProblem[] = [];
  const report: ReportProblem = (at, path, message) => {
    problems.push({ file: at.file, line: at.lineOf(path), message, severity: "error" });
  };
  const items = parseItems(files, report);
  const { lessons, checklists, briefs } = parseLibrary(files, report);
  const broken = new Set(problems.map(({ file }) => file));
  const entries = new Map<string, LibraryEntry>();
  const put = <T>(parsed: readonly ContentFile<T>[], entryOf: (value: T) => LibraryEntry) => {
    for (const { file, value } of parsed) if (!broken.has(file)) entries.set(file, entryOf(value));
  };
  put(items, (file) => {
    const { body, ...row } = itemRow(file);
    return { kind: "item", version: file.version, body, row };
  });
  put(lessons, lessonEntry);
  put(checklists, (file) => ({ kind: "checklist", version: file.version, body: file, row: file }));
  put(briefs, (file) => ({ kind: "brief", version: file.version, body: file, row: file }));
  return { entries, problems };
}

function lessonEntry(lesson: Lesson): LibraryEntry {
  const { id, skill, from, to, title, outcome, minutes, sector, review, reviewedOn, version } = lesson.front;
  const row = { id, skillId: skill, fromLevel: from, toLevel: to, title, outcome, minutes, sector, review, reviewedOn };
  return { kind: "lesson", version, body: lesson, row };
}
