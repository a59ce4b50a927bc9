import type { StatusCounts } from "#app/engine/proficiency/role-status.ts";
import { formatChance, formatQuantity } from "../format.ts";
import type { ReadinessStatus } from "../readiness-status.ts";
import { useLocale } from "../root-data.ts";
import { StatusBadge } from "../status-badge.tsx";

export interface HeadlineData {
  readonly status: "ready" | "nearly" | "not-ready" | "not-measured";
  readonly joint: {
    readonly probability: number;
    readonly interval: { readonly low: number; readonly high: number };
  } | null;
  readonly all: StatusCounts;
  readonly critical: StatusCounts;
}

const BADGE: Readonly<Record<HeadlineData["status"], ReadinessStatus>> = {
  ready: "ready",
  nearly: "nearly",
  "not-ready": "short",
  "not-measured": "not-measured",
};

const PARTS = [
  { key: "ready", word: "ready", fill: "fill-scale-5" },
  { key: "nearly", word: "nearly ready", fill: "fill-scale-3" },
  { key: "uncertain", word: "uncertain", fill: "fill-uncertain" },
  { key: "short", word: "not ready", fill: "fill-scale-1" },
  { key: "expired", word: "expired", fill: "fill-expired" },
  { key: "notMeasured", word: "not measured", fill: "fill-sunken" },
] as const satisfies readonly { key: keyof StatusCounts; word: string; fill: string }[];

/** The answer of the page in one line, and what it is made of under it. */
export function ReadinessHeadline({ data, roleName }: { readonly data: HeadlineData; readonly roleName: string }) {
  const locale = useLocale();
  return (
    <section
      aria-label={`Readiness for ${roleName}`}
      className="mb-6 grid gap-x-10 gap-y-5 rounded-panel border border-line bg-surface px-4 py-5 md:px-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]"
    >
      <div>
        <StatusBadge status={BADGE[data.status]} />
        {data.joint === null ? (
          <p className="mt-2 text-20 font-semibold">Ready: not enough evidence</p>
        ) : (
          <p className="mt-2 flex flex-wrap items-baseline gap-x-3">
            <span className="numerals text-34 font-semibold tracking-[-0.02em]">
              {formatChance(locale, data.joint.probability)}
            </span>
            <span className="text-16 text-ink-muted">
              chance of being ready, between {formatChance(locale, data.joint.interval.low)} and{" "}
              {formatChance(locale, data.joint.interval.high)}
            </span>
          </p>
        )}
        <p className="mt-1 max-w-[60ch] text-14 text-ink-muted">{explain(data, locale)}</p>
      </div>
      <div>
        <p className="mb-2 text-14 font-medium">
          {formatQuantity(locale, data.all.required, "skill is required", "skills are required")}
        </p>
        <CountBar counts={data.all} />
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-14">
          {PARTS.filter(({ key }) => data.all[key] > 0).map(({ key, word, fill }) => (
            <li key={key} className="inline-flex items-center gap-2">
              <svg aria-hidden width="12" height="12">
                <rect width="12" height="12" rx="2" className={`${fill} stroke-line-strong`} strokeWidth="1" />
              </svg>
              <span className="numerals font-medium">{data.all[key]}</span>
              <span className="text-ink-muted">{word}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function explain({ status, critical }: HeadlineData, locale: string): string {
  const open = formatQuantity(locale, critical.required - critical.ready, "critical skill is", "critical skills are");
  switch (status) {
    case "ready":
      return "Every critical skill is at its required level, with at least 80 % certainty each.";
    case "nearly":
      return `${open} not there yet, none by a whole level.`;
    case "not-ready":
      return `${open} not at the required level with enough certainty. The chance is for all critical skills at once.`;
    case "not-measured":
      return "Most critical skills have not been measured yet. Rating yourself is a start; a certificate or a sign-off says more.";
  }
}

function CountBar({ counts }: { readonly counts: StatusCounts }) {
  let start = 0;
  const share = 100 / Math.max(1, counts.required);
  return (
    <svg aria-hidden width="100%" height="16" className="keeps-colour block overflow-hidden rounded-control">
      {PARTS.map(({ key, fill }) => {
        const x = start;
        start += counts[key] * share;
        return (
          <rect
            key={key}
            x={`${x}%`}
            width={`${counts[key] * share}%`}
            height="16"
            className={`${fill} stroke-surface`}
            strokeWidth="1"
          />
        );
      })}
    </svg>
  );
}
