import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { EntryFate } from "#app/engine/proficiency/ledger-order.ts";
import { formatDate, formatLevel, formatMonth, formatQuantity } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { EvidenceMark } from "./evidence-mark.tsx";
import { HistoryPlot } from "./history-plot.tsx";
import { pointOn, timeAxis, type HistoryMark, type HistoryRow, type SkillHistoryData } from "./history-geometry.ts";
import { KIND_WORDS } from "./words.ts";

interface HistoryEntry {
  readonly kind: EvidenceKind;
  readonly effectiveOn: PlainDate;
  readonly fate: EntryFate;
}

interface SkillHistoryProps {
  readonly history: SkillHistoryData;
  readonly entries: readonly HistoryEntry[];
  /** Required level; null: the role does not ask for the skill. */
  readonly required: number | null;
}

/** How the estimate of one skill came about: line, band, what happened when, and the same as a table. */
export function SkillHistory({ history, entries, required }: SkillHistoryProps) {
  const locale = useLocale();
  const shown = {
    points: fromFirstKnown(history.points),
    complete: history.complete && fromFirstKnown(history.complete),
  };
  // with everything ticked off only the line with every entry is left to draw
  const drawn = shown.points.length > 0 ? shown.points : (shown.complete ?? []);
  const [start, last] = [startOf(shown), drawn.at(-1)];
  if (start === null || last === undefined) return null;
  const marks = marksOf(entries, start, last.on);
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  const title = finding(locale, shown.points, required);
  return (
    <section aria-label="History">
      <h3 className="text-16 font-semibold">{title}</h3>
      <p className="mb-2 text-14 text-ink-muted">
        Level 0 to 5 over time with its 80 % band, computed for each day from the entries below. Between entries
        knowledge fades: the band widens.
      </p>
      <HistoryPlot
        history={shown}
        axis={timeAxis(start, last.on)}
        marks={marks.map((mark) => ({ ...mark, level: pointOn(drawn, mark.on)?.level ?? 0 }))}
        required={required}
        label={title}
      />
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-muted">
        {kinds.map((kind) => (
          <li key={kind} className="inline-flex items-center gap-1.5">
            <svg aria-hidden width="14" height="14" viewBox="-7 -7 14 14" className="keeps-colour">
              <EvidenceMark kind={kind} counts />
            </svg>
            {KIND_WORDS[kind]}
          </li>
        ))}
        {marks.some(({ counts }) => !counts) && <li>Hollow: does not count</li>}
      </ul>
      <HistoryTable points={drawn} marks={marks} />
    </section>
  );
}

/** Before anything was known there is no line to draw. */
function fromFirstKnown(points: readonly HistoryRow[]): readonly HistoryRow[] {
  const first = points.findIndex(({ standing }) => standing === "known");
  return first < 0 ? [] : points.slice(first);
}

/** Where the longer of the two lines begins. */
function startOf({ points, complete }: SkillHistoryData): PlainDate | null {
  const starts = [points[0], complete?.[0]].flatMap((point) => (point === undefined ? [] : [point.on]));
  return starts.sort()[0] ?? null;
}

function marksOf(entries: readonly HistoryEntry[], first: PlainDate, last: PlainDate): readonly HistoryMark[] {
  const marks = new Map<string, HistoryMark>();
  for (const { kind, effectiveOn: on, fate } of entries) {
    if (kind === "role-prior" || on < first || on > last) continue;
    const counts = fate === "counts";
    const key = `${kind} ${on} ${String(counts)}`;
    marks.set(key, { kind, on, counts, count: (marks.get(key)?.count ?? 0) + 1 });
  }
  return [...marks.values()];
}

/** Where it started, where it is, and how that compares with what is asked. */
function finding(locale: string, points: readonly HistoryRow[], required: number | null): string {
  const known = points.filter(({ standing }) => standing === "known");
  const [start, last] = [known[0], points.at(-1)];
  if (start === undefined || last === undefined) return "Without what is ticked off nothing is known";
  const since = formatMonth(locale, start.on);
  if (last.standing === "expired") return `Expired; it stood at ${formatLevel(locale, known.at(-1)?.level ?? 0)}`;
  const moved = last.level - start.level;
  const said =
    Math.abs(moved) < 0.1
      ? `Level ${formatLevel(locale, last.level)} since ${since}`
      : `${moved > 0 ? "Up" : "Down"} from ${formatLevel(locale, start.level)} in ${since} to ${formatLevel(locale, last.level)}`;
  if (required === null || required === 0) return said;
  const gap = required - last.level;
  return gap > 0.05
    ? `${said}, ${formatLevel(locale, gap)} below the required ${required}`
    : `${said}, at the required ${required}`;
}

interface HistoryTableProps {
  readonly points: readonly HistoryRow[];
  readonly marks: readonly HistoryMark[];
}

function HistoryTable({ points, marks }: HistoryTableProps) {
  const locale = useLocale();
  const rows = points.filter(({ reason }) => reason !== "before").toReversed();
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-12 text-accent hover:underline">
        The same as a table, {formatQuantity(locale, rows.length, "day", "days")}
      </summary>
      <table className="mt-2 w-full text-12">
        <thead>
          <tr className="text-left text-ink-muted">
            <th scope="col" className="py-1 pr-3 font-medium">
              Day
            </th>
            <th scope="col" className="py-1 pr-3 text-right font-medium">
              Level
            </th>
            <th scope="col" className="py-1 pr-3 text-right font-medium">
              Likely between
            </th>
            <th scope="col" className="py-1 font-medium">
              What happened
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.on} className="border-t border-line align-top">
              <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                {formatDate(locale, row.on)}
              </th>
              <td className="numerals py-1 pr-3 text-right">
                {row.standing === "not-measured" ? "not measured" : formatLevel(locale, row.level)}
              </td>
              <td className="numerals py-1 pr-3 text-right whitespace-nowrap">
                {row.standing === "not-measured"
                  ? "–"
                  : `${formatLevel(locale, row.low)} and ${formatLevel(locale, row.high)}`}
              </td>
              <td className="py-1">{happened(locale, row, marks)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function happened(locale: string, row: HistoryRow, marks: readonly HistoryMark[]): string {
  const words = marks
    .filter(({ on }) => on === row.on)
    .map(({ kind, count, counts }) => {
      const name =
        count === 1 ? KIND_WORDS[kind] : `${KIND_WORDS[kind]} (${formatQuantity(locale, count, "entry", "entries")})`;
      return counts ? name : `${name}, does not count`;
    });
  if (row.standing === "expired") words.push("expired");
  return words.join("; ");
}
