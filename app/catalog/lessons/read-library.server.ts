import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { ContentText } from "#app/catalog/read-content.server.ts";

/** All Markdown files of the lessons under `directory`, in the order of their names, written `content/lessons/…`. */
export async function readLessons(directory: string): Promise<readonly ContentText[]> {
  const root = path.join(directory, "lessons");
  if (!existsSync(root)) return [];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => ({
      file: ["content", ...path.relative(directory, file).split(path.sep)].join("/"),
      text: await readFile(file, "utf8"),
    })),
  );
}
