import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { env } from "#app/platform/env.server.ts";

/** What the first entry of a chain follows. */
export const CHAIN_START = "0".repeat(64);

/** hash of an entry: SHA-256 over the hash before it, a line feed and the exact body text, in hex. */
export const entryHash = (previousHash: string, body: string): string =>
  createHash("sha256").update(`${previousHash}\n${body}`).digest("hex");

/** Signs the end of one organisation's chain. The key is in the environment, so a copy of the database cannot sign. */
export const signHead = (orgId: string, seq: number, hash: string): string =>
  createHmac("sha256", env().AUDIT_KEY).update(`${orgId}\n${seq}\n${hash}`).digest("hex");

export function isHeadSigned(orgId: string, head: { seq: number; hash: string; signature: string }): boolean {
  const [expected, given] = [Buffer.from(signHead(orgId, head.seq, head.hash)), Buffer.from(head.signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** JSON with keys in code-unit order, no spaces and no undefined: the same value is always the same text. */
export function canonicalJson(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
    return `{${fields.join(",")}}`;
  }
  invariant(
    typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)),
    "an audit entry holds plain data only",
  );
  return JSON.stringify(typeof value === "string" ? storable(value) : value);
}

/** PostgreSQL text cannot hold U+0000, and half a surrogate pair would not come back as it went in. */
const storable = (text: string): string => Buffer.from(text.replaceAll("\u0000", "\ufffd")).toString();
