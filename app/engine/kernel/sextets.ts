import { invariant } from "./invariant.ts";

/** base64url: safe in JSON, HTML and URLs without escaping. */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const VALUE_OF_CODE = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) VALUE_OF_CODE[ALPHABET.charCodeAt(value)] = value;

/** `value` (a whole number, 0 ≤ value < 64^width) as `width` characters, most significant first. */
export function toSextets(value: number, width: number): string {
  invariant(Number.isInteger(value) && value >= 0 && value < 64 ** width, `${value} does not fit ${width} characters`);
  let text = "";
  for (let place = width - 1; place >= 0; place--) text += ALPHABET.charAt(Math.floor(value / 64 ** place) % 64);
  return text;
}

/** The number written by `toSextets` at `offset`; -1 when a character there is none of the alphabet. */
export function fromSextets(text: string, offset: number, width: number): number {
  let value = 0;
  for (let place = 0; place < width; place++) {
    const digit = VALUE_OF_CODE[text.charCodeAt(offset + place)] ?? -1;
    if (digit < 0) return -1;
    value = value * 64 + digit;
  }
  return value;
}

/** Characters of a packed UUID: 128 bits in groups of six. */
export const PACKED_UUID_LENGTH = 22;

/** A UUID as 22 characters. */
export function packUuid(uuid: string): string {
  const hex = uuid.replaceAll("-", "");
  invariant(/^[0-9a-f]{32}$/.test(hex), `not a UUID: ${uuid}`);
  let text = "";
  for (let at = 0; at < 30; at += 3) text += toSextets(Number.parseInt(hex.slice(at, at + 3), 16), 2);
  return text + toSextets(Number.parseInt(hex.slice(30), 16), 2);
}

/** The UUID written by `packUuid` at `offset`. */
export function unpackUuid(text: string, offset: number): string {
  let hex = "";
  for (let group = 0; group < 10; group++) {
    hex += fromSextets(text, offset + group * 2, 2)
      .toString(16)
      .padStart(3, "0");
  }
  hex += fromSextets(text, offset + 20, 2)
    .toString(16)
    .padStart(2, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
