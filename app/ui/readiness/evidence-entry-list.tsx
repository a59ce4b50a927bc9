import { Link } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { EntryFate } from "#app/engine/proficiency/ledger-order.ts";
import { classes } from "../classes.ts";
import { formatChange, formatDate, formatLevel, formatShare } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { EntryMarks, type EntryMark } from "./entry-marks.tsx";
import { DecisionForm, DisputeForm, type DisputeAction } from "./dispute-forms.tsx";
import { FATE_WORDS, KIND_WORDS, weightWord } from "./words.ts";

export interface EvidenceEntry {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly level: number;
  readonly effectiveOn: PlainDate;
  readonly recordedAt: string;
  readonly expiresOn: PlainDate | null;
  readonly raterName: string | null;
  readonly enteredBy: string | null;
  readonly sourceKind: string;
  readonly sourceId: string | null;
  readonly label: string | null;
  readonly note: string | null;
  readonly otherSkills: number;
  readonly fate: EntryFate;
  readonly weight: number | null;
  readonly retained: number | null;
  readonly moved: number | null;
  readonly marks: readonly EntryMark[];
  /** The day by which an open dispute is decided; null: nothing is to be decided. */
  readonly decideBy: PlainDate | null;
}

interface EvidenceEntryListProps {
  readonly entries: readonly EvidenceEntry[];
  readonly toggleTo: (entryId: string) => string;
  readonly disputes: DisputeAction | null;
}

/** The ledger's entries on one skill, latest first, each with what it did to the estimate. */
export function EvidenceEntryList({ entries, toggleTo, disputes }: EvidenceEntryListProps) {
  if (entries.length === 0) {
    return (
      <p className="rounded-control border border-dashed border-line-strong/60 px-4 py-3 text-14 text-ink-muted">
        No entry names this skill yet. What is shown, if anything, comes from related skills.
      </p>
    );
  }
  return (
    <ol className="flex flex-col gap-3">
      {groupChecks(entries.toReversed()).map(({ key, entry, answers }) =>
        entry === null ? (
          <CheckEntries key={key} entries={answers} toggleTo={toggleTo} disputes={disputes} />
        ) : (
          <EvidenceEntryItem key={key} entry={entry} toggleTo={toggleTo} disputes={disputes} />
        ),
      )}
    </ol>
  );
}

interface ListedEntry {
  readonly key: string;
  /** Null: a check, with its answers. */
  readonly entry: EvidenceEntry | null;
  readonly answers: EvidenceEntry[];
}

/** Answers of one check together, every other entry by itself; the order stays. */
function groupChecks(entries: readonly EvidenceEntry[]): readonly ListedEntry[] {
  const listed: ListedEntry[] = [];
  for (const entry of entries) {
    const last = listed.at(-1);
    if (entry.kind !== "item-response") listed.push({ key: entry.id, entry, answers: [] });
    else if (last?.entry === null && last.key === entry.sourceId) last.answers.push(entry);
    else listed.push({ key: entry.sourceId ?? entry.id, entry: null, answers: [entry] });
  }
  return listed;
}

/** The answers of one check: one line that opens to all of them. */
function CheckEntries({ entries, toggleTo, disputes }: EvidenceEntryListProps) {
  const locale = useLocale();
  const counting = entries.filter(({ fate }) => fate === "counts");
  const moved = counting.reduce((sum, entry) => sum + (entry.moved ?? 0), 0);
  const on = entries[0]?.effectiveOn;
  return (
    <li className="rounded-control border border-line px-3 py-2.5 text-14">
      <p className="font-medium">Check with {entries.length === 1 ? "1 answer" : `${entries.length} answers`}</p>
      <p className="text-12 text-ink-muted">
        {on !== undefined && formatDate(locale, on)}
        {counting.length < entries.length && ` · ${counting.length} count`}
      </p>
      <p className="mt-1.5 text-12 text-ink-muted">
        Together they moved the estimate by <span className="numerals">{formatChange(locale, moved)}</span>
      </p>
      <details className="mt-1.5">
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-12 text-accent hover:underline">
          Show the answers
        </summary>
        <ol className="mt-2 flex flex-col gap-2">
          {entries.map((entry) => (
            <EvidenceEntryItem key={entry.id} entry={entry} toggleTo={toggleTo} disputes={disputes} />
          ))}
        </ol>
      </details>
    </li>
  );
}

interface EvidenceEntryItemProps {
  readonly entry: EvidenceEntry;
  readonly toggleTo: (id: string) => string;
  readonly disputes: DisputeAction | null;
}

function EvidenceEntryItem({ entry, toggleTo, disputes }: EvidenceEntryItemProps) {
  const locale = useLocale();
  const off = entry.fate === "left-out";
  const mayToggle = off || entry.fate === "counts";
  return (
    <li
      className={classes(
        "rounded-control border px-3 py-2.5 text-14",
        entry.fate === "counts" ? "border-line" : "border-dashed border-line-strong/60 bg-canvas",
      )}
    >
      <div className="flex items-start justify-between gap-3">
        <p className="font-medium">
          {KIND_WORDS[entry.kind]}: {entry.kind === "item-response" ? "question of level" : "level"}{" "}
          <span className="numerals">{formatLevel(locale, entry.level)}</span>
        </p>
        {mayToggle && (
          <Link
            to={toggleTo(entry.id)}
            preventScrollReset
            className="inline-flex min-h-6 shrink-0 items-center rounded-[2px] text-12 text-accent hover:underline"
          >
            {off ? "Count it again" : "See without it"}
          </Link>
        )}
      </div>
      <p className="text-12 text-ink-muted">{originInWords(entry, locale)}</p>
      {entry.label !== null && <p className="mt-1">{entry.label}</p>}
      {entry.note !== null && <p className="mt-1 text-ink-muted">“{entry.note}”</p>}
      {FATE_WORDS[entry.fate] !== "" && (
        <p className="mt-1.5">
          <Badge tone={entry.fate === "expired" ? "expired" : "uncertain"}>{FATE_WORDS[entry.fate]}</Badge>
        </p>
      )}
      {entry.weight !== null && entry.kind !== "role-prior" && (
        <p className="mt-1.5 text-12 text-ink-muted">
          Weight {formatShare(locale, entry.weight)} ({weightWord(entry.weight)}), moved the estimate by{" "}
          <span className="numerals">{formatChange(locale, entry.moved ?? 0)}</span>
          {entry.retained !== null && entry.retained < 0.995 && `, ${formatShare(locale, 1 - entry.retained)} faded`}
        </p>
      )}
      {entry.kind === "role-prior" && (
        <p className="mt-1.5 text-12 text-ink-muted">A starting point, not a measurement.</p>
      )}
      <EntryMarks marks={entry.marks} decideBy={entry.decideBy} />
      {disputes?.kind === "dispute" && entry.fate === "counts" && entry.kind !== "role-prior" && (
        <DisputeForm entryId={entry.id} action={disputes} />
      )}
      {disputes?.kind === "decide" && entry.fate === "disputed" && (
        <DecisionForm entryId={entry.id} action={disputes} />
      )}
    </li>
  );
}

function originInWords(entry: EvidenceEntry, locale: string): string {
  const recordedOn = entry.recordedAt.slice(0, 10) as PlainDate;
  const parts = [formatDate(locale, entry.effectiveOn)];
  if (entry.raterName !== null && entry.kind !== "self-rating") parts.push(`by ${entry.raterName}`);
  if (recordedOn > entry.effectiveOn) parts.push(`recorded ${formatDate(locale, recordedOn)}`);
  if (entry.enteredBy !== null) parts.push(`entered by ${entry.enteredBy}`);
  if (entry.expiresOn !== null) parts.push(`valid until ${formatDate(locale, entry.expiresOn)}`);
  if (entry.otherSkills > 0) parts.push(`also names ${entry.otherSkills} other skills`);
  return parts.join(" · ");
}
