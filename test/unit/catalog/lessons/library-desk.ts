import { expect } from "vitest";
import type { CatalogCluster, CatalogRole, CatalogSkill } from "#app/catalog/catalog.ts";
import { formatProblem } from "#app/catalog/content-problem.ts";
import type { LibraryCatalog } from "#app/catalog/lessons/check-references.ts";
import { buildLibrary, type BuiltLibrary } from "#app/catalog/lessons/library.ts";
import { smallFigures, smallLibrary } from "./small-library.ts";

export const catalog: LibraryCatalog = {
  skills: [{ id: "welding.basics", practical: true } as CatalogSkill],
  roles: [{ id: "welder", requirements: [] as CatalogRole["requirements"] } as CatalogRole],
  clusters: [{ id: "shop" } as CatalogCluster],
};

/** A copy of the small library that a test may damage. */
export interface LibraryDesk {
  readonly files: Map<string, string>;
  readonly figures: Map<string, string>;
  readonly build: () => BuiltLibrary;
  readonly problems: () => readonly string[];
  /** Replaces the first occurrence and returns the number of its line. */
  readonly plant: (file: string, from: string, to: string) => number;
  readonly expectOnly: (file: string, line: number, message: string) => void;
}

export function libraryDesk(): LibraryDesk {
  const [files, figures] = [smallLibrary(), smallFigures()];
  const build = () =>
    buildLibrary(
      [...files].map(([file, text]) => ({ file, text })),
      figures,
      catalog,
    );
  const problems = () => build().problems.map(formatProblem);
  return {
    files,
    figures,
    build,
    problems,
    plant(file, from, to) {
      const text = files.get(file) ?? "";
      const place = text.indexOf(from);
      expect(place, `${file} contains ${from}`).toBeGreaterThanOrEqual(0);
      files.set(file, text.slice(0, place) + to + text.slice(place + from.length));
      return text.slice(0, place).split("\n").length;
    },
    expectOnly(file, line, message) {
      expect(problems()).toEqual([`${file}:${String(line)} ${message}`]);
    },
  };
}
