import { parse, type Options } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { csvCell, csvFile } from "#app/integrations/tabular/write-csv.ts";

const readCsv = (text: string, options: Options = {}): string[][] => {
  const rows: unknown = parse(text, options);
  return rows as string[][];
};

describe("CSV that people open in a spreadsheet", () => {
  it.each(["=1+1", "+cmd", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "--1"])("makes text of %j", (text) => {
    expect(parse(csvCell(text))).toEqual([[`'${text}`]]);
  });

  it.each(["-5", "+3.5", "-1,200.50", "1e-3", "-12%", "2025-01-01", "Ann", ""])("leaves %j as it is", (text) => {
    expect(readCsv(`x\n${csvCell(text)}`, { skip_empty_lines: false })[1]?.[0] ?? "").toBe(text);
  });

  it("comes back as it was written, but for the guarding apostrophe", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const read = readCsv(csvFile(["a", "b"], rows), { bom: true, record_delimiter: "\r\n" });
        const expected = rows.map((row) =>
          row.map((text) => (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d/.test(text) ? `'${text}` : text)),
        );
        const guarded = read.slice(1).map((row) => row.map((text) => text.replace(/^'(?=[+-]?\d)/, "")));
        expect(guarded).toEqual(expected.map((row) => row.map((text) => text.replace(/^'(?=[+-]?\d)/, ""))));
      }),
    );
  });
});
