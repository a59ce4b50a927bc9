import { expect } from "vitest";
import type { CatalogRole, CatalogSkill } from "#app/catalog/catalog.ts";
import { formatProblem } from "#app/catalog/content-problem.ts";
import { buildItemBank, type BuiltItemBank, type ItemCatalog } from "#app/catalog/items/item-bank.ts";
import { smallBank, smallFigures } from "./small-bank.ts";

const catalog: ItemCatalog = {
  skills: [{ id: "welding.basics" } as CatalogSkill],
  roles: [{ id: "welder" } as CatalogRole],
};

/** A copy of the small bank that a test may damage. */
export interface FaultDesk {
  readonly files: Map<string, string>;
  readonly figures: Map<string, string>;
  readonly build: () => BuiltItemBank;
  readonly problems: () => readonly string[];
  /** Replaces the first occurrence and returns the number of its line. */
  readonly plant: (file: string, from: string, to: string) => number;
  readonly expectOnly: (file: string, line: number, message: string) => void;
}

export function faultDesk(): FaultDesk {
  const [files, figures] = [smallBank(), smallFigures()];
  const build = () =>
    buildItemBank(
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
      files.set(file, text.replace(from, to));
      return text.slice(0, place).split("\n").length;
    },
    expectOnly(file, line, message) {
      expect(problems()).toEqual([`${file}:${String(line)} ${message}`]);
    },
  };
}
