import { Form } from "@remix-run/react";
import { SubmitButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Select, type Option } from "#app/ui/select.tsx";

type Format =
  | { readonly kind: "csv"; readonly encoding: string | null; readonly delimiter: string; readonly hasHeader: boolean }
  | { readonly kind: "xlsx"; readonly sheet: string; readonly sheets: readonly string[]; readonly hasHeader: boolean };

interface FormatFormProps {
  readonly format: Format;
  readonly kindLabel: string;
  readonly choices: {
    readonly kinds: readonly Option[];
    readonly encodings: readonly Option[];
    readonly delimiters: readonly Option[];
  };
}

/** How the file is read, to be corrected where it was guessed wrong. */
export function FormatForm({ format, kindLabel, choices }: FormatFormProps) {
  const kind = choices.kinds.find((choice) => choice.label.startsWith(`${kindLabel}:`))?.value ?? "people";
  return (
    <Panel
      title="How the file is read"
      description="Found out from the file. Correct it if the first rows above look wrong."
    >
      <Form method="post" className="flex flex-col gap-4">
        <CsrfField />
        <input type="hidden" name="intent" value="format" />
        <div className="grid gap-4 md:grid-cols-3">
          <Select label="What the file holds" name="kind" options={choices.kinds} defaultValue={kind} />
          {format.kind === "csv" ? (
            <>
              <Select
                label="Encoding"
                name="encoding"
                options={
                  format.encoding === null
                    ? [{ value: "", label: "Please choose" }, ...choices.encodings]
                    : choices.encodings
                }
                defaultValue={format.encoding ?? ""}
                error={format.encoding === null ? "The file is not Unicode: say how it was saved." : undefined}
              />
              <Select
                label="Columns are divided by"
                name="delimiter"
                options={choices.delimiters}
                defaultValue={format.delimiter}
              />
            </>
          ) : (
            <Select
              label="Sheet"
              name="sheet"
              options={format.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
              defaultValue={format.sheet}
            />
          )}
        </div>
        <Checkbox label="The first row names the columns" name="hasHeader" defaultChecked={format.hasHeader} />
        <div>
          <SubmitButton look="secondary">Read it like this</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
