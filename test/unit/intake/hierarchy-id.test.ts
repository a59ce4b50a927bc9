import { describe, expect, it } from "vitest";

import { formatHierarchyPath, parseHierarchyId } from "#app/engine/intake/hierarchy-id.ts";

function path(text: string): string {
  const parsed = parseHierarchyId(text);
  return parsed.ok ? formatHierarchyPath(parsed.value) : "malformed";
}

describe("hierarchyid", () => {
  it.each([
    ["", "/"],
    // Worked out by hand from the published patterns; the first two also stand in SQL Server's own examples.
    ["0x58", "/1/"],
    ["0x5AC0", "/1/1/"],
    ["0x5B40", "/1/2/"],
    ["0x68", "/2/"],
    ["0x5AE158", "/1/1/4/1/"],
    ["0x62C0", "/1.1/"],
    ["/1/2.1/3/", "/1/2.1/3/"],
  ])("reads %s as %s", (text, expected) => {
    expect(path(text)).toBe(expected);
  });

  it.each([
    // Each written out by hand from the published pattern of its range.
    ["8", "101" + "000" + "1", "/8/"],
    ["15", "101" + "111" + "1", "/15/"],
    ["16", "110" + "00" + "0" + "0" + "1" + "000" + "1", "/16/"],
    ["79", "110" + "11" + "0" + "1" + "1" + "111" + "1", "/79/"],
    ["80", "1110" + "000" + "0" + "000" + "0" + "0" + "1" + "000" + "1", "/80/"],
    ["-1", "00111" + "111" + "1", "/-1/"],
    ["-8", "00111" + "000" + "1", "/-8/"],
  ])("reads the bits of the label %s", (_label, bits, expected) => {
    const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, "0");
    const hex = (padded.match(/.{8}/g) ?? [])
      .map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, "0"))
      .join("");
    expect(path(hex)).toBe(expected);
  });

  it.each(["5", "xyz", "0x01", "5AC000", "/1/a/"])("refuses %s", (text) => {
    expect(path(text)).toBe("malformed");
  });
});
