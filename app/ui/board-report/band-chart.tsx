import { quarterName } from "../forecast/forecast-types.ts";

export interface BandPoint {
  readonly quarter: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

const WIDTH = 240;
const HEIGHT = 96;
const EDGE = 4;

/** A gap with its band, today at the left; the table beside it has the numbers. `most` and `least`: the common scale. */
export function BandChart({
  label,
  points,
  least,
  most,
}: {
  readonly label: string;
  readonly points: readonly BandPoint[];
  readonly least: number;
  readonly most: number;
}) {
  const across = (at: number): number => EDGE + (at / Math.max(1, points.length - 1)) * (WIDTH - 2 * EDGE);
  const up = (value: number): number => EDGE + (1 - (value - least) / Math.max(1, most - least)) * (HEIGHT - 2 * EDGE);
  const line = (values: readonly number[]): readonly string[] =>
    values.map((value, at) => `${across(at).toFixed(1)},${up(value).toFixed(1)}`);
  const high = line(points.map((point) => point.high));
  const low = line(points.map((point) => point.low));
  return (
    <figure className="min-w-0">
      <svg
        role="img"
        aria-label={`${label}. The numbers are in the table.`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="keeps-colour w-full"
      >
        <polygon points={[...high, ...low.toReversed()].join(" ")} className="fill-accent/20" />
        <line x1="0" x2={WIDTH} y1={up(0)} y2={up(0)} className="stroke-line-strong" />
        <polyline
          points={line(points.map(({ middle }) => middle)).join(" ")}
          fill="none"
          strokeWidth="2"
          className="stroke-accent"
        />
      </svg>
      <figcaption className="flex justify-between text-12 text-ink-muted" aria-hidden>
        <span>{quarterName(points[0]?.quarter ?? "")}</span>
        <span>{quarterName(points.at(-1)?.quarter ?? "")}</span>
      </figcaption>
    </figure>
  );
}
