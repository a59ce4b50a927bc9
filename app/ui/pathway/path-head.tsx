import type { RoleOutlook } from "#app/engine/pathway/personal-path.ts";
import { formatChance, formatDate, formatQuantity } from "../format.ts";
import { useLocale } from "../root-data.ts";
import type { Path } from "./path-types.ts";
import { durationInWords, outlookInWords, proofInWords } from "./words.ts";

/** Where the path leads: chance today and at its end with bands, time, date and proof. */
export function PathHead({ path }: { readonly path: Omit<Path, "finished"> }) {
  const locale = useLocale();
  const count = formatQuantity(locale, path.steps.length, "step", "steps");
  return (
    <div className="grid gap-x-10 gap-y-5 md:grid-cols-2">
      <div>
        <p className="text-14 text-ink-muted">Chance of being ready: {path.roleName}</p>
        <p className="numerals mt-1 flex flex-wrap items-baseline gap-x-3 text-26 font-semibold">
          <Chance outlook={path.now} />
          <span aria-hidden className="text-ink-faint">
            →
          </span>
          <span className="sr-only">today, after the path</span>
          <Chance outlook={path.expected} />
        </p>
        <ChanceTrack now={path.now} expected={path.expected} />
        <p className="text-12 text-ink-muted">
          Today {outlookInWords(locale, path.now)}. When every step goes as planned{" "}
          {outlookInWords(locale, path.expected)}.
        </p>
      </div>
      <div>
        <p className="text-14 text-ink-muted">To get there</p>
        <p className="numerals mt-1 text-26 font-semibold">{durationInWords(path.minutes)}</p>
        <p className="mt-1 text-14">
          {count}
          {path.finishesOn !== null && <>, done by {formatDate(locale, path.finishesOn)}</>} at{" "}
          {durationInWords(path.hoursPerWeek * 60)} a week
        </p>
        <p className="mt-1 text-14 text-ink-muted">{proofInWords(path)}</p>
        {path.templateMinutes !== null && path.templateMinutes > path.minutes && (
          <p className="mt-1 text-14 text-ink-muted">
            {durationInWords(path.templateMinutes - path.minutes)} shorter than for somebody about whom nothing is
            known.
          </p>
        )}
      </div>
    </div>
  );
}

function Chance({ outlook }: { readonly outlook: RoleOutlook }) {
  const locale = useLocale();
  if (outlook.chance === null) return <span className="text-16 font-medium text-ink-muted">not enough evidence</span>;
  return <span>{formatChance(locale, outlook.chance.chance)}</span>;
}

interface ChanceTrackProps {
  readonly now: RoleOutlook;
  readonly expected: RoleOutlook;
}

const at = (share: number): string => `${(share * 100).toFixed(1)}%`;

function ChanceTrack({ now, expected }: ChanceTrackProps) {
  return (
    <svg aria-hidden width="100%" height="34" className="keeps-colour my-2 block overflow-visible">
      {[now, expected].map(({ chance }, row) => (
        <g key={row} transform={`translate(0 ${row * 16 + 8})`}>
          <line x1="0" x2="100%" strokeWidth="2" className="stroke-line-strong opacity-45" />
          {chance !== null && (
            <>
              <rect
                x={at(chance.low)}
                y="-5"
                height="10"
                rx="5"
                width={at(Math.max(0.01, chance.high - chance.low))}
                className={row === 0 ? "fill-scale-2" : "fill-scale-4"}
              />
              <circle cx={at(chance.chance)} r="4" className="fill-ink stroke-surface" strokeWidth="1.5" />
            </>
          )}
          <line x1={at(0.8)} x2={at(0.8)} y1="-7" y2="7" strokeWidth="2" className="stroke-ink" />
        </g>
      ))}
    </svg>
  );
}
