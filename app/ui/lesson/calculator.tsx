import { Calculator as CalculatorIcon } from "lucide-react";
import { useId, useState } from "react";
import { calculate, type Calculated } from "#app/catalog/lessons/calculate.ts";
import type { LessonBlocks } from "#app/catalog/lessons/lesson-schemas.ts";
import { controlClasses, FieldError } from "../field.tsx";
import { LessonBlock } from "./lesson-block.tsx";

type Block = LessonBlocks["calculation"];

interface CalculatorProps {
  readonly block: Block;
  readonly locale: string;
}

/** A formula with inputs of the reader's own plant; it starts with the numbers of the lesson. */
export function Calculator({ block, locale }: CalculatorProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(block.inputs.map(({ name, value }) => [name, String(value)])),
  );
  const { problems, value } = calculate(block, typed);
  const { result } = block;
  const words =
    value === null
      ? "no result with these inputs"
      : new Intl.NumberFormat(locale, {
          minimumFractionDigits: result.decimals,
          maximumFractionDigits: result.decimals,
        }).format(value);
  return (
    <LessonBlock label="Calculation" icon={CalculatorIcon} tone="do" title={block.title}>
      <div className="grid gap-4 sm:grid-cols-2">
        {block.inputs.map((input) => (
          <CalculatorInput
            key={input.name}
            input={input}
            typed={typed[input.name] ?? ""}
            problem={problems[input.name]}
            onType={(text) => {
              setTyped((before) => ({ ...before, [input.name]: text }));
            }}
          />
        ))}
      </div>
      <p className="mt-4 overflow-x-auto font-mono text-14 text-ink-muted">{block.formula}</p>
      <output className="mt-1 block border-t border-line pt-3" aria-live="polite">
        {result.label}:{" "}
        <span className="numerals text-20 font-semibold">
          {words}
          {value !== null && result.unit !== "" && ` ${result.unit}`}
        </span>
      </output>
      {block.note !== undefined && <p className="mt-3 text-ink-muted">{block.note}</p>}
    </LessonBlock>
  );
}

interface CalculatorInputProps {
  readonly input: Block["inputs"][number];
  readonly typed: string;
  readonly problem: Calculated["problems"][string] | undefined;
  readonly onType: (text: string) => void;
}

function CalculatorInput({ input, typed, problem, onType }: CalculatorInputProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-14 font-medium">
        {input.label}
      </label>
      <div className="mt-1.5 flex items-center gap-2">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={24}
          value={typed}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-error`}
          onChange={(event) => {
            onType(event.currentTarget.value);
          }}
          className={`${controlClasses(problem !== undefined)} numerals min-h-(--touch) max-w-40`}
        />
        <span className="text-14 text-ink-muted">{input.unit}</span>
      </div>
      {problem !== undefined && <FieldError id={`${id}-error`}>{problemWords(problem)}</FieldError>}
    </div>
  );
}

function problemWords(problem: Calculated["problems"][string]): string {
  return problem.kind === "not-a-number" ? "Write a number." : `Between ${problem.min} and ${problem.max}.`;
}
