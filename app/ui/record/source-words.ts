const SOURCES: Readonly<Record<string, string>> = {
  role: "Your role",
  "self-rating": "Your own rating",
  "manager-rating": "A rating at work",
  "sign-off": "A sign-off at work",
  "prior-learning": "Prior learning that was accepted",
  assessment: "A check",
  check: "A check",
  lesson: "A lesson",
  import: "An imported file",
};

/** Where an entry comes from, as a page says it. */
export function sourceInWords(sourceKind: string): string {
  const known = SOURCES[sourceKind];
  if (known !== undefined) return known;
  const words = sourceKind.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
