import type { Source } from "./plan-types.ts";
import { SOURCE_NAMES } from "./plan-types.ts";

interface MixBarProps {
  readonly gap: number;
  readonly heads: Readonly<Record<Source | "open", number>>;
}

const WIDTH = 720;
const FILL: Readonly<Record<Source | "open", string>> = {
  build: "fill-scale-5",
  buy: "fill-scale-4",
  borrow: "fill-scale-2",
  redeploy: "fill-scale-3",
  open: "fill-surface stroke-line-strong",
};
const ORDER = ["build", "redeploy", "borrow", "buy", "open"] as const;
const nameOf = (kind: Source | "open"): string => (kind === "open" ? "Left open" : SOURCE_NAMES[kind]);

/** The gap as one bar, by who fills it; the table beside it has the numbers. */
export function MixBar({ gap, heads }: MixBarProps) {
  const parts = ORDER.filter((kind) => heads[kind] > 0);
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, kind) => sum + heads[kind], 0));
  const x = (posts: number): number => (posts / Math.max(1, gap)) * WIDTH;
  return (
    <figure>
      <svg
        role="img"
        aria-label={`Of ${gap}: ${parts.map((kind) => `${nameOf(kind)} ${heads[kind]}`).join(", ")}`}
        viewBox={`0 0 ${WIDTH} 20`}
        preserveAspectRatio="none"
        className="keeps-colour h-5 w-full"
      >
        {parts.map((kind, at) => (
          <rect
            key={kind}
            x={x(starts[at] ?? 0)}
            y="0"
            width={Math.max(0, x(heads[kind]) - 2)}
            height="20"
            className={FILL[kind]}
          />
        ))}
      </svg>
      <ul aria-hidden className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-14">
        {parts.map((kind) => (
          <li key={kind} className="inline-flex items-center gap-2">
            <svg viewBox="0 0 12 12" className="keeps-colour size-3">
              <rect width="12" height="12" className={FILL[kind]} />
            </svg>
            {nameOf(kind)} <span className="numerals">{heads[kind]}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
