import { useId } from "react";
import { controlClasses } from "../field.tsx";
import type { InputPropsOf } from "./question-props.ts";

/** A number as people write it, with the unit they thought in. */
export function NumericInput({ question, value, onChange, name }: InputPropsOf<"numeric">) {
  const ids = useId();
  const [own = "", ...others] = question.units;
  const { text, unit } = value?.type === "numeric" ? value : { text: "", unit: own };
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0">
          <label htmlFor={`${ids}-number`} className="block text-14 font-medium">
            Your answer
          </label>
          <input
            id={`${ids}-number`}
            name={name}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            maxLength={64}
            value={text}
            aria-describedby={`${ids}-rounding`}
            onChange={(event) => {
              onChange({ type: "numeric", text: event.currentTarget.value, unit });
            }}
            className={`${controlClasses(false)} numerals mt-1.5 min-h-(--touch) max-w-48`}
          />
        </div>
        {others.length === 0 ? (
          <p className="flex min-h-(--touch) items-center text-16">{own}</p>
        ) : (
          <div>
            <label htmlFor={`${ids}-unit`} className="block text-14 font-medium">
              Unit
            </label>
            <select
              id={`${ids}-unit`}
              name={`${name}.unit`}
              value={unit}
              onChange={(event) => {
                onChange({ type: "numeric", text, unit: event.currentTarget.value });
              }}
              className={`${controlClasses(false)} mt-1.5 min-h-(--touch)`}
            >
              {question.units.map((accepted) => (
                <option key={accepted}>{accepted}</option>
              ))}
            </select>
          </div>
        )}
      </div>
      <p id={`${ids}-rounding`} className="mt-2 text-14 text-ink-muted">
        {question.rounding}
      </p>
    </>
  );
}
