import { useId } from "react";
import { FieldError } from "./field.tsx";

interface CheckboxProps {
  readonly label: string;
  readonly name: string;
  readonly value?: string;
  readonly help?: string;
  readonly defaultChecked?: boolean;
}

export function Checkbox({ label, name, value = "on", help, defaultChecked = false }: CheckboxProps) {
  return <Choice type="checkbox" option={{ value, label, help }} name={name} checked={defaultChecked} />;
}

interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly help?: string | undefined;
}

interface RadioGroupProps {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly ChoiceOption[];
  readonly help?: string;
  readonly error?: string | undefined;
  readonly defaultValue?: string;
}

/** One of a few, all visible. */
export function RadioGroup({ legend, name, options, help, error, defaultValue }: RadioGroupProps) {
  const errorId = useId();
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId}>
      <legend className="text-14 font-medium">{legend}</legend>
      {help !== undefined && <p className="text-14 text-ink-muted">{help}</p>}
      {error !== undefined && <FieldError id={errorId}>{error}</FieldError>}
      <div className="mt-1 flex flex-col">
        {options.map((option) => (
          <Choice key={option.value} type="radio" option={option} name={name} checked={option.value === defaultValue} />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly type: "radio" | "checkbox";
  readonly option: ChoiceOption;
  readonly name: string;
  readonly checked: boolean;
}

function Choice({ type, option, name, checked }: ChoiceProps) {
  const helpId = useId();
  return (
    <label className="flex min-h-(--control) cursor-pointer items-start gap-3 rounded-control px-1 py-2 hover:bg-sunken max-md:min-h-(--touch)">
      <input
        type={type}
        name={name}
        value={option.value}
        defaultChecked={checked}
        aria-describedby={option.help === undefined ? undefined : helpId}
        className="mt-0.5 size-5 shrink-0 cursor-pointer accent-accent"
      />
      <span className="text-16">
        {option.label}
        {option.help !== undefined && (
          <span id={helpId} className="block text-14 text-ink-muted">
            {option.help}
          </span>
        )}
      </span>
    </label>
  );
}
