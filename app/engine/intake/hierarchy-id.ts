import { err, ok, type Result } from "#app/engine/kernel/result.ts";

/**
 * SQL Server's hierarchyid, as published in [MS-SSCLRT] section 2.1 (HierarchyId structure): labels follow each other
 * as bit strings; each has a prefix that names its range, `x` bits that hold the label minus the range's minimum
 * (most significant first), fixed bits in between, and a last bit T: 1 ends a level ("/"), 0 means that the level
 * goes on after a dot and that the stored number is one too high. The last byte is padded with zeros.
 */
const PATTERNS: readonly { readonly minimum: bigint; readonly bits: string }[] = [
  { minimum: 0n, bits: "01xxT" },
  { minimum: 4n, bits: "100xxT" },
  { minimum: 8n, bits: "101xxxT" },
  { minimum: 16n, bits: "110xx0x1xxxT" },
  { minimum: 80n, bits: "1110xxx0xxx0x1xxxT" },
  { minimum: 1104n, bits: "11110xxxxx0xxx0x1xxxT" },
  { minimum: 5200n, bits: `111110${"x".repeat(19)}0xxxxxx0xxx0x1xxxT` },
  { minimum: 4_294_972_496n, bits: `111111${"x".repeat(14)}0${"x".repeat(21)}0xxxxxx0xxx0x1xxxT` },
  { minimum: -8n, bits: "00111xxxT" },
  { minimum: -72n, bits: "0010xx0x1xxxT" },
  { minimum: -4168n, bits: "000110xxxxx0xxx0x1xxxT" },
  { minimum: -4_294_971_464n, bits: `000101${"x".repeat(19)}0xxxxxx0xxx0x1xxxT` },
  { minimum: -281_479_271_682_120n, bits: `000100${"x".repeat(14)}0${"x".repeat(21)}0xxxxxx0xxx0x1xxxT` },
];

const HEX = /^(?:0x)?((?:[0-9a-f]{2})*)$/i;
const TEXT_PATH = /^\/(?:-?\d+(?:\.-?\d+)*\/)*$/;

/** Labels from the root down; the root itself is the empty list. A label is "3" or, inserted between others, "3.1". */
export type HierarchyPath = readonly string[];

/**
 * Reads a hierarchyid written as hex ("5AC0", with or without 0x) or as text ("/1/1/"). Empty text is the root.
 * Example: "5AE158" is /1/1/4/1/. Errors: `malformed`.
 */
export function parseHierarchyId(text: string): Result<HierarchyPath, { readonly kind: "malformed" }> {
  const trimmed = text.trim();
  if (TEXT_PATH.test(trimmed)) return ok(trimmed.split("/").filter((label) => label !== ""));
  const match = HEX.exec(trimmed);
  if (match?.[1] === undefined) return err({ kind: "malformed" });
  return decodeBits(toBits(match[1]));
}

/** The text form; also a key under which equal nodes are equal. */
export function formatHierarchyPath(path: HierarchyPath): string {
  return path.length === 0 ? "/" : `/${path.join("/")}/`;
}

function toBits(hex: string): string {
  let bits = "";
  for (const digit of hex) bits += Number.parseInt(digit, 16).toString(2).padStart(4, "0");
  return bits;
}

function decodeBits(bits: string): Result<HierarchyPath, { readonly kind: "malformed" }> {
  const path: string[] = [];
  let level: bigint[] = [];
  let position = 0;
  while (bits.indexOf("1", position) !== -1) {
    const label = decodeLabel(bits, position);
    if (label === undefined) return err({ kind: "malformed" });
    position += label.length;
    level.push(label.endsLevel ? label.value : label.value - 1n);
    if (!label.endsLevel) continue;
    path.push(level.join("."));
    level = [];
  }
  // Only padding of the last byte may be left, and no level may be open.
  return level.length === 0 && bits.length - position < 8 ? ok(path) : err({ kind: "malformed" });
}

interface Label {
  readonly value: bigint;
  readonly endsLevel: boolean;
  readonly length: number;
}

function decodeLabel(bits: string, position: number): Label | undefined {
  for (const pattern of PATTERNS) {
    const label = matchPattern(pattern, bits, position);
    if (label !== undefined) return label;
  }
  return undefined;
}

function matchPattern(
  { minimum, bits: wanted }: { readonly minimum: bigint; readonly bits: string },
  bits: string,
  position: number,
): Label | undefined {
  let value = 0n;
  for (let index = 0; index < wanted.length; index += 1) {
    const bit = bits[position + index];
    const want = wanted[index];
    if (bit === undefined) return undefined;
    if (want === "x") value = value * 2n + (bit === "1" ? 1n : 0n);
    else if (want !== "T" && want !== bit) return undefined;
  }
  return { value: value + minimum, endsLevel: bits[position + wanted.length - 1] === "1", length: wanted.length };
}
