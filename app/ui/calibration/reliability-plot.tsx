import { formatCount, formatShare } from "../format.ts";
import { useLocale } from "../root-data.ts";
import type { ReliabilityBin } from "./calibration-types.ts";

interface ReliabilityPlotProps {
  readonly bins: readonly ReliabilityBin[];
  /** The finding; the numbers are in the table beside the drawing. */
  readonly label: string;
}

const SIDE = 248;
const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

const x = (share: number): string => `${(share * 100).toFixed(2)}%`;
const y = (share: number): number => Math.round((1 - share) * SIDE * 10) / 10;

/** Predicted chance across, share confirmed upward: on the diagonal a chance keeps what it says. Bars are 95 % intervals. */
export function ReliabilityPlot({ bins, label }: ReliabilityPlotProps) {
  const locale = useLocale();
  return (
    <div role="img" aria-label={`${label}. The numbers are in the table.`} className="w-full max-w-[26rem]">
      <p aria-hidden className="mb-2 text-12 text-ink-muted">
        Share confirmed later
      </p>
      <div className="flex">
        <svg aria-hidden width="40" height={SIDE} className="shrink-0 overflow-visible">
          {TICKS.map((tick) => (
            <text key={tick} x="34" y={y(tick) + 4} textAnchor="end" className="numerals fill-ink-faint text-12">
              {formatShare(locale, tick)}
            </text>
          ))}
        </svg>
        <div className="min-w-0 flex-1 pr-4">
          <svg aria-hidden width="100%" height={SIDE + 40} className="keeps-colour block overflow-visible">
            {TICKS.map((tick) => (
              <g key={tick} className="stroke-line">
                <line x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
                <line x1={x(tick)} x2={x(tick)} y1="0" y2={SIDE} />
              </g>
            ))}
            <line x1="0" y1={SIDE} x2="100%" y2="0" className="stroke-ink-muted" strokeDasharray="4 4" />
            {bins.map((bin) => (
              <Bar key={bin.from} bin={bin} title={inWords(locale, bin)} />
            ))}
            <text x="3%" y="16" className="fill-ink-muted text-12">
              better than promised
            </text>
            <text x="97%" y={SIDE - 10} textAnchor="end" className="fill-ink-muted text-12">
              worse than promised
            </text>
            {TICKS.map((tick) => (
              <text
                key={tick}
                x={x(tick)}
                y={SIDE + 16}
                textAnchor="middle"
                className="numerals fill-ink-faint text-12"
              >
                {formatShare(locale, tick)}
              </text>
            ))}
            <text x="50%" y={SIDE + 36} textAnchor="middle" className="fill-ink-muted text-12">
              Chance of ready as shown before
            </text>
          </svg>
        </div>
      </div>
    </div>
  );
}

function Bar({ bin, title }: { readonly bin: ReliabilityBin; readonly title: string }) {
  return (
    <g>
      <title>{title}</title>
      <line
        x1={x(bin.predicted)}
        x2={x(bin.predicted)}
        y1={y(bin.interval.high)}
        y2={y(bin.interval.low)}
        className="stroke-scale-3"
        strokeWidth={6}
        strokeLinecap="round"
      />
      <circle
        cx={x(bin.predicted)}
        cy={y(bin.confirmed)}
        r={4.5}
        className="fill-ink stroke-surface"
        strokeWidth={1.5}
      />
    </g>
  );
}

function inWords(locale: string, bin: ReliabilityBin): string {
  return `Shown ${formatShare(locale, bin.predicted)}, confirmed ${formatShare(locale, bin.confirmed)} of ${formatCount(locale, bin.pairs)}`;
}
