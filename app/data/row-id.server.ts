import { randomBytes } from "node:crypto";
import { now } from "#app/platform/clock.server.ts";

let lastMs = 0;
let counter = 0;

/**
 * A UUID of version 7 (RFC 9562, section 5.7): milliseconds, a counter inside the millisecond, randomness. Ids made one
 * after the other in this process sort in that order, so entries of one batch keep the order in which they were made.
 */
export function newRowId(): string {
  const ms = Math.max(now().getTime(), lastMs);
  counter = ms === lastMs ? counter + 1 : 0;
  lastMs = counter > 0xfff ? ms + 1 : ms;
  if (counter > 0xfff) counter = 0;
  const time = lastMs.toString(16).padStart(12, "0");
  const bytes = randomBytes(8);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80;
  const tail = bytes.toString("hex");
  const middle = `7${counter.toString(16).padStart(3, "0")}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
