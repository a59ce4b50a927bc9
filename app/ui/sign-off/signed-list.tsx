import type { Checklist } from "#app/engine/signoff/checklist.ts";
import { classes } from "../classes.ts";
import { MARK_WORDS } from "./words.ts";

interface SignedListProps {
  readonly checklist: Checklist;
  readonly marks: {
    readonly points: readonly {
      readonly pointId: string;
      readonly mark: number | string;
      readonly note: string | null;
    }[];
    readonly missing: readonly string[];
  };
}

/** The marked list as it was signed, what was below the level standing out. */
export function SignedList({ checklist, marks }: SignedListProps) {
  const byPoint = new Map(marks.points.map((point) => [point.pointId, point]));
  return (
    <ol className="grid gap-2">
      {checklist.points.map((point) => {
        const given = byPoint.get(point.id);
        const below = marks.missing.includes(point.id);
        const mark = String(given?.mark ?? "not-seen");
        return (
          <li
            key={point.id}
            className={classes("rounded-control border px-3 py-2 text-14", below ? "border-short" : "border-line")}
          >
            <p className="font-medium">{point.observe}</p>
            <p className="text-ink-muted">
              <span className="font-medium text-ink">{MARK_WORDS[mark] ?? mark}</span>
              {mark === "not-seen" ? "" : `: ${point.anchors[Number(mark) - 1] ?? ""}`}
              {below && <span className="font-medium text-short"> · below the level</span>}
            </p>
            {given?.note != null && <p className="mt-1 text-ink-muted">“{given.note}”</p>}
          </li>
        );
      })}
    </ol>
  );
}
