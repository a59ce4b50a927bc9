import type { HTMLInputAutoCompleteAttribute } from "react";
import { Field, controlClasses } from "./field.tsx";

interface TextInputProps {
  readonly label: string;
  readonly name: string;
  readonly type?: "text" | "email" | "password" | "search" | "number" | "date" | "file";
  readonly help?: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** What the person typed before, so that an error never loses it. */
  readonly defaultValue?: string;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: "text" | "numeric" | "decimal" | "email" | "search";
  readonly accept?: string;
  readonly maxLength?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly step?: string | number;
  readonly placeholder?: string;
  readonly spellCheck?: boolean;
  readonly autoFocus?: boolean;
  readonly id?: string;
}

export function TextInput(props: TextInputProps) {
  const { label, help, error, optional = false, id, type = "text", ...input } = props;
  return (
    <Field
      label={label}
      error={error}
      optional={optional}
      {...(help === undefined ? {} : { help })}
      {...(id === undefined ? {} : { id })}
    >
      {(ids) => (
        <input
          {...input}
          id={ids.id}
          type={type}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid || undefined}
          required={!optional && type !== "search"}
          className={type === "file" ? fileClasses(ids.invalid) : controlClasses(ids.invalid)}
        />
      )}
    </Field>
  );
}

function fileClasses(invalid: boolean): string {
  return `${controlClasses(invalid)} py-1.5 file:mr-3 file:cursor-pointer file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1 file:text-14 file:font-medium file:text-ink`;
}
