import { randomBytes } from "node:crypto";

import { now } from "#app/platform/clock.server.ts";

/** The id of a row to be written: a version 7 UUID (RFC 9562), whose first bits are the time, so that indexes stay dense. */
export function newRowId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now().getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
