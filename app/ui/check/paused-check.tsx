import { Form } from "@remix-run/react";
import { ButtonLink, SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { Page } from "../page.tsx";
import { Panel } from "../panel.tsx";
import type { RunningCheck } from "./check-types.ts";

/** Between two sittings: the clock stands still, the question is out of sight. */
export function PausedCheck({ check }: { readonly check: RunningCheck }) {
  const answered = check.answered === 1 ? "1 answer is" : `${String(check.answered)} answers are`;
  return (
    <Page title={check.skill.name} lead="The check is paused." width="reading">
      <Panel>
        <p className="text-16">
          {answered} saved. Go on when you like, on this device or another one.
          {check.minutesLeft !== null && ` About ${String(check.minutesLeft)} minutes of working time are left.`}
        </p>
        <Form method="post" className="mt-4 flex flex-wrap gap-3">
          <CsrfField />
          <SubmitButton name="move" value="resume">
            {`Resume at question ${String(check.answered + 1)}`}
          </SubmitButton>
          <ButtonLink to="/checks">Later</ButtonLink>
          <SubmitButton name="move" value="finish" look="quiet">
            End it with these answers
          </SubmitButton>
        </Form>
      </Panel>
    </Page>
  );
}
