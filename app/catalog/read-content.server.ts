import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** A content file as it lies on disk. `file` is written `content/…` with forward slashes on every system. */
export interface ContentText {
  readonly file: string;
  readonly text: string;
}

/** All YAML files under `directory`, in the order of their names. */
export async function readContent(directory: string): Promise<readonly ContentText[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => ({
      file: ["content", ...path.relative(directory, file).split(path.sep)].join("/"),
      text: await readFile(file, "utf8"),
    })),
  );
}

/** SHA-256 over names and bytes of all files and the way they are built: equal when nothing was touched at all. */
export function hashSources(files: readonly ContentText[], buildRecipe: number): string {
  const hash = createHash("sha256").update(`${String(buildRecipe)}\0`);
  for (const { file, text } of files) hash.update(`${file}\0${String(text.length)}\0${text}\0`);
  return hash.digest("hex");
}
