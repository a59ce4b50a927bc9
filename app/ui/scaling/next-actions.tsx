import { Form, useNavigation } from "@remix-run/react";
import type { DimensionScore, IndicatorScore } from "#app/engine/scaling/scorecard.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { formatDate } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { TextInput } from "../text-input.tsx";
import type { SiteAction } from "./scaling-types.ts";
import { DIMENSION_WORDS } from "./words.ts";

interface NextActionsProps {
  readonly dimensions: readonly DimensionScore[];
  readonly actions: readonly SiteAction[];
  readonly mayWrite: boolean;
  readonly problem: string | undefined;
}

/** One next action per dimension that needs one, and those that were taken on. */
export function NextActions({ dimensions, actions, mayWrite, problem }: NextActionsProps) {
  const proposed = dimensions.flatMap(({ dimension, next }) => (next === null ? [] : [{ dimension, next }]));
  if (proposed.length === 0 && actions.length === 0) return null;
  return (
    <Panel title="What to do next" description="For each dimension, what its lowest indicator asks for.">
      {problem !== undefined && <p className="mb-3 text-14 font-medium text-blocked">{problem}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {proposed.map(({ dimension, next }) => (
          <li key={dimension} className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 py-3 first:pt-0">
            <div className="min-w-0 flex-1 basis-72">
              <p className="text-12 text-ink-muted">
                {DIMENSION_WORDS[dimension]}: {next.spec.name.toLowerCase()}
              </p>
              <p className="text-16">{next.spec.action}</p>
            </div>
            {mayWrite && <AcceptForm indicator={next} />}
          </li>
        ))}
      </ul>
      {actions.length > 0 && <TakenOn actions={actions} mayWrite={mayWrite} />}
    </Panel>
  );
}

function AcceptForm({ indicator }: { readonly indicator: IndicatorScore }) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3" aria-label={`Take on: ${indicator.spec.name}`}>
      <CsrfField />
      <input type="hidden" name="intent" value="accept" />
      <input type="hidden" name="indicatorId" value={indicator.spec.id} />
      <div className="w-44">
        <TextInput label="Owner" name="owner" optional id={`owner-${indicator.spec.id}`} />
      </div>
      <div className="w-40">
        <TextInput label="Due" name="dueOn" type="date" optional id={`due-${indicator.spec.id}`} />
      </div>
      <SubmitButton look="secondary" pending={pending}>
        Take on
      </SubmitButton>
    </Form>
  );
}

function TakenOn({ actions, mayWrite }: { readonly actions: readonly SiteAction[]; readonly mayWrite: boolean }) {
  const locale = useLocale();
  return (
    <div className="mt-4">
      <h3 className="text-14 font-semibold">Taken on</h3>
      <ul className="mt-1 flex flex-col">
        {actions.map(({ id, text, ownerName, dueOn, doneAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-1 text-14">
            <span>
              {text}{" "}
              <span className="text-ink-muted">
                {ownerName ?? "no owner"}
                {doneAt !== null ? ", done" : dueOn === null ? "" : `, due ${formatDate(locale, dueOn)}`}
              </span>
            </span>
            {mayWrite && doneAt === null && (
              <Form method="post">
                <CsrfField />
                <input type="hidden" name="intent" value="finish" />
                <input type="hidden" name="action" value={id} />
                <SubmitButton look="quiet">Done</SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
