import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { Panel } from "../panel.tsx";
import { Select, type Option } from "../select.tsx";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";
import type { ImportAnswer } from "./imported-notice.tsx";

interface SeriesFormProps {
  readonly choices: {
    readonly roles: readonly Option[];
    readonly skills: readonly Option[];
    readonly sites: readonly Option[];
  };
  /** The answer, where this form was refused. */
  readonly failed: ImportAnswer | null;
}

const named = (kind: string, options: readonly Option[]): readonly Option[] =>
  options.map(({ value, label }) => ({ value: `${kind}:${value}`, label }));

/** Values as a file or pasted, what they are about, and where they are from. */
export function SeriesForm({ choices, failed }: SeriesFormProps) {
  const pending = useNavigation().formMethod === "POST";
  const { errors = {}, typed = {} } = failed ?? {};
  return (
    <Panel
      title="Add series"
      description="CSV with the columns series_id, period, value; a period is a month like 2026-05 or a quarter like 2026-Q2. All lines are added, or none. A series that the source sent before is replaced."
    >
      <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
        <CsrfField />
        <input type="hidden" name="intent" value="series" />
        <ErrorSummary problems={Object.entries(errors).map(([id, message]) => ({ id, message }))} />
        <div className="grid gap-4 md:grid-cols-2">
          <TextArea label="Values" name="values" rows={7} optional defaultValue={typed["values"] ?? ""} />
          <TextArea
            label="Catalogue"
            name="catalogue"
            rows={7}
            optional
            defaultValue={typed["catalogue"] ?? ""}
            help="series_id, label, unit and, where known, geography, role, skill, site: names or ids."
          />
          <TextInput label="Values as a file, instead" name="file" type="file" accept=".csv,text/csv" optional />
          <TextInput
            label="Catalogue as a file, instead"
            name="catalogueFile"
            type="file"
            accept=".csv,text/csv"
            optional
          />
          <Select
            label="About"
            name="subject"
            help="For series that the catalogue says nothing about."
            defaultValue={typed["subject"] ?? ""}
            options={[
              { value: "", label: "Nothing in particular" },
              { label: "Roles", options: named("role", choices.roles) },
              { label: "Skills", options: named("skill", choices.skills) },
            ]}
          />
          <Select
            label="Site"
            name="site"
            defaultValue={typed["site"] ?? ""}
            options={[{ value: "", label: "All sites" }, ...choices.sites]}
          />
          <TextInput
            id="source"
            label="Source"
            name="source"
            maxLength={200}
            defaultValue={typed["source"] ?? ""}
            error={errors["source"]}
          />
          <TextInput
            id="sourceOn"
            label="Date of the source"
            name="sourceOn"
            type="date"
            optional
            defaultValue={typed["sourceOn"] ?? ""}
            error={errors["sourceOn"]}
          />
        </div>
        <div>
          <SubmitButton look="secondary" pending={pending} pendingLabel="Adding">
            Add the series
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
