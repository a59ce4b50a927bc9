import { ListChecks } from "lucide-react";
import type { ReactNode } from "react";
import type { LessonBlocks } from "#app/catalog/lessons/lesson-schemas.ts";
import { LessonBlock } from "./lesson-block.tsx";

/** A whole case with the reason of every step. */
export function WorkedExample({ block }: { readonly block: LessonBlocks["worked-example"] }) {
  return (
    <LessonBlock label="Worked example" icon={ListChecks} title={block.title}>
      <p>{block.situation}</p>
      <ol className="mt-4">
        {block.steps.map((step, index) => (
          <NumberedStep key={step.do} number={index + 1}>
            <DoneStep step={step} />
          </NumberedStep>
        ))}
      </ol>
      <ExampleResult>{block.result}</ExampleResult>
    </LessonBlock>
  );
}

export function NumberedStep({ number, children }: { readonly number: number; readonly children: ReactNode }) {
  return (
    <li className="relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 pb-4 before:absolute before:top-8 before:bottom-1 before:left-[0.84375rem] before:w-px before:bg-line last:before:hidden">
      <span
        aria-hidden
        className="numerals flex size-7 items-center justify-center rounded-full border border-line-strong text-14"
      >
        {number}
      </span>
      <div className="min-w-0 pt-0.5">{children}</div>
    </li>
  );
}

export function DoneStep({ step }: { readonly step: { readonly do: string; readonly why: string } }) {
  return (
    <>
      <p>{step.do}</p>
      <p className="mt-0.5 text-ink-muted">{step.why}</p>
    </>
  );
}

export function ExampleResult({ children }: { readonly children: string }) {
  return (
    <p className="border-t border-line pt-3">
      <span className="font-semibold">Result. </span>
      {children}
    </p>
  );
}
