import type { ReactNode } from "react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { formatChance, formatDate, formatLevel } from "../format.ts";
import { Notice } from "../notice.tsx";
import { Panel } from "../panel.tsx";
import { ReadinessBar } from "../readiness-bar.tsx";
import { useLocale } from "../root-data.ts";

interface Estimate {
  readonly level: number;
  readonly low: number;
  readonly high: number;
  readonly chance: number | null;
}

export interface ResultHeadProps {
  readonly result: {
    readonly skill: { readonly name: string };
    readonly role: { readonly name: string; readonly required: number } | null;
    readonly finishedOn: PlainDate;
    readonly reason: string;
    readonly minutesWorked: number;
    readonly effect: { readonly before: Estimate | null; readonly after: Estimate };
    readonly roleEffect: { readonly before: number | null; readonly after: number | null } | null;
    readonly retakeOn: PlainDate;
    readonly scored: number;
    readonly notScored: number;
    readonly blockedFrom: number | null;
  };
}

const REASONS: Readonly<Record<string, string>> = {
  "decision-certain": "because it was sure enough whether you are at the level asked for",
  "precise-enough": "because your level was known precisely enough",
  "item-limit": "because the last question had been asked",
  "no-items-left": "because no further question was left",
  "time-is-up": "because the time was over",
  left: "because you ended it",
};

/** Level with its interval, what it changes, why the check ended. */
export function ResultHead({ result }: ResultHeadProps) {
  const locale = useLocale();
  const { after, before } = result.effect;
  const required = result.role?.required ?? 0;
  const target = required > 0 ? { target: required } : {};
  return (
    <Panel>
      <div className="grid items-center gap-x-10 gap-y-6 md:grid-cols-[auto_1fr]">
        <div>
          <p className="text-14 text-ink-muted">Your level</p>
          <p className="numerals text-34 font-semibold">{formatLevel(locale, after.level)}</p>
          <p className="numerals text-14 text-ink-muted">
            80 % sure: between {formatLevel(locale, after.low)} and {formatLevel(locale, after.high)}
          </p>
        </div>
        <ReadinessBar label={result.skill.name} size="large" reading={{ kind: "measured", ...after }} {...target} />
      </div>
      <dl className="mt-6 grid gap-x-8 gap-y-4 border-t border-line pt-4 text-14 sm:grid-cols-2 lg:grid-cols-4">
        <Fact name={required > 0 ? `Chance of level ${String(required)}` : "Level before"}>
          {required > 0
            ? `${before?.chance == null ? "not known" : formatChance(locale, before.chance)} → ${after.chance === null ? "" : formatChance(locale, after.chance)}`
            : before === null
              ? "not known"
              : formatLevel(locale, before.level)}
        </Fact>
        {result.roleEffect !== null && (
          <Fact name={`Ready for ${result.role?.name ?? "the role"}`}>
            {chanceOrUnknown(locale, result.roleEffect.before)} → {chanceOrUnknown(locale, result.roleEffect.after)}
          </Fact>
        )}
        <Fact name="Taken">
          {formatDate(locale, result.finishedOn)}, {result.minutesWorked} min
        </Fact>
        <Fact name="May be taken again">{formatDate(locale, result.retakeOn)}</Fact>
      </dl>
      <p className="mt-4 max-w-[72ch] text-14 text-ink-muted">
        {result.scored === 1 ? "One scored question" : `${String(result.scored)} scored questions`}
        {result.notScored > 0 && `, ${String(result.notScored)} on trial that do not count`}. The check ended{" "}
        {REASONS[result.reason] ?? ""}. It measures what can be asked: work with the hands is shown in a practical
        sign-off, and levels 4 and 5 are judged by people.
      </p>
      {result.blockedFrom !== null && (
        <div className="mt-4">
          <Notice tone="warning" title="A safety question was missed.">
            Until it is made good you do not count as ready from level {result.blockedFrom} on, whatever the rest says.
            A later check without such a mistake, or a practical sign-off, lifts that.
          </Notice>
        </div>
      )}
    </Panel>
  );
}

const chanceOrUnknown = (locale: string, chance: number | null): string =>
  chance === null ? "not enough evidence" : formatChance(locale, chance);

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="numerals text-16 font-medium">{children}</dd>
    </div>
  );
}
