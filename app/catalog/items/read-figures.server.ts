import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Figures } from "./check-figures.ts";

/** The pictures under `directory`/items, or /lessons, by their path written `content/items/…`. */
export async function readFigures(directory: string, folder: "items" | "lessons" = "items"): Promise<Figures> {
  const root = path.join(directory, folder);
  if (!existsSync(root)) return new Map();
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".svg"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, string]> => [
        ["content", ...path.relative(directory, file).split(path.sep)].join("/"),
        await readFile(file, "utf8"),
      ]),
    ),
  );
}
