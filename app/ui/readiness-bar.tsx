import { classes } from "./classes.ts";
import { type Reading, scaleStep } from "./reading.ts";
import { Tick } from "./requirement-bar.tsx";
import { readingInWords } from "./reading-words.ts";
import { useLocale } from "./root-data.ts";

interface ReadinessBarProps {
  /** What is measured; begins the text alternative. */
  readonly label: string;
  readonly reading: Reading;
  /** Required level 0…5; a tick. */
  readonly target?: number;
  /** Required level in two to three years, where it differs: a fainter tick. */
  readonly laterTarget?: number;
  /** "row": in a table whose head carries `ReadinessAxis`. "large": alone, with its own numbers. */
  readonly size?: "row" | "large";
}

const BAND: Readonly<Record<1 | 2 | 3 | 4 | 5, string>> = {
  1: "fill-scale-1",
  2: "fill-scale-2",
  3: "fill-scale-3",
  4: "fill-scale-4",
  5: "fill-scale-5",
};

const LEVELS = [0, 1, 2, 3, 4, 5] as const;

const at = (level: number): string => `${(Math.min(5, Math.max(0, level)) / 5) * 100}%`;

/** Track 0-5, target as a tick, estimate as a dot on its 80 % band. Lengths are percentages: it fits any column. */
export function ReadinessBar({ label, reading, target, laterTarget, size = "row" }: ReadinessBarProps) {
  const locale = useLocale();
  const large = size === "large";
  return (
    <div
      role="img"
      aria-label={readingInWords(locale, label, reading, target, laterTarget)}
      className={classes("min-w-32", large ? "h-14" : "h-6")}
    >
      <svg aria-hidden width="100%" height="100%" className="keeps-colour overflow-visible px-2">
        <g transform={large ? "translate(0 26)" : "translate(0 12)"}>
          <Track wordsAt={reading.kind === "not-measured" ? freeSpot(target, laterTarget) : null} />
          {reading.kind === "measured" && <Estimate reading={reading} />}
          {laterTarget !== undefined && laterTarget !== target && <Tick level={laterTarget} later />}
          {target !== undefined && <Tick level={target} />}
        </g>
        {large && <AxisNumbers y={52} />}
        {large && target !== undefined && (
          <text x={at(target)} y={11} textAnchor={anchorAt(target)} className="fill-ink text-12 font-medium">
            needs {target}
          </text>
        )}
      </svg>
    </div>
  );
}

/** `wordsAt`: the level at which "not measured" is written; null for a track that carries an estimate. */
function Track({ wordsAt }: { readonly wordsAt: number | null }) {
  const dashed = wordsAt !== null;
  return (
    <g>
      <line
        x1="0%"
        x2="100%"
        className={classes("stroke-line-strong", dashed ? "opacity-60" : "opacity-45")}
        strokeWidth={2}
        strokeDasharray={dashed ? "2 4" : undefined}
      />
      {LEVELS.map((level) => (
        <line
          key={level}
          x1={at(level)}
          x2={at(level)}
          y1={-3}
          y2={3}
          className="stroke-line-strong opacity-70"
          strokeWidth={1}
        />
      ))}
      {dashed && (
        <text
          x={at(wordsAt)}
          y={4}
          textAnchor="middle"
          className="fill-ink-muted stroke-surface text-12 [paint-order:stroke] [stroke-width:8px]"
        >
          not measured
        </text>
      )}
    </g>
  );
}

/** Where the words hide no tick: the spot farthest from both targets, the low end first. */
function freeSpot(...targets: readonly (number | undefined)[]): number {
  const room = (spot: number): number => Math.min(...targets.map((target) => Math.abs(spot - (target ?? Infinity))));
  return [1, 2.5, 4].reduce((best, spot) => (room(spot) > room(best) ? spot : best));
}

function Estimate({ reading }: { readonly reading: Extract<Reading, { kind: "measured" }> }) {
  const { level, low, high, uncertain = false, expired = false } = reading;
  const width = `${(Math.max(0.1, high - low) / 5) * 100}%`;
  return (
    <g>
      <rect
        x={at(low)}
        y={-5}
        width={width}
        height={10}
        rx={5}
        className={expired ? "fill-surface stroke-expired" : classes(BAND[scaleStep(level)], "stroke-ink/35")}
        strokeWidth={1}
        strokeDasharray={expired ? "3 2" : undefined}
      />
      {uncertain && !expired && <rect x={at(low)} y={-5} width={width} height={10} rx={5} fill="url(#hatch)" />}
      <circle
        cx={at(level)}
        r={5}
        strokeWidth={2}
        className={expired ? "fill-surface stroke-expired" : "fill-ink stroke-surface"}
      />
      {expired && (
        <svg x={at(level)} className="overflow-visible">
          <path d="M3 -11h7v7z" className="fill-expired" />
        </svg>
      )}
    </g>
  );
}

function AxisNumbers({ y }: { readonly y: number }) {
  return LEVELS.map((level) => (
    <text key={level} x={at(level)} y={y} textAnchor="middle" className="numerals fill-ink-faint text-12">
      {level}
    </text>
  ));
}

/** The numbers 0-5 for the head of a column of bars. */
export function ReadinessAxis() {
  return (
    <svg aria-hidden width="100%" height="14" className="mt-1 block min-w-32 overflow-visible px-2">
      <AxisNumbers y={11} />
    </svg>
  );
}

/** The hatch that bars and graphs refer to. Once per page, from the root. */
export function ReadinessPatterns() {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="fill-surface opacity-60" />
          <path d="M0 0v5" className="stroke-ink/70" strokeWidth="2" />
        </pattern>
      </defs>
    </svg>
  );
}

function anchorAt(level: number): "start" | "middle" | "end" {
  if (level <= 0.5) return "start";
  return level >= 4.5 ? "end" : "middle";
}
