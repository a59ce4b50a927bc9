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
