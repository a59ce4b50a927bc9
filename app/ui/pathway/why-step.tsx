import { Form } from "@remix-run/react";
import { ButtonLink, SubmitButton } from "../button.tsx";
import { formatChance, formatDecimal, formatLevel, formatQuantity } from "../format.ts";
import { Facts } from "../facts.tsx";
import { useLocale } from "../root-data.ts";
import { TextInput } from "../text-input.tsx";
import { TextLink } from "../text-link.tsx";
import type { Alternative, Explanation, Step } from "./path-types.ts";
import { beginInWords, durationInWords } from "./words.ts";

const SHAPE = "/me/path/shape";

/** Why a step is there, from the numbers that decided, and what can be done about it. */
export function WhyStep({
  explanation,
  evidenceTo,
}: {
  readonly explanation: Explanation;
  readonly evidenceTo: string;
}) {
  const { step, roleName, forSkills, unlocks, alternatives } = explanation;
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to={step.to} look="primary">
          {step.progress === null ? beginInWords(step) : "Resume"}
        </ButtonLink>
      </div>
      <section aria-label="Why this">
        <h3 className="text-16 font-semibold">Why this?</h3>
        <ReasonLines step={step} roleName={roleName} forSkills={forSkills} unlocks={unlocks} />
        <p className="mt-2 text-14">
          <TextLink to={evidenceTo}>
            {step.why.evidence.length === 0
              ? "No evidence counts on this skill yet"
              : `${step.why.evidence.length} ${step.why.evidence.length === 1 ? "entry counts" : "entries count"} on this skill`}
          </TextLink>
        </p>
      </section>
      <Numbers step={step} />
      <Alternatives step={step} alternatives={alternatives} />
      <section aria-label="Change this step" className="flex flex-col gap-4">
        <h3 className="text-16 font-semibold">Not now, or not needed?</h3>
        <Form method="get" action={SHAPE} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="kind" value="postpone" />
          <input type="hidden" name="key" value={step.key} />
          <div className="w-44">
            <TextInput label="Put off until" name="until" type="date" min={step.startsOn} />
          </div>
          <SubmitButton look="secondary">See what that moves</SubmitButton>
        </Form>
        {step.purpose === "learn" && (
          <Form method="get" action={SHAPE}>
            <input type="hidden" name="kind" value="i-know-this" />
            <input type="hidden" name="key" value={step.key} />
            <SubmitButton look="secondary">I know this</SubmitButton>
            <p className="mt-1 text-12 text-ink-muted">Leads to a short check; passing it takes the step out.</p>
          </Form>
        )}
      </section>
    </>
  );
}

type ReasonProps = Pick<Explanation, "step" | "roleName" | "forSkills" | "unlocks">;

function ReasonLines({ step, roleName, forSkills, unlocks }: ReasonProps) {
  const locale = useLocale();
  const { requirement, gap, measureFirst } = step.why;
  const chance = formatChance(locale, gap.probability);
  return (
    <ul className="mt-1 flex list-disc flex-col gap-1 pl-5 text-14">
      {requirement !== null && (
        <li>
          {roleName} asks for level {requirement.required} of {step.skillName}
          {requirement.criticality === "critical" ? ", as a critical skill" : ""}.
        </li>
      )}
      {forSkills.length > 0 && <li>Other skills of your path stand on it: {forSkills.join(", ")}.</li>}
      <li>
        {gap.status === "not-measured"
          ? "Nothing has measured this skill yet."
          : `Today the chance that you are at that level is ${chance}, estimate ${formatLevel(locale, gap.track)} (between ${formatLevel(locale, gap.low)} and ${formatLevel(locale, gap.high)}).`}
      </li>
      {measureFirst !== null && (
        <li>
          Asking first costs {durationInWords(measureFirst.expectedIfMeasured)} on average, teaching straight away{" "}
          {durationInWords(measureFirst.expectedIfTaught)}: you may know it already (
          {formatChance(locale, measureFirst.chanceReady)}).
        </li>
      )}
      {step.why.gain > 0 && (
        <li>
          It is expected to lift you by {formatDecimal(locale, step.why.gain, 1)} levels
          {step.why.gainMeasured === null
            ? ", as an average lesson does; nobody has measured this one yet."
            : `, measured with ${formatQuantity(locale, step.why.gainMeasured, "person", "people")}.`}
        </li>
      )}
      {unlocks.length > 0 && <li>It opens {unlocks.slice(0, 3).join(", ")}.</li>}
    </ul>
  );
}

function Numbers({ step }: { readonly step: Step }) {
  const locale = useLocale();
  const { priority } = step.why;
  return (
    <section aria-label="In numbers">
      <h3 className="mb-2 text-16 font-semibold">In numbers</h3>
      <Facts
        facts={[
          {
            term: "Chance of its level",
            value: `${formatChance(locale, step.before.probability)} → ${formatChance(locale, step.after.probability)}`,
          },
          ...(step.roleAfter.chance === null
            ? []
            : [{ term: "Ready for the role after it", value: formatChance(locale, step.roleAfter.chance.chance) }]),
          ...(priority === null
            ? []
            : [
                {
                  term: "Priority",
                  value: `${formatDecimal(locale, priority.value, 2)} = ${formatDecimal(locale, priority.criticality, 1)} criticality × ${formatDecimal(locale, priority.growth, 1)} growth × ${formatDecimal(locale, priority.levels, 2)} levels`,
                },
              ]),
        ]}
      />
    </section>
  );
}

function Alternatives({ step, alternatives }: { readonly step: Step; readonly alternatives: readonly Alternative[] }) {
  if (alternatives.length === 0)
    return <p className="text-14 text-ink-muted">Nothing else in the library could take the place of this step.</p>;
  return (
    <section aria-label="Other ways">
      <h3 className="text-16 font-semibold">Other ways</h3>
      <ul className="mt-2 flex flex-col gap-3">
        {alternatives.map((alternative) => (
          <li key={alternative.keys.join(" ")} className="rounded-control border border-line p-3">
            <p className="text-14 font-medium">
              {alternative.titles.length === 0 ? "Without this step" : alternative.titles.join(", then ")}
            </p>
            <p className="numerals text-14 text-ink-muted">{costInWords(alternative)}</p>
            <Form method="get" action={SHAPE} className="mt-2">
              <input type="hidden" name="kind" value="swap" />
              <input type="hidden" name="key" value={step.key} />
              {alternative.exclude.map((key) => (
                <input key={key} type="hidden" name="exclude" value={key} />
              ))}
              {alternative.prefer.map((key) => (
                <input key={key} type="hidden" name="prefer" value={key} />
              ))}
              <SubmitButton look="secondary">Swap</SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function costInWords({ extraMinutes, extraDays }: Alternative): string {
  const time =
    extraMinutes === 0
      ? "no extra minutes"
      : `${durationInWords(Math.abs(extraMinutes))} ${extraMinutes > 0 ? "more" : "less"}`;
  if (extraDays === 0) return `${time}, the same end`;
  return `${time}, ends ${Math.abs(extraDays)} ${Math.abs(extraDays) === 1 ? "day" : "days"} ${extraDays > 0 ? "later" : "earlier"}`;
}
