import type { Fan } from "./forecast-types.ts";

const [WIDTH, HEIGHT] = [112, 32];

/** A gap over the quarters in a table cell: 80 % band, median, and zero as a line. The numbers stand beside it. */
export function GapSpark({ gap }: { readonly gap: Fan }) {
  const low = Math.min(0, ...gap.low80);
  const high = Math.max(1, ...gap.high80);
  const y = (value: number): string => (2 + (1 - (value - low) / (high - low)) * (HEIGHT - 4)).toFixed(1);
  const x = (at: number): string => ((at / Math.max(1, gap.median.length - 1)) * WIDTH).toFixed(1);
  const points = (values: readonly number[]): readonly string[] => values.map((value, at) => `${x(at)},${y(value)}`);
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} className="keeps-colour shrink-0">
      <polygon
        points={[...points(gap.high80), ...points(gap.low80).toReversed()].join(" ")}
        className="fill-accent/25"
      />
      <line x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} className="stroke-line-strong" />
      <polyline points={points(gap.median).join(" ")} fill="none" strokeWidth="2" className="stroke-accent" />
    </svg>
  );
}
