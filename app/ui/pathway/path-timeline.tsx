import { Link } from "@remix-run/react";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { classes } from "../classes.ts";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Lift } from "./lift.tsx";
import type { Path, Step } from "./path-types.ts";
import { StepSign } from "./step-sign.tsx";
import { durationInWords, PURPOSE_WORDS, STATE_WORDS } from "./words.ts";

interface PathTimelineProps {
  readonly path: Pick<Path, "steps" | "weeklyMinutes" | "startsOn" | "hoursPerWeek">;
  /** Address at which a step says why it is there; null: steps do not open. */
  readonly whyTo: ((key: string) => string) | null;
  /** Key of the step that is open. */
  readonly openKey: string | null;
}

/** The steps in order, the weeks as a rail beside them. */
export function PathTimeline({ path, whyTo, openKey }: PathTimelineProps) {
  const locale = useLocale();
  const weeks = [...new Set(path.steps.map(({ week }) => week))].sort((a, b) => a - b);
  return (
    <ol className="flex flex-col">
      {weeks.map((week) => {
        const steps = path.steps.filter((step) => step.week === week);
        const load = path.weeklyMinutes[week] ?? 0;
        return (
          <li
            key={week}
            className="grid gap-x-6 border-t border-line first:border-t-0 md:grid-cols-[9rem_minmax(0,1fr)]"
          >
            <div className="px-4 pt-4 text-14 md:px-6 md:py-4">
              <h3 className="font-semibold">Week {week + 1}</h3>
              <p className="numerals text-12 text-ink-muted">
                from {formatDate(locale, addDays(path.startsOn, week * 7))}
              </p>
              <p className="numerals text-12 text-ink-muted">
                {durationInWords(load)} of {durationInWords(path.hoursPerWeek * 60)}
              </p>
            </div>
            <ol className="min-w-0 divide-y divide-line">
              {steps.map((step) => (
                <StepRow key={step.key} step={step} to={whyTo?.(step.key) ?? null} isOpen={step.key === openKey} />
              ))}
            </ol>
          </li>
        );
      })}
    </ol>
  );
}

interface StepRowProps {
  readonly step: Step;
  readonly to: string | null;
  readonly isOpen: boolean;
}

function StepRow({ step, to, isOpen }: StepRowProps) {
  const locale = useLocale();
  const { purpose, state, title, skillName, minutes, dueOn } = step;
  return (
    <li
      className={classes(
        "flex min-h-(--touch) items-center gap-3 px-4 py-2 md:px-6",
        isOpen ? "bg-accent-soft" : "hover:bg-canvas",
      )}
    >
      <StepSign purpose={purpose} state={state} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {to === null ? (
            <span className="text-16 font-medium">{title}</span>
          ) : (
            <Link
              to={to}
              preventScrollReset
              aria-current={isOpen ? "true" : undefined}
              className="rounded-control py-1 text-16 font-medium hover:text-accent hover:underline"
            >
              {title}
            </Link>
          )}
          {state !== "open" && (
            <span className={classes("text-12", state === "locked" ? "text-ink-muted" : "font-medium text-accent")}>
              {STATE_WORDS[state]}
            </span>
          )}
        </p>
        <p className="text-12 text-ink-muted">
          {PURPOSE_WORDS[purpose]}, {durationInWords(minutes)}, by {formatDate(locale, dueOn)}
          {purpose === "learn" && `, ${skillName}`}
        </p>
        {state === "locked" && step.waitsFor.length > 0 && (
          <p className="text-12 text-ink-muted">
            Opens after{" "}
            {step.waitsFor
              .slice(0, 2)
              .map(({ title: name }) => name)
              .join(" and ")}
            {step.waitsFor.length > 2 && ` and ${step.waitsFor.length - 2} more`}
          </p>
        )}
        {step.postponedUntil !== null && (
          <p className="text-12 text-ink-muted">Put off until {formatDate(locale, step.postponedUntil)}</p>
        )}
      </div>
      <span className="hidden sm:block">
        <Lift skillName={skillName} level={step.level} before={step.before} after={step.after} />
      </span>
    </li>
  );
}
