import { Form, useNavigation } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { ButtonLink, SubmitButton } from "../button.tsx";
import { RadioGroup } from "../checkbox.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { EmptyState } from "../empty-state.tsx";
import { formatDate } from "../format.ts";
import { Notice } from "../notice.tsx";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";

interface CheckStartFormProps {
  readonly start: {
    readonly skill: { readonly id: string; readonly safetyCritical: boolean };
    readonly role: { readonly name: string; readonly required: number } | null;
    readonly upTo: number;
    readonly minutes: number;
    readonly typicalMinutes: number;
    readonly extraTimePercent: number;
    readonly pilots: number;
    readonly open: { readonly id: string; readonly answered: number } | null;
    readonly retakeOn: PlainDate | null;
    readonly unavailable: "no-questions" | "too-few-new-questions" | null;
  };
}

/** What one should know before, and the button. */
export function CheckStartForm({ start }: CheckStartFormProps) {
  const locale = useLocale();
  const pending = useNavigation().state === "submitting";
  if (start.open !== null) {
    return (
      <Panel>
        <p className="text-16">You have started this check. Your answers are saved.</p>
        <div className="mt-4">
          <ButtonLink to={`/checks/${start.open.id}`} look="primary">
            {`Resume at question ${String(start.open.answered + 1)}`}
          </ButtonLink>
        </div>
      </Panel>
    );
  }
  if (start.unavailable !== null) {
    return (
      <EmptyState title="No check for this skill now">
        {start.unavailable === "no-questions"
          ? "Its questions are not written or not released yet. A practical sign-off or your manager's rating can tell instead."
          : "You have seen nearly all of its questions in your last check. New ones are needed before it can be taken again."}
      </EmptyState>
    );
  }
  if (start.retakeOn !== null) {
    return (
      <Notice title={`This check may be taken again from ${formatDate(locale, start.retakeOn)}.`}>
        The wait leaves time to learn, so that the next result can differ. A practical sign-off may be asked for at any
        time.
      </Notice>
    );
  }
  return (
    <Panel title="Before you start">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 text-14 md:grid-cols-4">
        <Fact name="Questions" value={`up to ${String(start.upTo)}`} />
        <Fact name="Takes about" value={`${String(start.typicalMinutes)} min`} />
        <Fact name="Time limit" value={`${String(start.minutes)} min`} />
        <Fact name="Asks about" value={start.role === null ? "your level" : `level ${String(start.role.required)}`} />
      </dl>
      <Rules start={start} />
      <Form method="post" className="mt-6 flex flex-col gap-6">
        <CsrfField />
        <RadioGroup
          legend="Extra time"
          name="extraTime"
          help="Choose what you need. Nobody is told, and it is kept for your next check."
          defaultValue={String(start.extraTimePercent)}
          options={[
            { value: "0", label: "None" },
            { value: "25", label: "25 % more" },
            { value: "50", label: "50 % more" },
            { value: "100", label: "Twice the time" },
          ]}
        />
        <div>
          <SubmitButton pending={pending} pendingLabel="Starting">
            Start the check
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="numerals text-20 font-semibold">{value}</dd>
    </div>
  );
}

function Rules({ start }: CheckStartFormProps) {
  return (
    <ul className="mt-5 flex max-w-[62ch] list-disc flex-col gap-1.5 pl-5 text-16">
      <li>
        The questions fit themselves to your answers. Many people get about half of them right: that is how it measures.
      </li>
      <li>With each answer you say how sure you are. There is no way back to an earlier question.</li>
      <li>
        Every answer is saved at once. You may pause, close the page and go on later. Without a connection it goes on
        too.
      </li>
      <li>
        Right answers are not shown during the check. At the end you see your level, what it is made of and what to look
        at.
      </li>
      {start.pilots > 0 && (
        <li>
          {start.pilots === 1 ? "One question is" : `${String(start.pilots)} questions are`} on trial and not scored.
        </li>
      )}
      {start.skill.safetyCritical && (
        <li>
          Some questions are about safety. A wrong answer to one of them holds the level back, whatever the rest says.
        </li>
      )}
      <li>It may be taken again after 7 days, with other questions.</li>
    </ul>
  );
}
