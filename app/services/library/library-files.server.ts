import { createHash } from "node:crypto";
import type { Figures } from "#app/catalog/items/check-figures.ts";
import { readFigures } from "#app/catalog/items/read-figures.server.ts";
import { readLessons } from "#app/catalog/lessons/read-library.server.ts";
import { readContent, type ContentText } from "#app/catalog/read-content.server.ts";

/** What the library is made of, each kind in a table of its own. */
export type LibraryKind = "item" | "lesson" | "checklist" | "brief";

/** One file of the library, not read any further yet. */
export interface LibraryFile extends ContentText {
  readonly kind: LibraryKind;
  /** Where the file lies says what it is called; a file elsewhere is a mistake that reading it reports. */
  readonly id: string;
  /** Of its text and of the pictures it names. */
  readonly source: string;
  /** SVG texts of its folder that the text names, by the name it uses. */
  readonly figures: Readonly<Record<string, string>>;
}

/** Part of every hash: raised when the same files are to be installed differently. */
const RECIPE = "2";

const PLACES: readonly { readonly kind: LibraryKind; readonly pattern: RegExp }[] = [
  { kind: "item", pattern: /^content\/items\/(.+)\.yaml$/ },
  { kind: "lesson", pattern: /^content\/lessons\/(.+)\/index\.md$/ },
  { kind: "checklist", pattern: /^content\/checklists\/(.+)\.yaml$/ },
  { kind: "brief", pattern: /^content\/briefs\/(.+)\.yaml$/ },
];

/** Every file of the library under `directory`, and one hash over all of them. Nothing is parsed. */
export async function readLibraryFiles(
  directory: string,
): Promise<{ readonly files: readonly LibraryFile[]; readonly hash: string }> {
  const [yaml, lessons, ofItems, ofLessons] = await Promise.all([
    readContent(directory),
    readLessons(directory),
    readFigures(directory),
    readFigures(directory, "lessons"),
  ]);
  const figures = byFolder(new Map([...ofItems, ...ofLessons]));
  const files = [...yaml, ...lessons].flatMap((text) => fileOf(text, figures));
  return { files, hash: digest(files.map(({ file, source }) => `${file} ${source}`)) };
}

export function digest(parts: readonly string[]): string {
  const hash = createHash("sha256").update(RECIPE);
  for (const part of parts) hash.update(`\0${String(part.length)}\0${part}`);
  return hash.digest("hex");
}

type Pictures = ReadonlyMap<string, readonly (readonly [name: string, svg: string])[]>;

/** Pictures by the folder of the files that may name them: "content/items/x/figures/a.svg" is "figures/a.svg" there. */
function byFolder(figures: Figures): Pictures {
  const folders = new Map<string, [string, string][]>();
  for (const [path, svg] of figures) {
    const [, folder = "", name = path] = /^(.*)\/(figures\/[^/]+)$/.exec(path) ?? [];
    const held = folders.get(folder);
    if (held === undefined) folders.set(folder, [[name, svg]]);
    else held.push([name, svg]);
  }
  return folders;
}

function fileOf({ file, text }: ContentText, pictures: Pictures): readonly LibraryFile[] {
  for (const { kind, pattern } of PLACES) {
    const place = pattern.exec(file)?.[1];
    if (place === undefined) continue;
    const folder = file.slice(0, file.lastIndexOf("/"));
    const named = (pictures.get(folder) ?? []).filter(([name]) => text.includes(name));
    const figures = Object.fromEntries(named);
    return [{ kind, id: place.replaceAll("/", "."), file, text, figures, source: digest([text, ...named.flat()]) }];
  }
  return [];
}
