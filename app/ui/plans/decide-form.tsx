import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { Notice } from "../notice.tsx";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";
import { SOURCE_NAMES, type PlanOption } from "./plan-types.ts";

interface DecideFormProps {
  readonly query: string;
  readonly suggestedName: string;
  readonly gap: number;
  readonly options: readonly PlanOption[];
  readonly unfilled: number;
  readonly errors: Readonly<Record<string, string>>;
  readonly refused: string | null;
}

/** Somebody decides, by name and with a reason; the heads start at what is recommended. */
export function DecideForm({ query, suggestedName, gap, options, unfilled, errors, refused }: DecideFormProps) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-4">
      <CsrfField />
      <input type="hidden" name="query" value={query} />
      {refused !== null && <Notice tone="problem" live title={refused} />}
      <div className="flex flex-wrap gap-3">
        {options.map(({ kind, heads }) => (
          <div key={`${kind} ${heads}`} className="w-28">
            <TextInput
              label={SOURCE_NAMES[kind]}
              name={kind}
              inputMode="numeric"
              defaultValue={String(heads)}
              error={errors[kind]}
            />
          </div>
        ))}
        <div key={`open ${unfilled}`} className="w-28">
          <TextInput
            label="Left open"
            name="open"
            inputMode="numeric"
            defaultValue={String(unfilled)}
            error={errors["open"]}
          />
        </div>
      </div>
      <p className="text-14 text-ink-muted">Together they must come to {gap}.</p>
      <TextInput
        label="Name of the plan"
        name="name"
        maxLength={120}
        defaultValue={suggestedName}
        error={errors["name"]}
      />
      <TextArea label="Why this way" name="reason" rows={3} error={errors["reason"]} help="Stored with your name." />
      <div>
        <SubmitButton pending={pending} pendingLabel="Deciding">
          Decide
        </SubmitButton>
      </div>
    </Form>
  );
}
