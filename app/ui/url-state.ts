/**
 * The address of the same page with some of its state changed: `null` takes a key away. Keys keep their order, so equal
 * states have equal addresses.
 */
export function searchWith(current: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(current);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(key);
    else next.set(key, value);
  }
  next.sort();
  const text = next.toString();
  return text === "" ? "?" : `?${text}`;
}
