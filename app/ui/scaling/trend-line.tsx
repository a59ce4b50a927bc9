import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";

interface TrendPoint {
  readonly asOn: PlainDate;
  readonly score: number | null;
}

const WIDTH = 120;
const HEIGHT = 28;

/** A score over the last year, oldest left; the words say first and last. */
export function TrendLine({ points, label }: { readonly points: readonly TrendPoint[]; readonly label: string }) {
  const locale = useLocale();
  const known = points.flatMap(({ asOn, score }) => (score === null ? [] : [{ asOn, score }]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < 2)
    return <span className="text-12 text-ink-faint">no trend yet</span>;
  const start = Date.parse(first.asOn);
  const span = Math.max(1, Date.parse(last.asOn) - start);
  const path = known
    .map(
      ({ asOn, score }) =>
        `${(((Date.parse(asOn) - start) / span) * (WIDTH - 6) + 3).toFixed(1)},${(HEIGHT - 3 - (score / 100) * (HEIGHT - 6)).toFixed(1)}`,
    )
    .join(" ");
  const change = last.score - first.score;
  return (
    <span className="inline-flex items-center gap-2">
      <svg
        role="img"
        aria-label={`${label}: ${first.score} on ${formatDate(locale, first.asOn)}, ${last.score} on ${formatDate(locale, last.asOn)}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="keeps-colour h-7 w-30 shrink-0"
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT - 3} y2={HEIGHT - 3} className="stroke-line" />
        <polyline points={path} fill="none" strokeWidth="2" className="stroke-accent" />
      </svg>
      <span className="numerals text-12 text-ink-muted">{change > 0 ? `+${change}` : change}</span>
    </span>
  );
}
