import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { MARK_WORDS } from "./words.ts";

export interface EntryMark {
  readonly kind: EvidenceMarkKind;
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedOn: PlainDate;
  readonly by: string | null;
}

interface EntryMarksProps {
  readonly marks: readonly EntryMark[];
  /** The day by which an open dispute is decided; null: nothing is to be decided. */
  readonly decideBy: PlainDate | null;
}

/** What happened to an entry afterwards, by whom and why, and until when an open dispute is decided. */
export function EntryMarks({ marks, decideBy }: EntryMarksProps) {
  const locale = useLocale();
  return (
    <>
      {marks.map((mark) => (
        <p key={mark.recordedAt + mark.kind} className="mt-1 text-12 text-ink-muted">
          {formatDate(locale, mark.recordedOn)}: {MARK_WORDS[mark.kind]}
          {mark.by !== null && `, by ${mark.by}`}. {mark.reason}
        </p>
      ))}
      {decideBy !== null && <p className="mt-1 text-12 font-medium">To be decided by {formatDate(locale, decideBy)}</p>}
    </>
  );
}
