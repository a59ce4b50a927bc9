import { Form } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { RadioGroup } from "../checkbox.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { TextInput } from "../text-input.tsx";

/** What the reader may do about a dispute, and where the form goes. */
export interface DisputeAction {
  readonly kind: "dispute" | "decide";
  readonly to: string;
  /** The address to come back to. */
  readonly back: string;
}

interface DisputeFormProps {
  readonly entryId: string;
  readonly action: DisputeAction;
}

/** Says what is wrong with an entry about oneself. */
export function DisputeForm({ entryId, action }: DisputeFormProps) {
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-12 text-accent hover:underline max-md:min-h-(--touch)">
        Dispute this entry
      </summary>
      <Form method="post" action={action.to} className="mt-2 flex flex-col gap-3" reloadDocument>
        <CsrfField />
        <input type="hidden" name="entry" value={entryId} />
        <input type="hidden" name="back" value={action.back} />
        <TextInput
          label="What is wrong with it?"
          name="reason"
          help="It stops counting until somebody has decided. They will read this."
          maxLength={500}
        />
        <div>
          <SubmitButton look="secondary" small>
            Dispute it
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}

/** Decides whether a disputed entry counts again. */
export function DecisionForm({ entryId, action }: DisputeFormProps) {
  return (
    <Form
      method="post"
      action={action.to}
      className="mt-3 flex flex-col gap-3 border-t border-line pt-3"
      reloadDocument
    >
      <CsrfField />
      <input type="hidden" name="entry" value={entryId} />
      <input type="hidden" name="back" value={action.back} />
      <RadioGroup
        legend="Decide the dispute"
        name="outcome"
        options={[
          { value: "upheld", label: "The person is right: withdraw the entry" },
          { value: "rejected", label: "The entry is right: let it count again" },
        ]}
      />
      <TextInput label="Reason" name="reason" help="The person reads it." maxLength={500} />
      <div>
        <SubmitButton look="secondary" small>
          Save the decision
        </SubmitButton>
      </div>
    </Form>
  );
}
