/** What a code on a badge says. `organisation` null: the code holds the bare number. */
export interface BadgeScan {
  readonly badge: string;
  readonly organisation: string | null;
}

/**
 * Reads what a scanner typed or a camera saw: the address on a badge printed here, whatever the site was called then, or a
 * bare number. Null: a code that is no badge.
 */
export function readBadgeScan(text: string): BadgeScan | null {
  const scanned = text.trim();
  if (!/^https?:\/\//i.test(scanned)) return scanned === "" ? null : { badge: scanned, organisation: null };
  if (!URL.canParse(scanned)) return null;
  const { pathname, searchParams } = new URL(scanned);
  const badge = searchParams.get("badge")?.trim() ?? "";
  if (pathname !== "/badge" || badge === "") return null;
  return { badge, organisation: searchParams.get("org")?.trim().toLowerCase() ?? null };
}
