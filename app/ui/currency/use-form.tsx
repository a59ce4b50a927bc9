import { Form, useNavigation } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { TextInput } from "../text-input.tsx";

interface UseFormProps {
  readonly to: string;
  readonly skillId: string;
  readonly asOf: PlainDate;
  readonly back: string;
}

/** Records a day on which the person did this work. */
export function UseForm({ to, skillId, asOf, back }: UseFormProps) {
  const pending = useNavigation().formAction?.endsWith("/uses") === true;
  return (
    <Form method="post" action={to} className="flex flex-wrap items-end gap-4">
      <CsrfField />
      <input type="hidden" name="skill" value={skillId} />
      <input type="hidden" name="back" value={back} />
      <div className="w-48">
        <TextInput label="Used at work on" name="usedOn" type="date" max={asOf} defaultValue={asOf} />
      </div>
      <SubmitButton look="secondary" pending={pending} pendingLabel="Recording">
        Record the use
      </SubmitButton>
    </Form>
  );
}
