import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { SubmitButton } from "./button.tsx";
import type { ButtonLook } from "./button.tsx";
import { CsrfField } from "./csrf-field.tsx";
import { TextInput } from "./text-input.tsx";

interface AccountFormProps {
  readonly intent: string;
  readonly button: string;
  readonly look?: ButtonLook;
  readonly children?: ReactNode;
}

/** One change of an account. Each asks for its reason, which goes into the audit log. */
export function AccountForm({ intent, button, look = "primary", children }: AccountFormProps) {
  const pending = useNavigation().state !== "idle";
  return (
    <Form method="post" className="flex flex-col gap-4">
      <CsrfField />
      <input type="hidden" name="intent" value={intent} />
      {children}
      <TextInput label="Reason" name="reason" maxLength={500} />
      <div>
        <SubmitButton look={look} pending={pending}>
          {button}
        </SubmitButton>
      </div>
    </Form>
  );
}
