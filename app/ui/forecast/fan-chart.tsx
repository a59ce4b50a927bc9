import { formatCount } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { ACROSS, bandPath, HEIGHT, linePath, scaleFor, type Scale } from "./fan-geometry.ts";
import { quarterName, type Fan, type Quarter } from "./forecast-types.ts";

interface FanChartProps {
  readonly fan: Fan;
  /** With every driver on, where some are off: a thin line to compare with. */
  readonly complete?: Fan | undefined;
  readonly quarters: readonly Quarter[];
  /** The finding; the numbers are in the table beside the drawing. */
  readonly label: string;
}

const BANDS = [
  { share: "95 %", low: "low95", high: "high95", look: "fill-accent/12" },
  { share: "80 %", low: "low80", high: "high80", look: "fill-accent/20" },
  { share: "50 %", low: "low50", high: "high50", look: "fill-accent/30" },
] as const;
const MOST_LABELS = 4;
const FOOT = 22;

/** Median with graded bands, today at the left. Lengths across are shares of the width: one drawing fits phone and desk. */
export function FanChart({ fan, complete, quarters, label }: FanChartProps) {
  const locale = useLocale();
  const scale = scaleFor(complete === undefined ? [fan] : [fan, complete]);
  const every = Math.ceil((quarters.length - 1) / MOST_LABELS);
  const last = quarters.length - 1;
  return (
    <div role="img" aria-label={`${label}. The numbers are in the table.`} className="flex">
      <svg aria-hidden width="40" height={HEIGHT + 8} className="shrink-0 overflow-visible">
        {scale.ticks.map((tick) => (
          <text key={tick} x="32" y={scale.y(tick) + 4} textAnchor="end" className="numerals fill-ink-faint text-12">
            {formatCount(locale, tick)}
          </text>
        ))}
      </svg>
      <div className="min-w-0 flex-1 pr-11">
        <svg aria-hidden width="100%" height={HEIGHT + FOOT} className="keeps-colour block overflow-visible">
          {scale.ticks.map((tick) => (
            <line
              key={tick}
              x1="0"
              x2="100%"
              y1={scale.y(tick)}
              y2={scale.y(tick)}
              className={tick === 0 ? "stroke-line-strong" : "stroke-line"}
            />
          ))}
          <Drawing fan={fan} complete={complete} scale={scale} />
          <line x1="0" x2="0" y1="0" y2={HEIGHT} className="stroke-ink-muted" strokeDasharray="2 3" />
          <EndLabels fan={fan} scale={scale} />
          {quarters.map(({ label: name }, at) =>
            at % every === 0 ? (
              <text
                key={name}
                x={`${((at / last) * 100).toFixed(2)}%`}
                y={HEIGHT + 17}
                textAnchor={at === 0 ? "start" : "middle"}
                className={`fill-ink-faint text-12 ${(at / every) % 2 === 1 ? "max-sm:hidden" : ""}`}
              >
                {at === 0 ? "today" : quarterName(name)}
              </text>
            ) : null,
          )}
        </svg>
      </div>
    </div>
  );
}

function Drawing({ fan, complete, scale }: Pick<FanChartProps, "fan" | "complete"> & { readonly scale: Scale }) {
  return (
    <svg width="100%" height={HEIGHT} viewBox={`0 0 ${ACROSS} ${HEIGHT}`} preserveAspectRatio="none">
      {BANDS.map(({ share, low, high, look }) => (
        <path key={share} d={bandPath(fan[low], fan[high], scale)} className={look} />
      ))}
      <path
        d={linePath(fan.median, scale)}
        fill="none"
        strokeWidth={2.5}
        vectorEffect="non-scaling-stroke"
        strokeLinejoin="round"
        className="stroke-accent"
      />
      {complete !== undefined && (
        <path
          d={linePath(complete.median, scale)}
          fill="none"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
          strokeDasharray="4 4"
          className="stroke-ink"
        />
      )}
    </svg>
  );
}

/** Names the edges at the right; one that has no room beside the last is left to the table. */
function EndLabels({ fan, scale }: { readonly fan: Fan; readonly scale: Scale }) {
  const wanted = [
    { name: "median", y: scale.y(fan.median.at(-1) ?? 0), look: "fill-accent font-medium" },
    ...BANDS.toReversed().map(({ share, high }) => ({
      name: share,
      y: scale.y(fan[high].at(-1) ?? 0),
      look: "fill-ink-muted",
    })),
  ];
  const placed: typeof wanted = [];
  for (const entry of wanted) if (placed.every(({ y }) => Math.abs(y - entry.y) >= 13)) placed.push(entry);
  return placed.map(({ name, y, look }) => (
    <text key={name} x="100%" dx="6" y={y + 4} className={`text-12 ${look}`}>
      {name}
    </text>
  ));
}
