import { expect, it } from "vitest";
import { tinyPdf } from "#app/demo/tiny-pdf.ts";

it("every offset of the cross-reference table points at its object, and the end at the table", () => {
  const pdf = tinyPdf(["Certificate (exam)", "41 of 50 points"]);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
  expect(pdf.slice(start, start + 5)).toBe("xref\n");
  const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
  expect(offsets).toHaveLength(5);
  for (const [at, offset] of offsets.entries())
    expect(pdf.slice(offset)).toMatch(new RegExp(`^${String(at + 1)} 0 obj\n`));
  expect(pdf).toContain(String.raw`(Certificate \(exam\)) Tj`);
  const length = Number(/\/Length (\d+)/.exec(pdf)?.[1]);
  expect(/stream\n([^]*?)\nendstream/.exec(pdf)?.[1]).toHaveLength(length);
});
