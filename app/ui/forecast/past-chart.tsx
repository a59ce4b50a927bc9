import { formatCount } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { ACROSS, bandPath, HEIGHT, linePath, scaleFor } from "./fan-geometry.ts";
import type { PastForecast } from "./miss-table.tsx";
import { ScrollRegion } from "./scroll-region.tsx";

interface PastChartProps {
  readonly points: readonly PastForecast[];
  readonly label: string;
}

/** Outcomes over the bands that were expected three months before each. */
export function PastChart({ points, label }: PastChartProps) {
  const locale = useLocale();
  const of = (read: (point: PastForecast) => number): readonly number[] => points.map(read);
  const low = of(({ low80 }) => low80);
  const high = of(({ high80 }) => high80);
  const expected = of(({ expected: own }) => own);
  const outcome = of(({ outcome: own }) => own);
  const edge = { expected, median: expected, low50: low, high50: high, low80: low, high80: high };
  const scale = scaleFor([{ ...edge, low95: [...low, ...outcome], high95: [...high, ...outcome] }]);
  const x = (at: number): string => `${((at / Math.max(1, points.length - 1)) * 100).toFixed(2)}%`;
  const [first, last] = [points[0], points.at(-1)];
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div
        role="img"
        aria-label={`${label}: outcomes and earlier forecasts. The numbers are in the table.`}
        className="flex"
      >
        <svg aria-hidden width="40" height={HEIGHT + 8} className="shrink-0 overflow-visible">
          {scale.ticks.map((tick) => (
            <text key={tick} x="32" y={scale.y(tick) + 4} textAnchor="end" className="numerals fill-ink-faint text-12">
              {formatCount(locale, tick)}
            </text>
          ))}
        </svg>
        <div className="min-w-0 flex-1 pr-3">
          <svg aria-hidden width="100%" height={HEIGHT + 22} className="keeps-colour block overflow-visible">
            {scale.ticks.map((tick) => (
              <line key={tick} x1="0" x2="100%" y1={scale.y(tick)} y2={scale.y(tick)} className="stroke-line" />
            ))}
            <svg width="100%" height={HEIGHT} viewBox={`0 0 ${ACROSS} ${HEIGHT}`} preserveAspectRatio="none">
              <path d={bandPath(low, high, scale)} className="fill-accent/20" />
              <path
                d={linePath(expected, scale)}
                fill="none"
                strokeWidth={1.5}
                vectorEffect="non-scaling-stroke"
                className="stroke-accent"
              />
            </svg>
            {points.map((point, at) => (
              <circle
                key={point.period}
                cx={x(at)}
                cy={scale.y(point.outcome)}
                r={3.5}
                strokeWidth={1.5}
                className={
                  point.outcome < point.low80 || point.outcome > point.high80
                    ? "fill-ink stroke-ink"
                    : "fill-surface stroke-ink"
                }
              />
            ))}
            <text x="0" y={HEIGHT + 17} className="fill-ink-faint text-12">
              {first?.period}
            </text>
            <text x="100%" y={HEIGHT + 17} textAnchor="end" className="fill-ink-faint text-12">
              {last?.period}
            </text>
          </svg>
        </div>
      </div>
      <PastTable points={points} label={label} />
    </div>
  );
}

function PastTable({ points, label }: PastChartProps) {
  const cell = "px-2 py-1 text-right whitespace-nowrap";
  return (
    <ScrollRegion low label={`${label} by period`}>
      <table className="numerals w-full text-12">
        <caption className="sr-only">{label}: expected three months before, and what came</caption>
        <thead>
          <tr className="text-ink-muted">
            <th scope="col" className="py-1 pr-2 text-left font-medium">
              Period
            </th>
            {["Expected", "80 % band", "Came"].map((head) => (
              <th key={head} scope="col" className={`${cell} font-medium`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.period} className="border-t border-line">
              <th scope="row" className="py-1 pr-2 text-left font-normal">
                {point.period}
              </th>
              <td className={cell}>{point.expected}</td>
              <td className={cell}>
                {point.low80} to {point.high80}
              </td>
              <td className={cell}>{point.outcome}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
