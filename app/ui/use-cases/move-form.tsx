import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { Select } from "../select.tsx";
import { TextInput } from "../text-input.tsx";
import type { UseCaseSummary } from "./use-case-types.ts";
import { STATUS_WORDS } from "./words.ts";

interface MoveFormProps {
  readonly status: UseCaseSummary["status"];
  readonly revision: number;
  readonly errors: Readonly<Record<string, string>>;
}

/** Another state, with the reason somebody gives for it. */
export function MoveForm({ status, revision, errors }: MoveFormProps) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" className="flex flex-wrap items-end gap-4">
      <CsrfField />
      <input type="hidden" name="revision" value={revision} />
      <div className="w-48">
        <Select
          id="status"
          label="State"
          name="status"
          defaultValue={status}
          error={errors["status"]}
          options={Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <div className="min-w-60 flex-1">
        <TextInput id="reason" label="Reason" name="reason" maxLength={500} error={errors["reason"]} />
      </div>
      <SubmitButton look="secondary" pending={pending} pendingLabel="Moving">
        Move
      </SubmitButton>
    </Form>
  );
}
