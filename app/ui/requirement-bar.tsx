interface RequirementBarProps {
  /** The skill or role; begins the text alternative. */
  readonly label: string;
  /** Required level 0…5 today; 0 asks for nothing yet. */
  readonly now: number;
  /** Required level in two to three years. */
  readonly later: number;
}

const LEVELS = [0, 1, 2, 3, 4, 5] as const;

const at = (level: number): string => `${(level / 5) * 100}%`;

/** What is asked, without an estimate: a solid tick for today, a dashed one for later, the way between them drawn. */
export function RequirementBar({ label, now, later }: RequirementBarProps) {
  const rises = later > now;
  return (
    <div role="img" aria-label={inWords(label, now, later)} className="h-6 min-w-32">
      <svg aria-hidden width="100%" height="100%" className="keeps-colour overflow-visible px-2">
        <g transform="translate(0 12)">
          <line x1="0%" x2="100%" className="stroke-line-strong opacity-45" strokeWidth={2} />
          {LEVELS.map((level) => (
            <line key={level} x1={at(level)} x2={at(level)} y1={-3} y2={3} className="stroke-line-strong opacity-70" />
          ))}
          {now > 0 && <line x1="0%" x2={at(now)} className="stroke-scale-4" strokeWidth={6} />}
          {rises && <line x1={at(now)} x2={at(later)} className="stroke-scale-2" strokeWidth={6} />}
          {later !== now && <Tick level={later} later />}
          {now > 0 && <Tick level={now} />}
        </g>
      </svg>
    </div>
  );
}

/** A tick with a small head, so that it is no grid line. Dashed for what is asked later. */
export function Tick({ level, later = false }: { readonly level: number; readonly later?: boolean }) {
  return (
    <svg x={at(level)} className="overflow-visible">
      <path
        d="M0 -10v20M-3.5 -10h7"
        className={later ? "stroke-ink-muted" : "stroke-ink"}
        strokeWidth={later ? 1.5 : 2}
        strokeDasharray={later ? "3 2" : undefined}
      />
    </svg>
  );
}

function inWords(label: string, now: number, later: number): string {
  const today = now === 0 ? "not asked for today" : `level ${now} today`;
  return `${label}: ${today}, ${later === now ? "the same" : `level ${later}`} in two to three years`;
}
