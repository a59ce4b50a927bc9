import { Form, useNavigation } from "@remix-run/react";
import type { PlanningAssumptionKey, PlanningAssumptions } from "#app/engine/workforce/planning-assumptions.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { Panel } from "../panel.tsx";
import { TextInput } from "../text-input.tsx";
import { ASSUMPTION_GROUPS, ASSUMPTION_UNITS } from "./assumption-groups.ts";
import { ASSUMPTION_WORDS, UNIT_WORDS } from "./forecast-words.ts";

type Given = Readonly<
  Record<PlanningAssumptionKey, { readonly value: string; readonly source: string; readonly isOn: boolean }>
>;

interface AssumptionFormProps {
  readonly assumptions: PlanningAssumptions;
  readonly follows: number;
  /** What was typed, when it was refused. */
  readonly given: Given | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly mayWrite: boolean;
}

/** Every assumption with value, source and switch; one reason for all that changes. */
export function AssumptionForm({ assumptions, follows, given, errors, mayWrite }: AssumptionFormProps) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" className="flex flex-col gap-6">
      <CsrfField />
      <input type="hidden" name="follows" value={follows} />
      <ErrorSummary problems={Object.entries(errors).map(([id, message]) => ({ id, message }))} />
      {ASSUMPTION_GROUPS.map(({ title, keys }) => (
        <Panel key={title} title={title}>
          <div className="flex flex-col gap-5">
            {keys.map((key) => (
              <AssumptionRow
                key={key}
                name={key}
                own={given?.[key] ?? written(assumptions, key)}
                error={errors[key]}
                mayWrite={mayWrite}
              />
            ))}
          </div>
        </Panel>
      ))}
      {mayWrite && (
        <Panel title="Put them in force">
          <div className="flex flex-wrap items-end gap-4">
            <div className="min-w-60 flex-1">
              <TextInput id="reason" label="Reason" name="reason" maxLength={500} error={errors["reason"]} />
            </div>
            <SubmitButton pending={pending} pendingLabel="Saving">
              Save as a new version
            </SubmitButton>
          </div>
        </Panel>
      )}
    </Form>
  );
}

function written(assumptions: PlanningAssumptions, key: PlanningAssumptionKey): Given[PlanningAssumptionKey] {
  const { value, source, isOn } = assumptions[key];
  const scale = ASSUMPTION_UNITS[key].unit === "share" ? 100 : 1;
  return { value: String(Math.round(value * scale * 1e6) / 1e6), source, isOn };
}

interface AssumptionRowProps {
  readonly name: PlanningAssumptionKey;
  readonly own: Given[PlanningAssumptionKey];
  readonly error: string | undefined;
  readonly mayWrite: boolean;
}

function AssumptionRow({ name, own, error, mayWrite }: AssumptionRowProps) {
  const { unit, always } = ASSUMPTION_UNITS[name];
  const { label, help } = ASSUMPTION_WORDS[name];
  if (!mayWrite)
    return (
      <p className="text-14">
        {label}: <span className="numerals font-medium">{own.isOn ? `${own.value} ${UNIT_WORDS[unit]}` : "off"}</span>
        <span className="block text-12 text-ink-muted">{own.source}</span>
      </p>
    );
  return (
    <div className="grid items-start gap-x-5 gap-y-2 border-t border-line pt-4 first:border-t-0 first:pt-0 md:grid-cols-[minmax(0,20rem)_minmax(0,1fr)_7rem]">
      <TextInput
        id={name}
        label={`${label}, ${UNIT_WORDS[unit]}`}
        name={`${name}.value`}
        inputMode="decimal"
        defaultValue={own.value}
        help={help}
        error={error}
      />
      <TextInput
        label={`Where it is from: ${label}`}
        name={`${name}.source`}
        maxLength={300}
        defaultValue={own.source}
      />
      {always ? (
        <span className="text-12 text-ink-faint md:pt-9">always used</span>
      ) : (
        <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-14 md:mt-5">
          <input
            type="checkbox"
            name={`${name}.on`}
            defaultChecked={own.isOn}
            className="size-5 cursor-pointer accent-accent"
          />
          On<span className="sr-only">: {label}</span>
        </label>
      )}
    </div>
  );
}
