import { Form } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { Badge } from "../status-badge.tsx";

/** Whether starting points from the job count, what that means either way, and the switch. */
export function InferenceSwitch({ off }: { readonly off: boolean }) {
  return (
    <Form method="post" className="flex flex-col items-start gap-3 text-14">
      <CsrfField />
      <input type="hidden" name="inference" value={off ? "on" : "off"} />
      <Badge tone={off ? "neutral" : "ready"}>{off ? "Off" : "On"}</Badge>
      <p>
        {off
          ? "Nothing is inferred from your job. Estimates rest only on what was stated or shown about you, so they are often less sure where little is known yet."
          : "Your role gives each skill a starting point before anything was shown. It is no measurement and makes nobody ready, but estimates lean on it while little else is known."}
      </p>
      <p className="text-ink-muted">
        {off
          ? "Switching it on makes the starting points of your present role count again. Every estimate is worked out anew at once."
          : "Switching it off withdraws these starting points everywhere, also in what others see. Every estimate is worked out anew at once. You can switch it on again."}
      </p>
      <SubmitButton look="secondary">
        {off ? "Use starting points from my job" : "Stop using starting points from my job"}
      </SubmitButton>
    </Form>
  );
}
