import { Field, controlClasses } from "./field.tsx";

interface TextAreaProps {
  readonly label: string;
  readonly name: string;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** What the person typed before, so that an error never loses it. */
  readonly defaultValue?: string;
  readonly maxLength?: number;
  readonly rows?: number;
  readonly id?: string;
}

/** Room for a few sentences. */
export function TextArea(props: TextAreaProps) {
  const { label, help, error, optional = false, id, rows = 3, ...input } = props;
  return (
    <Field
      label={label}
      error={error}
      optional={optional}
      {...(help === undefined ? {} : { help })}
      {...(id === undefined ? {} : { id })}
    >
      {(ids) => (
        <textarea
          {...input}
          id={ids.id}
          rows={rows}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid || undefined}
          required={!optional}
          className={`${controlClasses(ids.invalid)} py-2`}
        />
      )}
    </Field>
  );
}
