import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readGift } from "#app/integrations/questions/read-gift.ts";

const FOLDER = fileURLToPath(new URL("../../../../shared/data/standards/gift-questions", import.meta.url));
const NAMES = existsSync(FOLDER)
  ? readdirSync(FOLDER).flatMap((name) => (name.endsWith(".gift") ? [name.slice(0, -5)] : []))
  : [];

/** The reference writes no id and no tags where the parser says null. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]): [string, unknown][] =>
      part === null ? [] : [[key, withoutNulls(part)]],
    ),
  );
}

describe("GIFT files with a published parse", () => {
  it.skipIf(NAMES.length === 0)("are all there (skipped: the reference files are not on this machine)", () => {
    expect(NAMES).toHaveLength(26);
  });

  it.skipIf(NAMES.length === 0).each(NAMES.length === 0 ? ["none"] : NAMES)("%s reads as published", (name) => {
    const { questions, unreadable } = readGift(readFileSync(join(FOLDER, `${name}.gift`), "utf8"));
    expect(unreadable).toEqual([]);
    const expected: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));
    expect(withoutNulls(questions.map(({ question }) => question))).toEqual(withoutNulls(expected));
  });
});
