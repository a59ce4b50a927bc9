const FALLBACK = "en-GB";

/**
 * The reader's own English: dates and numbers are written as in their region. Other languages wait for translated pages,
 * because German month names in English sentences help nobody.
 */
export function preferredLocale(acceptLanguage: string | null): string {
  for (const part of (acceptLanguage ?? "").split(",")) {
    const tag = part.split(";")[0]?.trim() ?? "";
    if (/^en-[A-Za-z]{2}$/.test(tag)) return Intl.DateTimeFormat.supportedLocalesOf([tag])[0] ?? FALLBACK;
  }
  return FALLBACK;
}
