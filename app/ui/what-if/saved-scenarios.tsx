import { Form } from "@remix-run/react";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { SubmitButton } from "../button.tsx";
import { formatChance, formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";

interface Saved {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly chance: number | null;
  readonly savedOn: string;
  readonly by: string | null;
}

/** Scenarios to tick and lay side by side with the one on the page. */
export function SavedScenarios({
  scenarios,
  current,
}: {
  readonly scenarios: readonly Saved[];
  readonly current: string;
}) {
  const locale = useLocale();
  if (scenarios.length === 0) return <p className="text-14 text-ink-muted">No scenario is saved yet.</p>;
  return (
    <Form method="get" action="/what-if/compare" className="flex flex-col gap-3">
      <input type="hidden" name="s" value={current} />
      <fieldset>
        <legend className="text-14 font-medium">Lay beside this one, up to two</legend>
        <ul className="mt-1 flex flex-col">
          {scenarios.map(({ id, name, query, chance, savedOn, by }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 text-14">
              <label className="flex min-h-(--touch) items-center gap-2">
                <input type="checkbox" name="s" value={query} className="size-5 accent-(--accent)" />
                {name}
              </label>
              <span className="text-ink-muted">
                {chance === null ? "chance withheld" : `${formatChance(locale, chance)} when saved`} on{" "}
                {formatDate(locale, plainDate(savedOn))}
                {by === null ? "" : ` by ${by}`}
              </span>
              <TextLink to={`/what-if?${query}`}>Open</TextLink>
            </li>
          ))}
        </ul>
      </fieldset>
      <div>
        <SubmitButton look="secondary">Compare</SubmitButton>
      </div>
    </Form>
  );
}
