import { addDays, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { formatMonth } from "../format.ts";
import { useLocale } from "../root-data.ts";
import type { ReadyRole, ReadyWeek } from "./what-if-types.ts";

const WIDTH = 560;
const HEIGHT = 190;
const LEFT = 34;
const FLOOR = HEIGHT - 26;

interface ReadyChartProps {
  readonly role: ReadyRole & { readonly ready: readonly ReadyWeek[] };
  readonly asOf: PlainDate;
  readonly goLiveWeek: number;
  /** Weeks drawn. */
  readonly weeks: number;
}

/** Ready people of a role by week: the middle, the bands of half and of four fifths of the draws, what is needed, the go-live. */
export function ReadyChart({ role, asOf, goLiveWeek, weeks }: ReadyChartProps) {
  const locale = useLocale();
  const points = role.ready.slice(0, weeks + 1);
  const most = Math.max(role.needed, ...points.map(({ high80 }) => high80), 1) * 1.1;
  const x = (week: number) => LEFT + (week / weeks) * (WIDTH - LEFT - 8);
  const y = (heads: number) => FLOOR - (heads / most) * (FLOOR - 12);
  const line = (of: (point: ReadyWeek) => number) =>
    points.map((point, week) => `${x(week).toFixed(1)},${y(of(point)).toFixed(1)}`);
  const band = (low: (point: ReadyWeek) => number, high: (point: ReadyWeek) => number) =>
    [...line(high), ...line(low).toReversed()].join(" ");
  const ticks = Array.from({ length: 5 }, (_, at) => Math.round((at * weeks) / 4));
  const atGoLive = points[goLiveWeek] ?? points.at(-1);
  return (
    <figure className="min-w-0">
      <figcaption className="text-14 font-medium">{role.roleName}</figcaption>
      <svg
        role="img"
        aria-label={`${role.roleName}: ${role.needed} needed, ${atGoLive?.median ?? 0} ready at go-live in the middle case, ${atGoLive?.low80 ?? 0} to ${atGoLive?.high80 ?? 0} in four of five`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="keeps-colour mt-1 h-auto w-full"
      >
        <line x1={LEFT} x2={WIDTH - 8} y1={FLOOR} y2={FLOOR} className="stroke-line-strong" />
        <polygon
          points={band(
            ({ low80 }) => low80,
            ({ high80 }) => high80,
          )}
          className="fill-accent"
          fillOpacity="0.16"
        />
        <polygon
          points={band(
            ({ low50 }) => low50,
            ({ high50 }) => high50,
          )}
          className="fill-accent"
          fillOpacity="0.26"
        />
        <polyline
          points={line(({ median }) => median).join(" ")}
          fill="none"
          strokeWidth="2"
          className="stroke-accent"
        />
        <line
          x1={LEFT}
          x2={WIDTH - 8}
          y1={y(role.needed)}
          y2={y(role.needed)}
          strokeDasharray="6 4"
          className="stroke-ink"
        />
        <text x={WIDTH - 10} y={y(role.needed) + 14} textAnchor="end" className="fill-ink text-12">
          {role.needed} needed
        </text>
        <line x1={x(goLiveWeek)} x2={x(goLiveWeek)} y1="8" y2={FLOOR} strokeWidth="1.5" className="stroke-ink-muted" />
        <text
          x={x(goLiveWeek) + (goLiveWeek > weeks * 0.8 ? -4 : 4)}
          y={FLOOR - 6}
          textAnchor={goLiveWeek > weeks * 0.8 ? "end" : "start"}
          className="fill-ink-muted text-12"
        >
          Go-live
        </text>
        <text x={LEFT - 6} y={FLOOR + 4} textAnchor="end" className="fill-ink-muted text-12">
          0
        </text>
        <text x={LEFT - 6} y={16} textAnchor="end" className="fill-ink-muted text-12">
          {Math.floor(most)}
        </text>
        {ticks.map((week, at) => (
          <text
            key={week}
            x={x(week)}
            y={HEIGHT - 8}
            textAnchor={at === 0 ? "start" : at === ticks.length - 1 ? "end" : "middle"}
            className="fill-ink-muted text-12"
          >
            {formatMonth(locale, addDays(asOf, week * 7))}
          </text>
        ))}
      </svg>
    </figure>
  );
}
