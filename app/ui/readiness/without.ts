/** The value of `?without=` with one entry ticked off, or on again; null when none is off any more. */
export function toggledWithout(search: URLSearchParams, entryId: string): string | null {
  const off = new Set((search.get("without") ?? "").split(",").filter((id) => id !== ""));
  if (!off.delete(entryId)) off.add(entryId);
  return off.size === 0 ? null : [...off].sort().join(",");
}
