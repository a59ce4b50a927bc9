import { Form } from "@remix-run/react";
import { Pause } from "lucide-react";
import type { RefObject } from "react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import type { RunningCheck } from "./check-types.ts";
import { TimeLeft } from "./time-left.tsx";

interface CheckHeadProps {
  readonly check: RunningCheck;
  readonly number: number;
  /** No connection: the clock stands still. */
  readonly halted: boolean;
  readonly heading: RefObject<HTMLHeadingElement>;
}

/** Where one is: skill, question, progress; time left and pause for those who want them. */
export function CheckHead({ check, number, halted, heading }: CheckHeadProps) {
  const share = Math.min(1, (number - 1) / check.upTo);
  return (
    <header>
      <p className="text-14 text-ink-muted">{check.skill.name}</p>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 ref={heading} tabIndex={-1} className="numerals text-20 font-semibold outline-offset-4">
          Question {number} <span className="font-normal text-ink-muted">of up to {check.upTo}</span>
        </h1>
        <div className="flex flex-wrap items-center gap-3">
          <TimeLeft minutes={check.minutesLeft} halted={halted} />
          <Form method="post">
            <CsrfField />
            <SubmitButton look="secondary" icon={Pause} name="move" value="pause">
              Pause
            </SubmitButton>
          </Form>
        </div>
      </div>
      <div aria-hidden className="mt-3 h-1.5 overflow-hidden rounded-full bg-sunken">
        <div className="h-full rounded-full bg-accent" style={{ width: `${String(Math.round(share * 100))}%` }} />
      </div>
    </header>
  );
}
