import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { Panel } from "../panel.tsx";
import { TextInput } from "../text-input.tsx";

interface AdoptFormProps {
  /** Drivers that the base leaves out too. */
  readonly off: readonly string[];
  readonly until: string;
  readonly errors?: Readonly<Record<string, string>>;
}

/** Freezes the forecast of every role as it stands, with a name and a reason. */
export function AdoptForm({ off, until, errors = {} }: AdoptFormProps) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <Panel
      title="Adopt as planning base"
      description={`Keeps today's forecast of every role and site until ${until} and beyond, as it is now${off.length > 0 ? ", without the drivers that are left out" : ""}. It does not change when data changes.`}
    >
      <Form method="post" action="/forecast/bases?index" className="flex flex-wrap items-end gap-4">
        <CsrfField />
        {off.map((key) => (
          <input key={key} type="hidden" name="off" value={key} />
        ))}
        <div className="min-w-56 flex-1">
          <TextInput id="name" label="Name" name="name" maxLength={120} error={errors["name"]} />
        </div>
        <div className="min-w-60 flex-1">
          <TextInput id="reason" label="Reason" name="reason" maxLength={500} error={errors["reason"]} />
        </div>
        <SubmitButton pending={pending} pendingLabel="Adopting">
          Adopt
        </SubmitButton>
      </Form>
    </Panel>
  );
}
