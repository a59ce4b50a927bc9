import { Form, useNavigation } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { DimensionScore } from "#app/engine/scaling/scorecard.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { Panel } from "../panel.tsx";
import { Select } from "../select.tsx";
import { TextInput } from "../text-input.tsx";
import { DIMENSION_WORDS } from "./words.ts";

interface ReadingFormProps {
  readonly asOf: PlainDate;
  readonly dimensions: readonly DimensionScore[];
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** A new reading of one indicator, with who answers for it and what it rests on. */
export function ReadingForm({ asOf, dimensions, errors, values }: ReadingFormProps) {
  const pending = useNavigation().formMethod === "POST";
  const options = dimensions.flatMap(({ dimension, indicators }) => {
    const entered = indicators.filter(({ spec }) => spec.kind === "entered");
    if (entered.length === 0) return [];
    return [
      {
        label: DIMENSION_WORDS[dimension],
        options: entered.map(({ spec }) => ({ value: spec.id, label: `${spec.name} (${spec.unit})` })),
      },
    ];
  });
  const field = (name: string) => ({ id: name, name, error: errors[name], defaultValue: values[name] ?? "" });
  return (
    <Panel id="enter" title="Enter a reading" description="Readings are kept: an earlier one stays in the trend.">
      <Form method="post" className="grid gap-5 md:grid-cols-2">
        <CsrfField />
        <input type="hidden" name="intent" value="reading" />
        <Select {...field("indicatorId")} label="Indicator" options={options} />
        <TextInput {...field("value")} label="Value" inputMode="decimal" autoComplete="off" />
        <TextInput
          {...field("observedOn")}
          defaultValue={values["observedOn"] ?? asOf}
          label="Observed on"
          type="date"
          max={asOf}
        />
        <TextInput {...field("owner")} label="Owner" optional help="Name or personnel number." />
        <div className="md:col-span-2">
          <TextInput {...field("evidence")} label="Evidence" optional help="Where it can be looked up." />
        </div>
        <div>
          <SubmitButton pending={pending} pendingLabel="Adding">
            Add the reading
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
