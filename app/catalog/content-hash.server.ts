import { createHash } from "node:crypto";
import type { CatalogContent } from "./catalog.ts";

/** SHA-256 of the content with its keys in order: the same for the same content, whatever the files look like. */
export function hashContent(content: CatalogContent): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(content)))
    .digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
