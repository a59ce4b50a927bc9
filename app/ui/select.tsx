import { ChevronDown } from "lucide-react";
import { Field, controlClasses } from "./field.tsx";

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

interface SelectProps {
  readonly label: string;
  readonly name: string;
  readonly options: readonly (Option | OptionGroup)[];
  readonly help?: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly defaultValue?: string;
  readonly id?: string;
  /** Told what was chosen, where the page follows at once. */
  readonly onChange?: (value: string) => void;
}

/** The browser's own list: it works on a phone, with a keyboard and with a screen reader. */
export function Select(props: SelectProps) {
  const { label, name, options, help, error, optional = false, defaultValue, id, onChange } = props;
  return (
    <Field
      label={label}
      error={error}
      optional={optional}
      {...(help === undefined ? {} : { help })}
      {...(id === undefined ? {} : { id })}
    >
      {(ids) => (
        <div className="relative">
          <select
            id={ids.id}
            name={name}
            defaultValue={defaultValue}
            onChange={(event) => {
              onChange?.(event.target.value);
            }}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid || undefined}
            className={`${controlClasses(ids.invalid)} appearance-none truncate pr-9`}
          >
            {options.map((entry) =>
              "options" in entry ? (
                <optgroup key={entry.label} label={entry.label}>
                  {entry.options.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </optgroup>
              ) : (
                <option key={entry.value} value={entry.value}>
                  {entry.label}
                </option>
              ),
            )}
          </select>
          <ChevronDown
            aria-hidden
            size={16}
            className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-muted"
          />
        </div>
      )}
    </Field>
  );
}
