import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { RadioGroup } from "../checkbox.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { LEVEL_NAMES } from "../level-text.tsx";
import { TextInput } from "../text-input.tsx";

interface ManagerRatingFormProps {
  /** Names this form: sent twice, it is recorded once. */
  readonly formKey: string;
  readonly levels: readonly { readonly level: number; readonly description: string }[];
  readonly errors: Readonly<Record<string, string>> | null;
}

/** What somebody who works with a person has seen them do, with a note on where. */
export function ManagerRatingForm({ formKey, levels, errors }: ManagerRatingFormProps) {
  const saving = useNavigation().state === "submitting";
  return (
    <Form method="post" className="flex flex-col gap-4">
      <CsrfField />
      <input type="hidden" name="formKey" value={formKey} />
      <RadioGroup
        legend="What have you seen?"
        name="level"
        error={errors?.["level"]}
        options={[
          { value: "0", label: "0 None", help: "Cannot do this yet." },
          ...levels.map(({ level, description }) => ({
            value: String(level),
            label: `${level} ${LEVEL_NAMES[level] ?? ""}`,
            help: description,
          })),
        ]}
      />
      <TextInput
        label="Where and when"
        name="note"
        optional
        help="One sentence the person can recognise. They can read it."
        error={errors?.["note"]}
      />
      <div>
        <SubmitButton pending={saving} pendingLabel="Saving…">
          Save rating
        </SubmitButton>
      </div>
    </Form>
  );
}
