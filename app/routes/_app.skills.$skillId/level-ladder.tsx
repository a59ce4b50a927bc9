import type { SkillInRole, SkillLevelReading } from "#app/services/load-skill.server.ts";
import { classes } from "#app/ui/classes.ts";

interface LevelLadderProps {
  readonly levels: readonly SkillLevelReading[];
  readonly roles: readonly SkillInRole[];
}

const RUNG = [
  "bg-sunken text-ink",
  "bg-scale-1 text-on-scale-1",
  "bg-scale-2 text-on-scale-2",
  "bg-scale-3 text-on-scale-3",
  "bg-scale-4 text-on-scale-4",
  "bg-scale-5 text-on-scale-5",
] as const;

/** One rung per level, the lowest first. */
export function LevelLadder({ levels, roles }: LevelLadderProps) {
  return (
    <ol className="flex flex-col">
      {levels.map((level, index) => (
        <li key={level.level} className="relative grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-4 pb-6 last:pb-1">
          {index < levels.length - 1 && <span aria-hidden className="absolute top-10 bottom-0 left-5 w-px bg-line" />}
          <span
            aria-hidden
            className={classes(
              "keeps-colour numerals flex size-10 items-center justify-center rounded-panel text-16 font-semibold",
              RUNG[level.level],
            )}
          >
            {level.level}
          </span>
          <div className="min-w-0">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="text-16 font-semibold">
                <span className="sr-only">Level {level.level}: </span>
                {level.name}
              </h3>
              <p className="text-12 text-ink-faint">{askedBy(roles, level.level)}</p>
            </div>
            <p className="mt-1 text-16">{level.description}</p>
            <p className="mt-1 text-14 text-ink-muted">{level.autonomy}</p>
            <p className="mt-2 border-l-2 border-line pl-3 text-14 text-ink-muted">
              <span className="font-medium text-ink">Shown by: </span>
              {level.typicalEvidence ?? level.evidence}
              {!level.automaticScoreEnough && " A person judges, with a recorded reason."}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function askedBy(roles: readonly SkillInRole[], level: number): string {
  const now = roles.filter((role) => role.now === level).length;
  const later = roles.filter((role) => role.future === level).length;
  if (now === 0 && later === 0) return "";
  return `Asked by ${now} ${now === 1 ? "role" : "roles"} now, ${later} later`;
}
