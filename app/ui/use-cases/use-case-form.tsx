import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { Panel } from "../panel.tsx";
import { Select } from "../select.tsx";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";
import type { Choice } from "./use-case-types.ts";
import { DATA_CLASS_WORDS } from "./words.ts";

interface UseCaseFormProps {
  /** What stands in the fields, by name; rows as role-0, heads-0, station-0, crew-0. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly sites: readonly Choice[];
  readonly stations: readonly Choice[];
  readonly roles: readonly Choice[];
  readonly submit: string;
}

const DATA_CLASSES = Object.entries(DATA_CLASS_WORDS).map(([value, label]) => ({ value, label }));

/** Everything the register asks about a use case. */
export function UseCaseForm({ values, errors, sites, stations, roles, submit }: UseCaseFormProps) {
  const pending = useNavigation().formMethod === "POST";
  const field = (name: string) => ({ id: name, name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="flex flex-col gap-6">
      <CsrfField />
      {values["revision"] !== undefined && <input type="hidden" name="revision" value={values["revision"]} />}
      <ErrorSummary problems={Object.entries(errors).map(([id, message]) => ({ id, message }))} />
      <Panel title="The problem">
        <div className="flex flex-col gap-5">
          <TextInput {...field("code")} label="Code" maxLength={20} autoComplete="off" />
          <TextInput {...field("name")} label="Name" maxLength={120} />
          <TextArea
            {...field("problem")}
            label="Problem"
            rows={4}
            maxLength={1000}
            help="Who has it, how often, and what it costs today. Not the tool that shall solve it."
          />
          <Select {...field("siteId")} label="Site" options={sites} />
          <Select
            {...field("dataClass")}
            label="Data it works on"
            options={DATA_CLASSES}
            help="Confidential process data and personal data stay in the building."
          />
        </div>
      </Panel>
      <Panel title="What it is worth">
        <div className="grid gap-5 md:grid-cols-2">
          <TextInput {...field("kpiName")} label="Measure of success" optional maxLength={120} />
          <TextInput {...field("kpiUnit")} label="Unit" optional maxLength={30} />
          <TextInput {...field("kpiBaseline")} label="Today" optional inputMode="decimal" />
          <TextInput {...field("kpiTarget")} label="Target" optional inputMode="decimal" />
          <TextInput {...field("valuePerYear")} label="Value per year" optional inputMode="decimal" />
        </div>
      </Panel>
      <Panel title="Who and when">
        <div className="grid gap-5 md:grid-cols-2">
          <TextInput {...field("itOwner")} label="IT owner" optional help="Name or personnel number." />
          <TextInput {...field("otOwner")} label="OT owner" optional help="Name or personnel number." />
          <TextInput {...field("goLiveOn")} label="Go-live" type="date" optional />
          <TextInput
            {...field("probability")}
            label="Chance that it goes live then, in per cent"
            optional
            inputMode="decimal"
          />
        </div>
      </Panel>
      <Rows
        title="Heads it needs"
        description="People of a role who run it when it is live. Leave a line empty to take it out."
        problem={errors["demands"]}
        id="demands"
        names={["role", "heads"]}
        labels={["Role", "Heads"]}
        options={roles}
        values={values}
      />
      <Rows
        title="Stations whose work changes"
        description="With the crew that must stay at work there on every shift while people train."
        problem={errors["stations"]}
        id="stations"
        names={["station", "crew"]}
        labels={["Station", "Crew"]}
        options={stations}
        values={values}
      />
      <div>
        <SubmitButton pending={pending} pendingLabel="Saving">
          {submit}
        </SubmitButton>
      </div>
    </Form>
  );
}

interface RowsProps {
  readonly title: string;
  readonly description: string;
  readonly problem: string | undefined;
  readonly id: string;
  readonly names: readonly [string, string];
  readonly labels: readonly [string, string];
  readonly options: readonly Choice[];
  readonly values: Readonly<Record<string, string>>;
}

const SPARE_ROWS = 3;

/** Pairs of choice and number, with a few empty lines: works without scripts. */
function Rows({ title, description, problem, id, names, labels, options, values }: RowsProps) {
  const used = Object.keys(values).filter((name) => name.startsWith(`${names[0]}-`) && values[name] !== "").length;
  const rows = Array.from({ length: Math.min(used + SPARE_ROWS, 60) }, (_, at) => at);
  return (
    <Panel title={title} description={description} id={id}>
      {problem !== undefined && <p className="mb-3 text-14 font-medium text-blocked">{problem}</p>}
      <div className="flex flex-col gap-3">
        {rows.map((at) => (
          <div key={at} className="grid grid-cols-[1fr_6rem] gap-3">
            <Select
              label={`${labels[0]} ${at + 1}`}
              name={`${names[0]}-${at}`}
              options={[{ value: "", label: "None" }, ...options]}
              defaultValue={values[`${names[0]}-${at}`] ?? ""}
            />
            <TextInput
              label={labels[1]}
              name={`${names[1]}-${at}`}
              inputMode="numeric"
              optional
              defaultValue={values[`${names[1]}-${at}`] ?? ""}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}
