import { expect, test } from "vitest";
import { csvLine } from "#app/http/csv.server.ts";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u0000=1", "\uff1d1", "|cmd"])(
  "%j is written as text, not as a formula",
  (text) => {
    expect(csvLine([text]).replace(/^"/, "").startsWith("'")).toBe(true);
  },
);

test("numbers, ordinary text, quotes and line breaks come out as RFC 4180 says", () => {
  expect(csvLine([-3.5, "plain", 'say "hi"', "a,b", "two\nlines", ""])).toBe(
    `-3.5,plain,"say ""hi""","a,b","two\nlines",\r\n`,
  );
});
