import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

// Remembers from which sources something was made, so that it is made again only when they changed.

const FOLDER = ".cache/stamps";

export interface Made {
  readonly name: string;
  /** Files and folders it is made from. */
  readonly sources: readonly string[];
  /** A file that must exist for it to count as made. */
  readonly result: string;
}

export async function isFresh(made: Made): Promise<boolean> {
  if (!existsSync(made.result)) return false;
  const stamp = await readFile(join(FOLDER, made.name), "utf8").catch(() => "");
  return stamp !== "" && stamp === (await hashOf(made.sources));
}

/** Runs `work` and remembers the sources as they were before it. */
export async function make(made: Made, work: () => Promise<unknown>): Promise<void> {
  const hash = await hashOf(made.sources);
  await mkdir(FOLDER, { recursive: true });
  // Interrupted, the result is half-made and must not pass for the work of an earlier run.
  await rm(join(FOLDER, made.name), { force: true });
  await work();
  await writeFile(join(FOLDER, made.name), hash);
}

async function hashOf(sources: readonly string[]): Promise<string> {
  const files = (await Promise.all(sources.map(filesUnder))).flat().sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\n`).update(await readFile(file));
  return hash.digest("hex");
}

async function filesUnder(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join("app", "generated")));
}
