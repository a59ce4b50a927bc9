import { formatLevel } from "./format.ts";
import type { Reading } from "./reading.ts";
import { useLocale } from "./root-data.ts";

/** Names of the levels of the published framework, index = level. */
export const LEVEL_NAMES = ["None", "Aware", "Guided", "Independent", "Proficient", "Expert"] as const;

/** "3 Independent": the number always, the word beside it. */
export function LevelText({ level, name }: { readonly level: number; readonly name?: string }) {
  return (
    <span className="whitespace-nowrap">
      <span className="numerals font-medium">{level}</span>{" "}
      <span className="text-ink-muted">{name ?? LEVEL_NAMES[level] ?? ""}</span>
    </span>
  );
}

/** An estimate with its interval: "2.4 (1.8 to 3.1)", or "not measured". */
export function ReadingText({ reading }: { readonly reading: Reading }) {
  const locale = useLocale();
  if (reading.kind === "not-measured") return <span className="text-ink-muted">not measured</span>;
  return (
    <span className="numerals whitespace-nowrap">
      <span className="font-medium">{formatLevel(locale, reading.level)}</span>{" "}
      <span className="text-ink-muted">
        ({formatLevel(locale, reading.low)} to {formatLevel(locale, reading.high)})
      </span>
    </span>
  );
}
