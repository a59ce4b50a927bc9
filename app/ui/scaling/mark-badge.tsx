import type { Mark } from "#app/engine/scaling/scorecard.ts";
import { Badge } from "../status-badge.tsx";
import { MARK_TONE, MARK_WORDS } from "./words.ts";

/** A score with its word; the colour only repeats it. */
export function MarkBadge({ mark, score }: { readonly mark: Mark; readonly score: number | null }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Badge tone={MARK_TONE[mark]}>{MARK_WORDS[mark]}</Badge>
      {score !== null && <span className="numerals text-14 text-ink-muted">{score}</span>}
    </span>
  );
}
