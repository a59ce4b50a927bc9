import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { FilterForm } from "../filter-form.tsx";
import { formatDecimal } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Select } from "../select.tsx";
import { TextInput } from "../text-input.tsx";
import { Slider } from "./slider.tsx";
import type { Scenario } from "./what-if-types.ts";

interface WhatIfFormProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly inputs: Scenario["inputs"];
  readonly asOf: PlainDate;
}

/** What can be tried out; the address holds all of it. */
export function WhatIfForm({ choices, inputs, asOf }: WhatIfFormProps) {
  const locale = useLocale();
  const usual = Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, String(value)]));
  return (
    <FilterForm label="Scenario" usual={usual} submitLabel="Answer">
      <div className="w-96 max-w-full">
        <Select label="AI use case and site" name="useCase" defaultValue={inputs.useCase} options={choices} />
      </div>
      <div className="w-44">
        <TextInput label="Go-live" name="goLive" type="date" min={asOf} defaultValue={inputs.goLive} />
      </div>
      <div className="w-44">
        <TextInput label="Training starts" name="start" type="date" min={asOf} defaultValue={inputs.start} />
      </div>
      <div className="w-64 max-w-full">
        <Select
          label="Who may be trained"
          name="from"
          defaultValue={inputs.from}
          options={[
            { value: "role", label: "Who has or aims for the role" },
            { value: "site", label: "Anybody at the site" },
          ]}
        />
      </div>
      <Slider
        label="Hours a week"
        name="hours"
        low={0.5}
        high={16}
        step={0.5}
        value={inputs.hours}
        says={`${formatDecimal(locale, inputs.hours, 1)} hours of learning`}
      />
      <Slider
        label="Heads"
        name="heads"
        low={50}
        high={200}
        step={10}
        value={inputs.heads}
        says={`${inputs.heads} % of the register`}
      />
      <Slider
        label="In training at once"
        name="away"
        low={0}
        high={60}
        step={5}
        value={inputs.away}
        says={`${inputs.away} % of a station's people`}
      />
      <Slider
        label="Safe from"
        name="target"
        low={50}
        high={95}
        step={5}
        value={inputs.target}
        says={`a chance of ${inputs.target} %`}
      />
      <div className="w-24">
        <TextInput label="Seed" name="seed" inputMode="numeric" defaultValue={String(inputs.seed)} />
      </div>
    </FilterForm>
  );
}
