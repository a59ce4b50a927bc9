import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "#app/ui/button.tsx";
import { Checkbox, RadioGroup } from "#app/ui/checkbox.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Select, type Option } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";

interface MappingForm {
  readonly fields: readonly {
    readonly field: string;
    readonly label: string;
    readonly help: string;
    readonly required: boolean;
    readonly column: string;
  }[];
  readonly columns: readonly Option[];
  readonly options: {
    readonly prefix: string;
    readonly underUnit: string | null;
    readonly createUnits: boolean;
    readonly unitKind: string;
    readonly groupKind: string;
    readonly emptyCells: string;
    readonly statedOn: string | null;
  };
  readonly from: string;
  readonly presetLabel: string | null;
  readonly shown: {
    readonly prefix: boolean;
    readonly units: boolean;
    readonly emptyCells: boolean;
    readonly statedOn: boolean;
  };
}

const FROM: Readonly<Record<string, string>> = {
  "this-import": "As you last set it for this file.",
  remembered: "As you last set it for a file of this shape.",
  headings: "Suggested from the column headings. Only mapped columns are kept.",
};

const UNIT_KINDS: readonly Option[] = [
  { value: "site", label: "Site" },
  { value: "department", label: "Department" },
  { value: "team", label: "Team" },
  { value: "station", label: "Station" },
];

/** Which column holds what. */
export function MappingPanel({ form }: { readonly form: MappingForm }) {
  const pending = useNavigation().formMethod === "POST";
  const description =
    form.from === "preset"
      ? `Recognised as ${form.presetLabel ?? "a known file"}. Only mapped columns are kept.`
      : FROM[form.from];
  return (
    <Panel title="Which column holds what" description={description}>
      <Form method="post" className="flex flex-col gap-6">
        <CsrfField />
        <input type="hidden" name="intent" value="map" />
        <div className="grid gap-x-6 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
          {form.fields.map((field) => (
            <Select
              key={field.field}
              label={field.label}
              help={field.help}
              name={`column.${field.field}`}
              options={form.columns}
              optional={!field.required}
              defaultValue={field.column}
            />
          ))}
        </div>
        <MappingOptions form={form} />
        <div>
          <SubmitButton pending={pending} pendingLabel="Saving">
            Check what would change
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function MappingOptions({ form: { options, shown } }: { readonly form: MappingForm }) {
  return (
    <div className="grid gap-x-6 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
      {shown.prefix && (
        <TextInput
          label="Put before every number and code"
          name="prefix"
          help="Keeps the numbers of two systems apart, for example AW-."
          optional
          maxLength={20}
          defaultValue={options.prefix}
        />
      )}
      {shown.units && (
        <>
          <TextInput
            label="Under which unit"
            name="underUnit"
            help="Code or name. Holds new units, and people without one. Empty: the top."
            optional
            maxLength={200}
            defaultValue={options.underUnit ?? ""}
          />
          <Select label="New units are" name="unitKind" options={UNIT_KINDS} defaultValue={options.unitKind} />
          <Select label="New groups are" name="groupKind" options={UNIT_KINDS} defaultValue={options.groupKind} />
          <Checkbox label="Create units that are missing" name="createUnits" defaultChecked={options.createUnits} />
        </>
      )}
      {shown.statedOn && (
        <TextInput
          label="The file was true on"
          name="statedOn"
          type="date"
          help="For years in the company and “is employed”."
          optional
          defaultValue={options.statedOn ?? ""}
        />
      )}
      {shown.emptyCells && (
        <RadioGroup
          legend="An empty cell"
          name="emptyCells"
          defaultValue={options.emptyCells}
          options={[
            { value: "keep", label: "leaves what is stored" },
            { value: "clear", label: "empties what is stored" },
          ]}
        />
      )}
    </div>
  );
}
