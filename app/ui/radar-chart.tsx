import { useId } from "react";
import { formatLevel } from "./format.ts";
import { useLocale } from "./root-data.ts";

interface RadarAxis {
  readonly label: string;
  /** Measured level 0…5. */
  readonly level: number;
  /** Required level 0…5. */
  readonly target: number;
}

interface RadarChartProps {
  /** The finding: "Two of six skills are short". */
  readonly title: string;
  /** Measured skills only. Fewer than three draw nothing: a radar of two is no shape. */
  readonly axes: readonly RadarAxis[];
}

const SIZE = 360;
const CENTRE = SIZE / 2;
const RADIUS = 112;
const RINGS = [1, 2, 3, 4, 5] as const;

/** Expected against current. A table with the same numbers belongs beside it. */
export function RadarChart({ title, axes }: RadarChartProps) {
  const titleId = useId();
  const locale = useLocale();
  if (axes.length < 3) return null;
  const at = (index: number, level: number): readonly [number, number] => {
    const angle = (2 * Math.PI * index) / axes.length - Math.PI / 2;
    const reach = (RADIUS * level) / 5;
    return [round(CENTRE + reach * Math.cos(angle)), round(CENTRE + reach * Math.sin(angle))];
  };
  const outline = (level: (axis: RadarAxis) => number): string =>
    axes.map((axis, index) => at(index, level(axis)).join(",")).join(" ");
  return (
    <figure aria-labelledby={titleId} className="min-w-0">
      <figcaption id={titleId} className="text-16 font-semibold">
        {title}
      </figcaption>
      <p className="text-14 text-ink-muted">Level 0 to 5, current against required</p>
      <svg
        role="img"
        aria-label={inWords(locale, axes)}
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        className="keeps-colour mx-auto block w-full max-w-[26rem] overflow-visible"
      >
        {RINGS.map((ring) => (
          <polygon key={ring} points={outline(() => ring)} fill="none" className="stroke-line" />
        ))}
        {axes.map((axis, index) => {
          const [x, y] = at(index, 5);
          return <line key={axis.label} x1={CENTRE} y1={CENTRE} x2={x} y2={y} className="stroke-line" />;
        })}
        <polygon
          points={outline((axis) => axis.target)}
          fill="none"
          className="stroke-ink"
          strokeWidth={1.5}
          strokeDasharray="4 3"
        />
        <polygon
          points={outline((axis) => axis.level)}
          className="fill-scale-4/30 stroke-accent"
          strokeWidth={2}
          strokeLinejoin="round"
        />
        {axes.map((axis, index) => {
          const [x, y] = at(index, axis.level);
          return (
            <circle key={axis.label} cx={x} cy={y} r={3.5} className="fill-accent stroke-surface" strokeWidth={1.5} />
          );
        })}
        <RingNumbers />
        {axes.map((axis, index) => (
          <AxisLabel key={axis.label} label={axis.label} point={at(index, 5.6)} />
        ))}
      </svg>
      <p className="mt-2 flex flex-wrap justify-center gap-x-6 gap-y-1 text-12 text-ink-muted">
        <span className="inline-flex items-center gap-2">
          <svg aria-hidden width="24" height="8">
            <path d="M0 4h24" className="stroke-accent" strokeWidth="2" />
          </svg>
          Current
        </span>
        <span className="inline-flex items-center gap-2">
          <svg aria-hidden width="24" height="8">
            <path d="M0 4h24" className="stroke-ink" strokeWidth="1.5" strokeDasharray="4 3" />
          </svg>
          Required
        </span>
      </p>
    </figure>
  );
}

function RingNumbers() {
  return RINGS.map((ring) => (
    <text
      key={ring}
      x={CENTRE + 4}
      y={round(CENTRE - (RADIUS * ring) / 5 + 4)}
      className="numerals fill-ink-faint stroke-surface text-12 [paint-order:stroke] [stroke-width:3px]"
    >
      {ring}
    </text>
  ));
}

const LABEL_LENGTH = 18;

function AxisLabel({ label, point: [x, y] }: { readonly label: string; readonly point: readonly [number, number] }) {
  const anchor = Math.abs(x - CENTRE) < 12 ? "middle" : x > CENTRE ? "start" : "end";
  const lines = linesOf(label);
  const top = y - (lines.length - 1) * 7 + (y < CENTRE - RADIUS ? -6 : y > CENTRE + RADIUS ? 8 : 4);
  return (
    <text textAnchor={anchor} className="fill-ink text-12">
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={round(top + index * 14)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function linesOf(label: string): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LABEL_LENGTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function inWords(locale: string, axes: readonly RadarAxis[]): string {
  return axes
    .map(({ label, level, target }) => `${label}: level ${formatLevel(locale, level)}, needs ${target}`)
    .join("; ");
}

const round = (value: number): number => Math.round(value * 10) / 10;
