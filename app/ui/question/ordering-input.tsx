import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { controlClasses } from "../field.tsx";
import type { ChoiceView } from "#app/catalog/items/question-view.ts";
import type { InputPropsOf } from "./question-props.ts";
import { useScripted } from "./use-scripted.ts";

/** Steps with a list of places each; with scripts two buttons a step move it as well. */
export function OrderingInput({ question, value, onChange, name, disabled = false }: InputPropsOf<"ordering">) {
  const steps = inOrder(question.steps, value?.type === "ordering" ? value.order : []);
  const [moved, setMoved] = useState<{ readonly id: string; readonly by: number } | null>(null);
  const scripted = useScripted();
  const list = useRef<HTMLOListElement>(null);

  // a row that changes places loses the focus; the button that moved it, or its neighbour at the end of the list, gets it back
  useEffect(() => {
    if (moved === null) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-step="${moved.id}"]:not(:disabled)`);
    const same = [...(buttons ?? [])].find((button) => button.dataset["by"] === String(moved.by));
    (same ?? buttons?.[0])?.focus();
  }, [moved]);

  const moveTo = (id: string, place: number) => {
    const rest = steps.map((step) => step.id).filter((other) => other !== id);
    onChange({ type: "ordering", order: [...rest.slice(0, place), id, ...rest.slice(place)] });
  };
  const last = steps.length - 1;
  const place = steps.findIndex(({ id }) => id === moved?.id);
  return (
    <>
      <ol ref={list} className="grid gap-2">
        {steps.map((step, index) => (
          <li
            key={step.id}
            className="flex flex-wrap items-center gap-3 rounded-control border border-line bg-surface px-3 py-2 md:flex-nowrap"
          >
            <PlaceSelect
              step={step}
              name={`${name}.${step.id}`}
              place={index}
              places={steps.length}
              onMove={(to) => {
                moveTo(step.id, to);
              }}
            />
            <span className="min-w-0 flex-1 basis-48 text-16">{step.text}</span>
            {scripted && (
              <span className="ml-auto flex gap-1 print:hidden">
                {([-1, 1] as const).map((by) => (
                  <button
                    key={by}
                    type="button"
                    data-step={step.id}
                    data-by={by}
                    disabled={disabled || index + by < 0 || index + by > last}
                    onClick={() => {
                      moveTo(step.id, index + by);
                      setMoved({ id: step.id, by });
                    }}
                    className="inline-flex size-(--touch) cursor-pointer items-center justify-center rounded-control border border-line-strong bg-surface hover:bg-sunken disabled:cursor-not-allowed disabled:opacity-60"
                  >
                    {by < 0 ? <ArrowUp aria-hidden size={20} /> : <ArrowDown aria-hidden size={20} />}
                    <span className="sr-only">
                      Move {by < 0 ? "up" : "down"}: {step.text}
                    </span>
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {moved !== null && place >= 0 && `Place ${place + 1} of ${steps.length}: ${steps[place]?.text ?? ""}`}
      </p>
    </>
  );
}

interface PlaceSelectProps {
  readonly step: ChoiceView;
  readonly name: string;
  readonly place: number;
  readonly places: number;
  readonly onMove: (place: number) => void;
}

function PlaceSelect({ step, name, place, places, onMove }: PlaceSelectProps) {
  return (
    <div className="w-16 shrink-0">
      <select
        name={name}
        value={place + 1}
        aria-label={`Place of: ${step.text}`}
        onChange={(event) => {
          onMove(Number(event.currentTarget.value) - 1);
        }}
        className={`${controlClasses(false)} numerals min-h-(--touch)`}
      >
        {Array.from({ length: places }, (_, index) => (
          <option key={index} value={index + 1}>
            {index + 1}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The steps in the answered order; without an answer as they are shown. */
function inOrder(steps: readonly ChoiceView[], order: readonly string[]): readonly ChoiceView[] {
  const placed = order.flatMap((id) => steps.find((step) => step.id === id) ?? []);
  return [...placed, ...steps.filter((step) => !placed.includes(step))];
}
