import { createHash } from "node:crypto";
import path from "node:path";
import type { ContentProblem } from "#app/catalog/content-problem.ts";
import type { Figures } from "#app/catalog/items/check-figures.ts";
import type { ItemFile } from "#app/catalog/items/item-schemas.ts";
import { figureFiles, itemRow } from "#app/catalog/items/library-item.ts";
import { parseItems } from "#app/catalog/items/parse-items.ts";
import { readFigures } from "#app/catalog/items/read-figures.server.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  listInstalledItems,
  retireItems,
  saveLibraryItems,
  type InstalledItem,
  type LibraryItem,
} from "#app/data/item-bank.server.ts";
import { claimLibrary, orgsWithoutLibrary } from "#app/data/library.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { now } from "#app/platform/clock.server.ts";

export interface LibraryInstallation {
  /** Organisations whose library was brought up to date. */
  readonly organisations: number;
  readonly items: number;
  /** Files that were left out because they cannot be read. */
  readonly problems: readonly ContentProblem[];
}

/** Part of the hash: raised when the same files are to be installed differently. */
const RECIPE = 1;

const INSTALL_TIMEOUT_MS = 120_000;

/**
 * Brings the item bank of every organisation up to the content folder. Untouched files cost one reading of the folder and
 * one query. An item that the organisation has changed stays as it is; one that the library dropped is retired.
 */
export async function installLibrary(directory: string = path.resolve("content")): Promise<LibraryInstallation> {
  const [texts, figures] = await Promise.all([readContent(directory), readFigures(directory)]);
  const own = texts.filter(({ file }) => file.startsWith("content/items/"));
  const hash = sourceHash([...own.map(({ file, text }) => [file, text] as const), ...figures]);
  const organisations = await orgsWithoutLibrary(hash);
  if (organisations.length === 0) return { organisations: 0, items: 0, problems: [] };
  const problems: ContentProblem[] = [];
  const files = parseItems(own, (at, path_, message) => {
    problems.push({ file: at.file, line: at.lineOf(path_), message, severity: "error" });
  });
  const broken = new Set(problems.map(({ file }) => file));
  const items = files.filter(({ file }) => !broken.has(file)).map(({ value }) => libraryItem(value, figures));
  for (const org of organisations) await installFor(org, hash, items);
  return { organisations: organisations.length, items: items.length, problems };
}

function sourceHash(files: readonly (readonly [string, string])[]): string {
  const hash = createHash("sha256").update(`${String(RECIPE)}\0`);
  for (const [file, text] of files) hash.update(`${file}\0${String(text.length)}\0${text}\0`);
  return hash.digest("hex");
}

function libraryItem(file: ItemFile, figures: Figures): LibraryItem {
  const pictures = Object.fromEntries(
    figureFiles(file).flatMap((name): [string, string][] => {
      const svg = figures.get(`content/items/${file.skill}/${name}`);
      return svg === undefined ? [] : [[name, svg]];
    }),
  );
  const row = itemRow(file);
  const hash = createHash("sha256")
    .update(JSON.stringify([row.body, pictures]))
    .digest("hex");
  return { ...row, version: file.version, figures: pictures, hash };
}

async function installFor(org: OrgId, hash: string, items: readonly LibraryItem[]): Promise<void> {
  await inTransaction(
    async (tx) => {
      if (await claimLibrary(tx, org, hash)) await installItems(tx, org, items);
    },
    { timeoutMs: INSTALL_TIMEOUT_MS },
  );
}

/** What is new or changed is written as a further version; nothing that was ever answered is overwritten. */
export async function installItems(tx: Tx, org: OrgId, items: readonly LibraryItem[]): Promise<void> {
  const installed = new Map((await listInstalledItems(tx, org)).map((item) => [item.id, item]));
  const changed = items.flatMap((item) => nextVersion(item, installed.get(item.id)) ?? []);
  await saveLibraryItems(tx, org, changed, now());
  const offered = new Set(items.map(({ id }) => id));
  const dropped = [...installed.values()].filter(
    ({ id, libraryHash, status }) => libraryHash !== null && status !== "retired" && !offered.has(id),
  );
  await retireItems(
    tx,
    org,
    dropped.map(({ id }) => id),
    now(),
  );
}

/** Null where nothing is to be done: the same words, or words of the organisation's own. */
function nextVersion(item: LibraryItem, before: InstalledItem | undefined): LibraryItem | null {
  if (before === undefined) return item;
  if (before.libraryHash === null || before.libraryHash === item.hash) return null;
  const status = before.status === "retired" ? "retired" : item.status;
  return { ...item, status, version: Math.max(item.version, before.version + 1) };
}
