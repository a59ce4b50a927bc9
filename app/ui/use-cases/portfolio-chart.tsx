import { Link } from "@remix-run/react";
import { formatCount, formatShare } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { STATUS_WORDS } from "./words.ts";
import type { UseCaseSummary } from "./use-case-types.ts";

const HEIGHT = 320;
const FOOT = 44;
const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;
/** Share of the width left of the scale, for use cases whose readiness may not be shown. */
const ASIDE = 12;

interface PortfolioChartProps {
  readonly useCases: readonly UseCaseSummary[];
  /** The finding; the numbers are in the table. */
  readonly label: string;
}

/** Benefit upward, readiness of the people across: top right pays and can be run, top left pays and waits for people. */
export function PortfolioChart({ useCases, label }: PortfolioChartProps) {
  const locale = useLocale();
  const drawn = useCases.filter(({ valuePerYear, status }) => valuePerYear !== null && status !== "stopped");
  const most = Math.max(1, ...drawn.map(({ valuePerYear }) => valuePerYear ?? 0)) * 1.08;
  const y = (value: number): number => Math.round((1 - value / most) * (HEIGHT - 24)) + 16;
  const x = (share: number | null): string =>
    share === null ? `${ASIDE / 2}%` : `${(ASIDE + share * (97 - ASIDE)).toFixed(2)}%`;
  const marks = apart(drawn.map((useCase) => ({ useCase, top: y(useCase.valuePerYear ?? 0) })));
  return (
    <figure aria-label={`${label}. The numbers are in the table.`} className="w-full">
      <p aria-hidden className="mb-2 text-12 text-ink-muted">
        Value per year
      </p>
      <div className="flex">
        <svg aria-hidden width="64" height={HEIGHT} className="shrink-0">
          {[0, 0.5, 1].map((part) => (
            <text
              key={part}
              x="58"
              y={y((part * most) / 1.08) + 4}
              textAnchor="end"
              className="numerals fill-ink-faint text-12"
            >
              {formatCount(locale, Math.round((part * most) / 1.08 / 1000))}k
            </text>
          ))}
        </svg>
        <div className="relative min-w-0 flex-1">
          <svg aria-hidden width="100%" height={HEIGHT + FOOT} className="keeps-colour block">
            <rect x="0" y="0" width={`${ASIDE}%`} height={HEIGHT} className="fill-sunken" />
            {marks.map(({ useCase, top }) => (
              <circle
                key={useCase.id}
                cx={x(useCase.readyShare)}
                cy={top}
                r="5"
                className={isRunning(useCase) ? "fill-accent md:hidden" : "fill-surface stroke-accent md:hidden"}
                strokeWidth="2"
              />
            ))}
            {TICKS.map((tick) => (
              <line key={tick} x1={x(tick)} x2={x(tick)} y1="0" y2={HEIGHT} className="stroke-line" />
            ))}
            <line x1={x(0.8)} x2={x(0.8)} y1="0" y2={HEIGHT} className="stroke-ink-muted" strokeDasharray="4 4" />
            <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} className="stroke-line-strong" />
            {TICKS.map((tick) => (
              <text
                key={tick}
                x={x(tick)}
                y={HEIGHT + 16}
                textAnchor="middle"
                className="numerals fill-ink-faint text-12"
              >
                {formatShare(locale, tick)}
              </text>
            ))}
            <text x={`${ASIDE / 2}%`} y={HEIGHT + 16} textAnchor="middle" className="fill-ink-faint text-12">
              withheld
            </text>
            <text x="56%" y={HEIGHT + 38} textAnchor="middle" className="fill-ink-muted text-12">
              Share of the needed people who are ready; dashed: enough to call it scaled
            </text>
          </svg>
          <ul className="absolute inset-x-0 top-0 max-md:hidden" style={{ height: HEIGHT }}>
            {marks.map(({ useCase, top }) => (
              <li key={useCase.id}>
                <Link
                  to={`/use-cases/${useCase.id}`}
                  title={`${useCase.name}: ${STATUS_WORDS[useCase.status]}`}
                  aria-label={`${useCase.code} ${useCase.name}, ${STATUS_WORDS[useCase.status]}, ${formatCount(locale, useCase.valuePerYear ?? 0)} per year, ${useCase.readyShare === null ? "readiness withheld" : `${formatShare(locale, useCase.readyShare)} ready`}`}
                  style={{ left: x(useCase.readyShare), top }}
                  className={`numerals absolute inline-flex h-6 min-w-6 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full border px-1.5 text-12 whitespace-nowrap ${
                    isRunning(useCase)
                      ? "border-accent bg-accent text-on-accent"
                      : "border-accent bg-surface text-accent"
                  }`}
                >
                  {useCase.code}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </figure>
  );
}

const isRunning = ({ status }: UseCaseSummary): boolean => status === "live" || status === "scaled";

interface MarkPlace {
  readonly useCase: UseCaseSummary;
  readonly top: number;
}

/** Two marks at nearly the same share are told apart by this many pixels, so that each can be pressed. */
const MARK_HEIGHT = 27;
const NEAR = 0.09;

/** Moves a mark down until it covers none that stands above it; the table has the exact figures. */
function apart(places: readonly MarkPlace[]): readonly MarkPlace[] {
  const settled: MarkPlace[] = [];
  for (const place of places.toSorted((one, other) => one.top - other.top)) {
    const near = settled.filter(({ useCase }) => isNear(useCase.readyShare, place.useCase.readyShare));
    const lowest = Math.max(0, ...near.map(({ top }) => top + MARK_HEIGHT));
    settled.push({ ...place, top: Math.max(place.top, lowest) });
  }
  return settled;
}

const isNear = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one - other) < NEAR;
