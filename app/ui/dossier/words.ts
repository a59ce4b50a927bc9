/** Where somebody stands in what is asked of AI literacy. */
export const LITERACY_WORDS = { has: "Has it", lacks: "Lacks it", notMeasured: "Not measured" } as const;

export const LITERACY_TONE = { has: "ready", lacks: "short", notMeasured: "neutral" } as const;

/** "Template version 3", or what came with the product. */
export const versionInWords = (version: number): string =>
  version === 0 ? "Starting template" : `Template version ${String(version)}`;
