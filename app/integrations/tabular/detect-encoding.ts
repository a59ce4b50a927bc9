import iconv from "iconv-lite";

import type { Encoding } from "./table-source.ts";

/** What the bytes say about their encoding. `asks`: not Unicode; somebody has to choose, most likely first. */
export type EncodingFinding =
  | { readonly kind: "certain"; readonly encoding: Encoding }
  | { readonly kind: "asks"; readonly candidates: readonly Encoding[]; readonly atByte: number }
  | { readonly kind: "not-text" };

const SINGLE_BYTE: readonly Encoding[] = ["windows-1252", "iso-8859-15", "windows-1250", "windows-1251", "macintosh"];

/**
 * Watches a file pass by and then says how it is encoded: by its byte-order mark, else UTF-8 if every byte of it is
 * valid UTF-8, else UTF-16 where every other byte is zero, else the question. Memory: constant.
 */
export function createEncodingDetector(): {
  readonly write: (bytes: Uint8Array) => void;
  readonly end: () => EncodingFinding;
} {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let seen = 0;
  let head = new Uint8Array(0);
  let invalidAt: number | undefined;
  const zeros = [0, 0];
  let controls = 0;

  const write = (bytes: Uint8Array): void => {
    if (head.length < 4) head = Uint8Array.from([...head, ...bytes.subarray(0, 4)]);
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte >= 32) continue;
      if (byte === 0) zeros[(seen + index) % 2] = (zeros[(seen + index) % 2] ?? 0) + 1;
      else if (byte < 9 || (byte > 13 && byte !== 27)) controls += 1;
    }
    if (invalidAt === undefined && !decodes(utf8, bytes, true)) invalidAt = seen;
    seen += bytes.length;
  };

  const end = (): EncodingFinding => {
    const marked = byteOrderMark(head);
    if (marked !== undefined) return { kind: "certain", encoding: marked };
    const [even = 0, odd = 0] = zeros;
    if (odd > seen / 8 && even < odd / 50) return { kind: "certain", encoding: "utf-16le" };
    if (even > seen / 8 && odd < even / 50) return { kind: "certain", encoding: "utf-16be" };
    if (even + odd + controls > Math.max(4, seen / 200)) return { kind: "not-text" };
    if (invalidAt === undefined && decodes(utf8, new Uint8Array(0), false))
      return { kind: "certain", encoding: "utf-8" };
    return { kind: "asks", candidates: SINGLE_BYTE, atByte: invalidAt ?? seen };
  };

  return { write, end };
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

function byteOrderMark(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return undefined;
}

/** The file's text in pieces, without its byte-order mark. A piece never ends inside a character. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  let first = true;
  for await (const piece of bytes) {
    const text = decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    if (text === "") continue;
    yield first && text.startsWith("\uFEFF") ? text.slice(1) : text;
    first = false;
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== "") yield rest;
}
