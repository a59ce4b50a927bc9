import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonReader } from "../../../scripts/evaluate/json-numbers.ts";

/** Every number, text and name in order of appearance, as the reader tells of them. */
function read(json: string, pieces: number): (number | string)[] {
  const told: (number | string)[] = [];
  const ignore = (): void => undefined;
  const reader = new JsonReader({
    name: (text) => told.push(`${text}:`),
    text: (text) => told.push(text),
    number: (value) => told.push(value),
    open: ignore,
    close: ignore,
  });
  const bytes = new TextEncoder().encode(json);
  for (let at = 0; at < bytes.length; at += pieces) reader.feed(bytes.subarray(at, at + pieces));
  reader.end();
  return told;
}

/** The same from a value in memory. */
function flatten(value: unknown): (number | string)[] {
  if (typeof value === "number" || typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, own]) => [`${name}:`, ...flatten(own)]);
}

const ascii = fc.string({ unit: "grapheme-ascii", maxLength: 6 });
const anyNumber = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.integer({ min: 0, max: 10_000_000 }).map((tenths) => tenths / 10),
);
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, anyNumber, ascii, fc.boolean(), fc.constant(null), tie("list"), tie("object")),
  list: fc.array(tie("value"), { maxLength: 5 }),
  object: fc.dictionary(ascii, tie("value"), { maxKeys: 4, noNullPrototype: true }),
}));

describe("reading JSON in pieces", () => {
  it("tells of the same names, texts and numbers as reading it whole, wherever the pieces are cut", () => {
    fc.assert(
      fc.property(anyJson.list, fc.integer({ min: 1, max: 40 }), fc.nat(2), (value, pieces, indent) => {
        const json = JSON.stringify(value, null, indent);
        expect(read(json, pieces)).toEqual(flatten(JSON.parse(json)));
      }),
      { numRuns: 500 },
    );
  });

  it("refuses a file that ends in the middle and a value that is none", () => {
    expect(() => read('{"people": [[1, 2', 7)).toThrow("ends in the middle");
    expect(() => read("[1.2.3]", 7)).toThrow('"1.2.3"');
    expect(() => read("[1]]", 7)).toThrow("more ends");
  });
});
