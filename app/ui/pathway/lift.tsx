import type { SkillOutlook } from "#app/engine/pathway/personal-path.ts";
import { formatLevel } from "../format.ts";
import { useLocale } from "../root-data.ts";

const WIDTH = 96;
const HEIGHT = 20;
const x = (level: number): number => 4 + (Math.min(5, Math.max(0, level)) / 5) * (WIDTH - 8);

interface LiftProps {
  readonly skillName: string;
  readonly level: number;
  readonly before: SkillOutlook;
  readonly after: SkillOutlook;
}

/** What a step is expected to lift: where the skill stands, where it should stand after it, and the level asked for. */
export function Lift({ skillName, level, before, after }: LiftProps) {
  const locale = useLocale();
  return (
    <svg
      role="img"
      aria-label={`${skillName}: from ${formatLevel(locale, before.track)} to ${formatLevel(locale, after.track)}, needs ${level}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="keeps-colour h-5 w-24 shrink-0"
    >
      <line x1={x(0)} x2={x(5)} y1="10" y2="10" strokeWidth="2" className="stroke-line-strong opacity-45" />
      <line x1={x(level)} x2={x(level)} y1="3" y2="17" strokeWidth="2" className="stroke-ink" />
      {after.track > before.track + 0.05 && (
        <line x1={x(before.track)} x2={x(after.track)} y1="10" y2="10" strokeWidth="4" className="stroke-scale-4" />
      )}
      <circle cx={x(before.track)} cy="10" r="3.5" strokeWidth="1.5" className="fill-surface stroke-ink" />
      <circle cx={x(after.track)} cy="10" r="4" className="fill-ink" />
    </svg>
  );
}
