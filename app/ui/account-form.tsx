import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { SubmitButton } from "./button.tsx";
import type { ButtonLook } from "./button.tsx";
import { CsrfField } from "./csrf-field.tsx";
import { TextInput } from "./text-input.tsx";

interface AccountFormProps {
  /** What can be done with the reason; each button sends its own intent. */
  readonly buttons: readonly { readonly intent: string; readonly label: string; readonly look?: ButtonLook }[];
  readonly children?: ReactNode;
}

/** Changes of an account. Each asks for its reason, which goes into the audit log. */
export function AccountForm({ buttons, children }: AccountFormProps) {
  const pending = useNavigation().state !== "idle";
  return (
    <Form method="post" className="flex flex-col gap-4">
      <CsrfField />
      {children}
      <TextInput label="Reason" name="reason" maxLength={500} />
      <div className="flex flex-wrap gap-3">
        {buttons.map(({ intent, label, look = "primary" }) => (
          <SubmitButton key={intent} name="intent" value={intent} look={look} pending={pending}>
            {label}
          </SubmitButton>
        ))}
      </div>
    </Form>
  );
}
