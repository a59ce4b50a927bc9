import { describe, expect, it } from "vitest";

import { detectDelimiter, looksLikeHeader } from "#app/integrations/tabular/detect-csv-format.ts";
import { createEncodingDetector, decodeText } from "#app/integrations/tabular/detect-encoding.ts";
import { RowSpool } from "#app/integrations/tabular/row-spool.ts";

function detect(...pieces: readonly Buffer[]) {
  const detector = createEncodingDetector();
  for (const piece of pieces) detector.write(piece);
  return detector.end();
}

describe("encoding", () => {
  it("is UTF-8 also where a character lies across two pieces, and a question where one is cut off", () => {
    const text = Buffer.from("name\nZoë\n");
    expect(detect(text.subarray(0, 8), text.subarray(8))).toEqual({ kind: "certain", encoding: "utf-8" });
    expect(detect(text.subarray(0, 8))).toMatchObject({ kind: "asks" });
  });

  it("decodes UTF-16 in pieces of any size, without the mark", async () => {
    const bytes = Buffer.from("\uFEFFid;näme\r\n", "utf16le");
    async function* odd() {
      for (let at = 0; at < bytes.length; at += 3) yield await Promise.resolve(bytes.subarray(at, at + 3));
    }
    let text = "";
    for await (const piece of decodeText(odd(), "utf-16le")) text += piece;
    expect(text).toBe("id;näme\r\n");
  });
});

describe("the shape of a CSV", () => {
  it("is read from the delimiter that gives even rows, not from the most frequent character", () => {
    expect(detectDelimiter("a;b\n1,5;2,5\n3,5;4,5\n")).toBe(";");
    expect(detectDelimiter('a,b\n"x;y;z",1\n"p;q;r",2\n')).toBe(",");
    expect(detectDelimiter("a\tb, c, d\ne\tf\n")).toBe("\t");
    expect(detectDelimiter("only\none\ncolumn\n")).toBe(",");
  });

  it("has a header when the first row names things", () => {
    expect(
      looksLikeHeader([
        ["id", "name"],
        ["1", "Ann"],
      ]),
    ).toBe(true);
    expect(
      looksLikeHeader([
        ["1", "Ann"],
        ["2", "Bob"],
      ]),
    ).toBe(false);
    expect(looksLikeHeader([["x", "x"]])).toBe(false);
    expect(looksLikeHeader([])).toBe(false);
  });
});

describe("the spool", () => {
  it("gives back what it took, in order, as often as asked", () => {
    const spool = new RowSpool<{ readonly n: number; readonly text: string }>();
    const rows = Array.from({ length: 2500 }, (_, n) => ({ n, text: `größe ${String(n)}` }));
    for (const row of rows) spool.push(row);
    expect([...spool.blocks()].flat()).toEqual(rows);
    expect([...spool.blocks()].flat()).toEqual(rows);
  });
});
