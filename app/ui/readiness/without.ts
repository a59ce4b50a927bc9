/** The value of `?without=` with one entry ticked off, or on again; null when none is off any more. */
export function toggledWithout(search: URLSearchParams, entryId: string): string | null {
  return toggledTogether(search, [entryId]);
}

/** The same for entries that go together: all on again when all are off, else all off. */
export function toggledTogether(search: URLSearchParams, entryIds: readonly string[]): string | null {
  const off = new Set((search.get("without") ?? "").split(",").filter((id) => id !== ""));
  const areOff = entryIds.every((id) => off.has(id));
  for (const id of entryIds) {
    if (areOff) off.delete(id);
    else off.add(id);
  }
  return off.size === 0 ? null : [...off].sort().join(",");
}
