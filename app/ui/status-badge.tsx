import {
  Ban,
  Check,
  CircleDashed,
  Clock,
  CircleSlash2,
  type LucideIcon,
  Minus,
  TrendingUp,
  TriangleAlert,
} from "lucide-react";
import { classes } from "./classes.ts";
import { type ReadinessStatus, STATUS_APPEARANCE, type Tone } from "./readiness-status.ts";

const STATUS_SIGN: Readonly<Record<ReadinessStatus, LucideIcon>> = {
  ready: Check,
  nearly: TrendingUp,
  short: Minus,
  uncertain: CircleDashed,
  expired: Clock,
  "not-measured": CircleSlash2,
  blocked: Ban,
};

const TONE_SIGN: Readonly<Record<Tone, LucideIcon | null>> = {
  ready: Check,
  short: TriangleAlert,
  uncertain: CircleDashed,
  expired: Clock,
  blocked: Ban,
  neutral: null,
};

const TONE_CLASS: Readonly<Record<Tone, string>> = {
  ready: "bg-ready-soft text-ready",
  short: "bg-short-soft text-short",
  uncertain: "bg-uncertain-soft text-uncertain",
  expired: "bg-expired-soft text-expired",
  blocked: "bg-blocked-soft text-blocked",
  neutral: "bg-sunken text-ink-muted",
};

interface BadgeProps {
  readonly tone: Tone;
  readonly children: string;
  readonly sign?: LucideIcon | null;
}

/** A word with its sign and colour, for what is no readiness: "Safety-critical", "Disputed", "Draft". */
export function Badge({ tone, children, sign = TONE_SIGN[tone] }: BadgeProps) {
  const Sign = sign;
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1 rounded-control px-2 py-0.5 text-12 font-medium whitespace-nowrap",
        TONE_CLASS[tone],
      )}
    >
      {Sign !== null && <Sign aria-hidden size={12} strokeWidth={2.25} />}
      {children}
    </span>
  );
}

interface StatusBadgeProps {
  readonly status: ReadinessStatus;
  /** Instead of the usual word: "Expires 4 Mar 2027". */
  readonly word?: string;
}

/** Word, sign and colour of a readiness status; any one of the three is enough to read it. */
export function StatusBadge({ status, word }: StatusBadgeProps) {
  const appearance = STATUS_APPEARANCE[status];
  return (
    <Badge tone={appearance.tone} sign={STATUS_SIGN[status]}>
      {word ?? appearance.word}
    </Badge>
  );
}
