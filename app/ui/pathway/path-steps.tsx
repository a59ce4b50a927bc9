import { Form } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { formatDate, formatQuantity } from "../format.ts";
import { Notice } from "../notice.tsx";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { TextInput } from "../text-input.tsx";
import { TextLink } from "../text-link.tsx";
import { PathTimeline } from "./path-timeline.tsx";
import type { Path } from "./path-types.ts";

interface PathStepsProps {
  readonly path: Path & { readonly changes: readonly { readonly key: string; readonly words: string }[] };
  readonly whyTo: (key: string) => string;
  readonly openKey: string | null;
}

/** What is left, what is behind, what moved last, and the ways to plan around one's own time. */
export function PathSteps({ path, whyTo, openKey }: PathStepsProps) {
  const locale = useLocale();
  return (
    <>
      {path.steps.length === 0 ? (
        <Notice tone="done" title={`Nothing is left to do for ${path.roleName}.`}>
          What you have shown covers what the role asks for today. Reminders tell you when something runs out.
        </Notice>
      ) : (
        <Panel
          flush
          title="Steps"
          description="Choose a step to see why it is there and what could take its place. Right of each: the chance of being ready for the role after it, and what it lifts."
          action={
            <span className="flex gap-4">
              <a href="/me/path/calendar.ics" className="text-accent hover:underline">
                Calendar file
              </a>
              <TextLink to="/me/path/least">The least to be ready</TextLink>
              <TextLink to="/explore">Compare roles</TextLink>
            </span>
          }
        >
          <PathTimeline path={path} whyTo={whyTo} openKey={openKey} />
        </Panel>
      )}
      {path.changes.length > 0 && <LastChanges changes={path.changes} />}
      {path.finished.length > 0 && (
        <Panel title={formatQuantity(locale, path.finished.length, "step done", "steps done")}>
          <ul className="flex flex-col gap-1 text-14">
            {path.finished.map((step) => (
              <li key={step.key} className="flex flex-wrap justify-between gap-x-4">
                <TextLink to={step.to}>{step.title}</TextLink>
                <span className="text-ink-muted">{formatDate(locale, step.finishedOn)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <TimeAway path={path} />
    </>
  );
}

function LastChanges({ changes }: { readonly changes: PathStepsProps["path"]["changes"] }) {
  const [first, others] = [changes.slice(0, 3), changes.slice(3)];
  const lines = (some: typeof changes) => some.map(({ key, words }) => <li key={`${key} ${words}`}>{words}</li>);
  return (
    <Panel title="What changed in the path last">
      <ul className="flex list-disc flex-col gap-1 pl-5 text-14">{lines(first)}</ul>
      {others.length > 0 && (
        <details className="mt-1 text-14">
          <summary className="inline-flex min-h-(--touch) cursor-pointer items-center text-accent hover:underline">
            {others.length} more
          </summary>
          <ul className="flex list-disc flex-col gap-1 pl-5">{lines(others)}</ul>
        </details>
      )}
    </Panel>
  );
}

function TimeAway({ path }: { readonly path: Pick<Path, "byHand" | "absences"> }) {
  return (
    <Panel title="Time away" description="Nothing is planned for days on which you do not learn.">
      <Form method="get" action="/me/path/shape" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="kind" value="absence" />
        <div className="w-40">
          <TextInput label="First day" name="from" type="date" />
        </div>
        <div className="w-40">
          <TextInput label="Last day" name="to" type="date" />
        </div>
        <SubmitButton look="secondary">See what that moves</SubmitButton>
      </Form>
      {path.absences.length > 0 && <Absences absences={path.absences} />}
      {path.byHand > 0 && (
        <Form method="get" action="/me/path/shape" className="mt-4">
          <input type="hidden" name="kind" value="as-planned" />
          <SubmitButton look="quiet">Take my own changes back ({path.byHand})</SubmitButton>
        </Form>
      )}
    </Panel>
  );
}

function Absences({ absences }: Pick<Path, "absences">) {
  const locale = useLocale();
  return (
    <ul className="mt-3 flex flex-col gap-1 text-14">
      {absences.map(({ from, to }) => (
        <li key={`${from} ${to}`} className="flex items-center gap-3">
          <span className="numerals">
            {formatDate(locale, from)} to {formatDate(locale, to)}
          </span>
          <TextLink to={`/me/path/shape?kind=no-absence&from=${from}&to=${to}`}>Take back</TextLink>
        </li>
      ))}
    </ul>
  );
}
