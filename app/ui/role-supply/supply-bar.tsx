import { formatCount } from "#app/ui/format.ts";
import { useLocale } from "#app/ui/root-data.ts";
import type { Counts } from "./supply-types.ts";

const PARTS = [
  { key: "ready", word: "ready", fill: "fill-scale-5", text: "fill-on-scale-5" },
  { key: "nearly", word: "nearly ready", fill: "fill-scale-3", text: "fill-on-scale-3" },
  { key: "notReady", word: "not ready", fill: "fill-scale-1", text: "fill-on-scale-1" },
  { key: "notMeasured", word: "not measured", fill: "fill-surface stroke-line-strong", text: "fill-ink" },
] as const;

const WIDTH = 320;
const HEIGHT = 24;
/** Narrower parts carry no number of their own; the table beside the bar has it. */
const ROOM_FOR_NUMBER = 18;

interface SupplyBarProps {
  /** Null: withheld. */
  readonly counts: Counts | null;
  readonly label: string;
}

/** People of one role by where they stand: shares of the whole width, each with its number in it. */
export function SupplyBar({ counts, label }: SupplyBarProps) {
  const locale = useLocale();
  if (counts === null) return <span className="text-14 text-ink-faint">withheld: too few people</span>;
  if (counts.people === 0) return <span className="text-14 text-ink-faint">nobody</span>;
  const perPerson = (WIDTH - 2) / counts.people;
  const words = PARTS.filter(({ key }) => counts[key] > 0).map(
    ({ key, word }) => `${formatCount(locale, counts[key])} ${word}`,
  );
  let x = 1;
  return (
    <svg
      role="img"
      aria-label={`${label}: ${words.join(", ")}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="keeps-colour block h-6 w-full max-w-80 min-w-40"
      preserveAspectRatio="xMinYMid meet"
    >
      {PARTS.map(({ key, fill, text }) => {
        const count = counts[key];
        if (count === 0) return null;
        const width = count * perPerson;
        const left = x;
        x += width;
        return (
          <g key={key}>
            <rect x={left} y={2} width={Math.max(1, width - 1)} height={HEIGHT - 4} className={fill} />
            {width >= ROOM_FOR_NUMBER && (
              <text x={left + width / 2} y={HEIGHT / 2 + 4} textAnchor="middle" className={`numerals text-12 ${text}`}>
                {count}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** What the parts mean, in their order. */
export function SupplyKey() {
  return (
    <ul aria-label="Parts of the bars" className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-muted">
      {PARTS.map(({ key, word, fill }) => (
        <li key={key} className="inline-flex items-center gap-1.5">
          <svg aria-hidden viewBox="0 0 12 12" className="keeps-colour size-3">
            <rect x={0.5} y={0.5} width={11} height={11} className={fill} />
          </svg>
          {word}
        </li>
      ))}
    </ul>
  );
}
