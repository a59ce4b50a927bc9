import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { Notice } from "../notice.tsx";
import { Select } from "../select.tsx";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";

interface UserFormProps {
  readonly problems: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly today: string;
}

/** Personnel numbers, pasted: all of them are taken, or none. */
export function UserForm({ problems, errors, values, today }: UserFormProps) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" className="flex max-w-[40rem] flex-col gap-4">
      <CsrfField />
      {problems.length > 0 && (
        <Notice tone="problem" live title="Nothing was changed. This needs a change first:">
          <ul className="list-disc pl-5">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <TextArea
        label="Personnel numbers"
        name="numbers"
        rows={5}
        defaultValue={values["numbers"] ?? ""}
        error={errors["numbers"]}
        help="One per line, or with commas between."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="What happens"
          name="move"
          defaultValue={values["move"] ?? "add"}
          options={[
            { value: "add", label: "They use it" },
            { value: "remove", label: "They no longer use it" },
          ]}
        />
        <TextInput
          label="Since"
          name="since"
          type="date"
          max={today}
          defaultValue={values["since"] ?? today}
          error={errors["since"]}
        />
      </div>
      <div>
        <SubmitButton pending={pending} pendingLabel="Saving">
          Save the users
        </SubmitButton>
      </div>
    </Form>
  );
}
