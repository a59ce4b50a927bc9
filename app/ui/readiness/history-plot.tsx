import { classes } from "../classes.ts";
import { formatDate, formatMonth } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { EvidenceMark } from "./evidence-mark.tsx";
import {
  ACROSS,
  bandPath,
  HEIGHT,
  levelY,
  linePath,
  runsOf,
  type HistoryMark,
  type HistoryRow,
  type SkillHistoryData,
  type TimeAxis,
} from "./history-geometry.ts";
import { KIND_WORDS } from "./words.ts";

interface HistoryPlotProps {
  readonly history: SkillHistoryData;
  readonly axis: TimeAxis;
  readonly marks: readonly (HistoryMark & { readonly level: number })[];
  readonly required: number | null;
  /** The finding; the numbers are in the table beside the drawing. */
  readonly label: string;
}

const LEVELS = [0, 1, 2, 3, 4, 5] as const;

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Lengths across are shares of the width and texts are never stretched, so one drawing fits phone and desk. */
export function HistoryPlot({ history, axis, marks, required, label }: HistoryPlotProps) {
  const locale = useLocale();
  const { points, complete } = history;
  return (
    <div className="flex" role="img" aria-label={`${label}. The numbers are in the table below.`}>
      <svg aria-hidden width="18" height={HEIGHT} className="shrink-0 overflow-visible">
        {LEVELS.map((level) => (
          <text key={level} x="4" y={levelY(level) + 4} className="numerals fill-ink-faint text-12">
            {level}
          </text>
        ))}
      </svg>
      <div className="min-w-0 flex-1 pr-2">
        <svg aria-hidden width="100%" height={HEIGHT + 20} className="keeps-colour block overflow-visible">
          {LEVELS.map((level) => (
            <line key={level} x1="0" x2="100%" y1={levelY(level)} y2={levelY(level)} className="stroke-line" />
          ))}
          <Lines history={history} axis={axis} />
          {required !== null && required > 0 && <Requirement level={required} />}
          <line x1="100%" x2="100%" y1={levelY(5)} y2={levelY(0)} className="stroke-ink-muted" strokeDasharray="2 3" />
          {marks.map((mark) => (
            <svg
              key={`${mark.kind} ${mark.on} ${String(mark.counts)}`}
              x={percent(axis.at(mark.on))}
              y={levelY(mark.level)}
              className="overflow-visible"
            >
              <title>{`${KIND_WORDS[mark.kind]}, ${formatDate(locale, mark.on)}`}</title>
              <EvidenceMark kind={mark.kind} counts={mark.counts} />
            </svg>
          ))}
          {complete !== null && <EndLabels shown={points.at(-1)} complete={complete.at(-1)} />}
          {axis.ticks.map((tick) => (
            <text
              key={tick.day}
              x={percent(tick.at)}
              y={HEIGHT + 14}
              textAnchor="middle"
              className="fill-ink-faint text-12"
            >
              {formatMonth(locale, tick.day)}
            </text>
          ))}
          <text x="100%" y={HEIGHT + 14} textAnchor="end" className="fill-ink-muted text-12">
            today
          </text>
        </svg>
      </div>
    </div>
  );
}

/** Band and line of what is shown; the line with every entry, where some are ticked off, thin and without a band. */
function Lines({ history: { points, complete }, axis }: Pick<HistoryPlotProps, "history" | "axis">) {
  return (
    <svg width="100%" height={HEIGHT} viewBox={`0 0 ${ACROSS} ${HEIGHT}`} preserveAspectRatio="none">
      {runsOf(points).map(({ standing, points: run }) => (
        <g key={run[0]?.on}>
          <path d={bandPath(run, axis)} className={standing === "known" ? "fill-scale-3/35" : "fill-expired/10"} />
          <path
            d={linePath(run, axis)}
            fill="none"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
            strokeLinejoin="round"
            strokeDasharray={standing === "known" ? undefined : "5 4"}
            className={classes(standing === "known" ? "stroke-accent" : "stroke-expired")}
          />
        </g>
      ))}
      {runsOf(complete ?? []).map(({ points: run }) => (
        <path
          key={run[0]?.on}
          d={linePath(run, axis)}
          fill="none"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
          strokeDasharray="2 3"
          className="stroke-ink"
        />
      ))}
    </svg>
  );
}

function Requirement({ level }: { readonly level: number }) {
  return (
    <g>
      <line x1="0" x2="100%" y1={levelY(level)} y2={levelY(level)} className="stroke-ink" strokeWidth={1.5} />
      <text
        x="4"
        y={levelY(level) - 5}
        className="numerals fill-ink stroke-surface text-12 font-medium [paint-order:stroke] [stroke-width:3px]"
      >
        needs {level}
      </text>
    </g>
  );
}

interface EndLabelsProps {
  readonly shown: HistoryRow | undefined;
  readonly complete: HistoryRow | undefined;
}

/** Names both lines at their ends, the upper one above and the lower one below. */
function EndLabels({ shown, complete }: EndLabelsProps) {
  if (shown === undefined || complete === undefined) return null;
  const shownIsUpper = shown.level >= complete.level;
  const place = (row: HistoryRow, upper: boolean): number => levelY(row.level) + (upper ? -7 : 16);
  const look = "stroke-surface text-12 font-medium [paint-order:stroke] [stroke-width:3px]";
  return (
    <g>
      {shown.standing !== "not-measured" && (
        <text x="99%" y={place(shown, shownIsUpper)} textAnchor="end" className={`fill-accent ${look}`}>
          without what is ticked off
        </text>
      )}
      <text x="99%" y={place(complete, !shownIsUpper)} textAnchor="end" className={`fill-ink ${look}`}>
        with every entry
      </text>
    </g>
  );
}
