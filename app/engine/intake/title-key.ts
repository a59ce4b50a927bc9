/**
 * The form under which two spellings of one job title, unit name or code are the same: Unicode-normalised, lower case,
 * single spaces. Example: "  Tool  Designer" and "tool designer" share a key.
 */
export function titleKey(title: string): string {
  return title.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}
