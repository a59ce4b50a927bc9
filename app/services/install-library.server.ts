import path from "node:path";
import type { ContentProblem } from "#app/catalog/content-problem.ts";
import { database, inTransaction, type Tx } from "#app/data/db.server.ts";
import { retireItems, saveLibraryItems, type LibraryItem } from "#app/data/item-bank.server.ts";
import { retireLessons, saveLibraryLessons, type LibraryLesson } from "#app/data/lessons.server.ts";
import {
  claimLibrary,
  listInstalled,
  markInstalled,
  orgsWithoutLibrary,
  removeBriefs,
  removeChecklists,
  saveBriefs,
  saveChecklists,
  type InstalledEntry,
} from "#app/data/library.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { readEntries, type LibraryEntry } from "./library/library-entry.ts";
import { digest, readLibraryFiles, type LibraryFile } from "./library/library-files.server.ts";

export interface LibraryInstallation {
  /** Organisations whose library was brought up to date. */
  readonly organisations: number;
  /** In the content folder. */
  readonly items: number;
  readonly lessons: number;
  /** Files that had to be read because some organisation did not have them as they are. */
  readonly read: number;
  /** Files that were left out because they cannot be read. */
  readonly problems: readonly ContentProblem[];
}

const INSTALL_TIMEOUT_MS = 120_000;

/**
 * Brings items, lessons, checklists and briefs of every organisation up to the content folder. Untouched files cost one
 * reading of the folder and one query; otherwise only the files that differ from what was installed are parsed. What the
 * organisation has changed stays as it is; items and lessons that the library dropped are retired.
 */
export async function installLibrary(directory: string = path.resolve("content")): Promise<LibraryInstallation> {
  const { files, hash } = await readLibraryFiles(directory);
  const count = (kind: LibraryFile["kind"]) => files.filter((file) => file.kind === kind).length;
  const counts = { items: count("item"), lessons: count("lesson") };
  const organisations = await orgsWithoutLibrary(hash);
  if (organisations.length === 0) return { organisations: 0, ...counts, read: 0, problems: [] };
  const wanted = new Set<LibraryFile>();
  for (const org of organisations) {
    const installed = byKey(await listInstalled(database(), org));
    for (const file of files) if (differs(file, installed.get(keyOf(file)))) wanted.add(file);
  }
  const { entries, problems } = readEntries([...wanted]);
  for (const org of organisations) await installFor(org, hash, { files, entries });
  return { organisations: organisations.length, ...counts, read: wanted.size, problems };
}

interface LibraryWords {
  readonly files: readonly LibraryFile[];
  readonly entries: ReadonlyMap<string, LibraryEntry>;
}

async function installFor(org: OrgId, hash: string, words: LibraryWords): Promise<void> {
  await inTransaction(
    async (tx) => {
      if (await claimLibrary(tx, org, hash)) await installWords(tx, org, words);
    },
    { timeoutMs: INSTALL_TIMEOUT_MS },
  );
}

const keyOf = ({ kind, id }: Pick<InstalledEntry, "kind" | "id">): string => `${kind} ${id}`;
const byKey = (installed: readonly InstalledEntry[]) => new Map(installed.map((entry) => [keyOf(entry), entry]));

/** A mark is "hash of the file:hash of what it says". */
const contentOf = (mark: string): string => mark.slice(mark.indexOf(":") + 1);

function differs({ source }: LibraryFile, before: InstalledEntry | undefined): boolean {
  return before === undefined || (before.mark !== null && !before.mark.startsWith(`${source}:`));
}

/** One file that is written: for the first time, or as a further version. */
interface Written {
  readonly entry: LibraryEntry;
  readonly file: LibraryFile;
  readonly version: number;
  readonly mark: string;
  readonly retired: boolean;
}

/** What is new or changed is written as a further version; nothing that was ever answered or read is overwritten. */
async function installWords(tx: Tx, org: OrgId, { files, entries }: LibraryWords): Promise<void> {
  const installed = byKey(await listInstalled(tx, org));
  const written: Written[] = [];
  const same: { kind: InstalledEntry["kind"]; id: string; mark: string }[] = [];
  for (const file of files) {
    const before = installed.get(keyOf(file));
    const entry = entries.get(file.file);
    if (entry === undefined || !differs(file, before)) continue;
    const content = digest([JSON.stringify([entry.body, file.figures])]);
    const mark = `${file.source}:${content}`;
    if (before !== undefined && before.mark !== null && contentOf(before.mark) === content) {
      same.push({ kind: file.kind, id: file.id, mark });
      continue;
    }
    const version = Math.max(entry.version, (before?.version ?? 0) + 1);
    written.push({ entry, file, version, mark, retired: before?.status === "retired" });
  }
  await save(tx, org, written);
  await markInstalled(tx, org, same);
  await drop(tx, org, files, [...installed.values()]);
}

async function save(tx: Tx, org: OrgId, written: readonly Written[]): Promise<void> {
  const at = now();
  const items = written.flatMap(({ entry, file, version, mark, retired }): LibraryItem[] =>
    entry.kind !== "item"
      ? []
      : [
          {
            ...{ ...entry.row, status: retired ? "retired" : entry.row.status, version },
            ...{ hash: mark, body: entry.body, figures: file.figures },
          },
        ],
  );
  const lessons = written.flatMap(({ entry, file, version, mark, retired }): LibraryLesson[] =>
    entry.kind !== "lesson"
      ? []
      : [
          {
            ...{ ...entry.row, status: retired ? "retired" : "live", version },
            ...{ mark, body: entry.body, figures: file.figures },
          },
        ],
  );
  await saveLibraryItems(tx, org, items, at);
  await saveLibraryLessons(tx, org, lessons, at);
  const pages = written.map(({ entry, version, mark }) => ({ entry, page: { version, mark, body: entry.body } }));
  const lists = pages.flatMap(({ entry, page }) => {
    if (entry.kind !== "checklist") return [];
    const { skill: key, level, title, review } = entry.row;
    return [{ key, level, title, review, ...page }];
  });
  const briefs = pages.flatMap(({ entry, page }) => {
    if (entry.kind !== "brief") return [];
    const { cluster: key, title, review } = entry.row;
    return [{ key, title, review, ...page }];
  });
  await saveChecklists(tx, org, lists, at);
  await saveBriefs(tx, org, briefs, at);
}

/** What the library no longer has. A file that cannot be read for now is still there: its last good version stays. */
async function drop(
  tx: Tx,
  org: OrgId,
  files: readonly LibraryFile[],
  installed: readonly InstalledEntry[],
): Promise<void> {
  const offered = new Set(files.map(keyOf));
  const gone = (kind: InstalledEntry["kind"]): readonly string[] =>
    installed
      .filter((entry) => entry.kind === kind && entry.mark !== null && entry.status !== "retired")
      .filter((entry) => !offered.has(keyOf(entry)))
      .map(({ id }) => id);
  const at = now();
  await retireItems(tx, org, gone("item"), at);
  await retireLessons(tx, org, gone("lesson"), at);
  await removeChecklists(tx, org, gone("checklist"));
  await removeBriefs(tx, org, gone("brief"));
}
