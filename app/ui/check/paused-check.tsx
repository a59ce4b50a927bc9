import { Form } from "@remix-run/react";
import { useEffect } from "react";
import { ButtonLink, SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { forgetPage } from "../offline/keep-page.ts";
import { Page } from "../page.tsx";
import { Panel } from "../panel.tsx";
import { checkPath } from "./check-ahead.ts";
import type { RunningCheck } from "./check-types.ts";

/** Between two sittings: the clock stands still, the question is out of sight. */
export function PausedCheck({ check, account }: { readonly check: RunningCheck; readonly account: string }) {
  useEffect(() => {
    // a copy from before the pause would let somebody answer without a connection what is not taken afterwards
    void forgetPage(account, checkPath(check.id));
  }, [account, check.id]);
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
