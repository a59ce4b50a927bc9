import { Link } from "@remix-run/react";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { classes } from "../classes.ts";
import { formatChance, formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Lift } from "./lift.tsx";
import type { Path, Step } from "./path-types.ts";
import { StepSign } from "./step-sign.tsx";
import { durationInWords, kindInWords, STATE_WORDS } from "./words.ts";

interface PathTimelineProps {
  readonly path: Pick<Path, "steps" | "weeklyMinutes" | "startsOn" | "hoursPerWeek">;
  /** Address at which a step says why it is there; null: steps do not open. */
  readonly whyTo: ((key: string) => string) | null;
  /** Key of the step that is open. */
  readonly openKey: string | null;
}

/** Weeks that are open at once; the others are one press away, so that a long path keeps its shape. */
const WEEKS_OPEN = 2;

/** The steps in order, the weeks as a rail beside them. */
export function PathTimeline({ path, whyTo, openKey }: PathTimelineProps) {
  const weeks = [...new Set(path.steps.map(({ week }) => week))].sort((a, b) => a - b);
  const [first, later] = [weeks.slice(0, WEEKS_OPEN), weeks.slice(WEEKS_OPEN)];
  const isOpen = path.steps.some(({ key, week }) => key === openKey && later.includes(week));
  const rest = path.steps.filter(({ week }) => later.includes(week));
  const show = (some: readonly number[]) => (
    <ol className="flex flex-col divide-y divide-line">
      {some.map((week) => (
        <Week key={week} week={week} path={path} whyTo={whyTo} openKey={openKey} />
      ))}
    </ol>
  );
  return (
    <>
      {show(first)}
      {later.length > 0 && (
        <details open={isOpen} className="border-t border-line">
          <summary className="flex min-h-(--touch) cursor-pointer items-center px-4 text-14 text-accent hover:underline md:px-6">
            {later.length === 1 ? "One more week" : `${later.length} more weeks`}: {rest.length}{" "}
            {rest.length === 1 ? "step" : "steps"},{" "}
            {durationInWords(rest.reduce((sum, { minutes }) => sum + minutes, 0))}
          </summary>
          <div className="border-t border-line">{show(later)}</div>
        </details>
      )}
    </>
  );
}

function Week({ week, path, whyTo, openKey }: PathTimelineProps & { readonly week: number }) {
  const locale = useLocale();
  const steps = path.steps.filter((step) => step.week === week);
  return (
    <li className="grid gap-x-6 md:grid-cols-[10rem_minmax(0,1fr)]">
      <div className="px-4 pt-4 text-14 md:px-6 md:py-4">
        <h3 className="font-semibold">Week {week + 1}</h3>
        <p className="numerals text-12 text-ink-muted">from {formatDate(locale, addDays(path.startsOn, week * 7))}</p>
        <p className="numerals text-12 text-ink-muted">
          {durationInWords(path.weeklyMinutes[week] ?? 0)} of {durationInWords(path.hoursPerWeek * 60)}
        </p>
      </div>
      <ol className="min-w-0 divide-y divide-line">
        {steps.map((step) => (
          <StepRow key={step.key} step={step} to={whyTo?.(step.key) ?? null} isOpen={step.key === openKey} />
        ))}
      </ol>
    </li>
  );
}

interface StepRowProps {
  readonly step: Step;
  readonly to: string | null;
  readonly isOpen: boolean;
}

function StepRow({ step, to, isOpen }: StepRowProps) {
  const locale = useLocale();
  const { kind, purpose, state, title, skillName, minutes, dueOn } = step;
  return (
    <li
      className={classes(
        "flex min-h-(--touch) items-center gap-3 px-4 py-2 md:px-6",
        isOpen ? "bg-accent-soft" : "hover:bg-canvas",
      )}
    >
      <StepSign kind={kind} purpose={purpose} state={state} />
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
          {kindInWords(step)}, {durationInWords(minutes)}, by {formatDate(locale, dueOn)}
          {kind === "lesson" && `, ${skillName}`}
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
      <RoleAfter step={step} />
      <span className="hidden sm:block">
        <Lift skillName={skillName} level={step.level} before={step.before} after={step.after} />
      </span>
    </li>
  );
}

/** Readiness for the role expected once this step is done, with its band. */
function RoleAfter({ step }: { readonly step: Step }) {
  const locale = useLocale();
  const { chance } = step.roleAfter;
  if (chance === null) return null;
  return (
    <span className="numerals hidden w-24 shrink-0 text-right text-12 text-ink-muted lg:block">
      <span className="sr-only">Chance of being ready for the role after it: </span>
      <span className="text-14 text-ink">{formatChance(locale, chance.chance)}</span>
      <br />
      {formatChance(locale, chance.low)} to {formatChance(locale, chance.high)}
    </span>
  );
}
