import type { LevelInterval } from "#app/engine/proficiency/level-classification.ts";
import type { SkillStatus } from "#app/engine/proficiency/readiness.ts";
import { formatLevel, formatQuantity } from "../format.ts";
import type { Reading } from "../reading.ts";
import { ReadinessBar } from "../readiness-bar.tsx";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";

interface SkillReading {
  readonly status: SkillStatus | "measured";
  readonly interval: LevelInterval | null;
}

interface RedrawnEstimatesProps {
  readonly skills: readonly {
    readonly id: string;
    readonly name: string;
    readonly before: SkillReading;
    readonly after: SkillReading;
  }[];
  readonly off: number;
  /** Address of the list with everything ticked on again. */
  readonly clearTo: string;
}

/** What would be said without the entries that were ticked off, next to what is said with them. Nothing is changed by it. */
export function RedrawnEstimates({ skills, off, clearTo }: RedrawnEstimatesProps) {
  const locale = useLocale();
  const entries = formatQuantity(locale, off, "entry", "entries");
  return (
    <section
      aria-label="Estimates without what you ticked off"
      className="mb-6 rounded-panel border border-l-[3px] border-line border-l-uncertain bg-surface px-4 py-4 md:px-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1" role="status">
        <p className="text-16 font-semibold">
          {skills.length === 0
            ? `Without ${entries} nothing would be said differently`
            : `Without ${entries}, ${formatQuantity(locale, skills.length, "estimate", "estimates")} would change`}
        </p>
        <span className="text-14">
          <TextLink to={clearTo} stay>
            Count everything again
          </TextLink>
        </span>
      </div>
      <p className="mt-1 text-14 text-ink-muted">This is only shown to you. To have an entry changed, dispute it.</p>
      <ul className="mt-3 grid gap-x-8 gap-y-4 md:grid-cols-2">
        {skills.map((skill) => (
          <li key={skill.id} className="min-w-0 text-14">
            <p className="font-medium">{skill.name}</p>
            <p className="numerals text-ink-muted">
              {levelInWords(locale, skill.before)} → {levelInWords(locale, skill.after)}
            </p>
            <ReadinessBar label={`${skill.name} without them`} reading={readingOf(skill.after)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function readingOf({ interval, status }: SkillReading): Reading {
  if (interval === null) return { kind: "not-measured" };
  return { kind: "measured", ...interval, uncertain: status === "uncertain", expired: status === "expired" };
}

const levelInWords = (locale: string, { interval }: SkillReading): string =>
  interval === null ? "not measured" : `level ${formatLevel(locale, interval.level)}`;
