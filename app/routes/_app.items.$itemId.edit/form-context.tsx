import { createContext, useContext, type ReactNode } from "react";
import { Field, FieldError, controlClasses } from "#app/ui/field.tsx";
import type { FieldProblem } from "./action.server.ts";

interface FormState {
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

const Context = createContext<FormState>({ fields: {}, problems: [] });

export const FormContext = Context.Provider;

/** What stands in a field, and the letters or positions that a list of fields has. */
export function useFields() {
  const { fields, problems } = useContext(Context);
  return {
    value: (name: string): string => fields[name] ?? "",
    error: (name: string): string | undefined => {
      const own = problems.filter(({ id, warning }) => id === name && !warning);
      return own.length === 0 ? undefined : own.map(({ message }) => message).join("; ");
    },
    parts: (prefix: string): readonly string[] => {
      const found = Object.keys(fields).flatMap((name) =>
        name.startsWith(prefix) && !name.endsWith(".order") ? [name.slice(prefix.length).split(".")[0] ?? ""] : [],
      );
      return [...new Set(found)];
    },
  };
}

interface ControlProps {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly rows?: number;
  readonly numeric?: boolean;
}

/** One field of the item; a few rows for sentences. Empty is allowed: what is missing is said when it is saved. */
export function TextField({ name, label, help, rows = 1, numeric = false }: ControlProps) {
  const { value, error } = useFields();
  return (
    <Field label={label} id={name} error={error(name)} {...(help === undefined ? {} : { help })}>
      {(ids) => {
        const shared = { id: ids.id, name, defaultValue: value(name), "aria-describedby": ids.describedBy };
        const invalid = ids.invalid || undefined;
        return rows > 1 ? (
          <textarea {...shared} rows={rows} aria-invalid={invalid} className={`${controlClasses(ids.invalid)} py-2`} />
        ) : (
          <input
            {...shared}
            type="text"
            autoComplete="off"
            inputMode={numeric ? "decimal" : "text"}
            aria-invalid={invalid}
            className={`${controlClasses(ids.invalid)} ${numeric ? "numerals max-w-40" : ""}`}
          />
        );
      }}
    </Field>
  );
}

interface ChoiceFieldProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function ChoiceField({ name, label, options }: ChoiceFieldProps) {
  const { value, error } = useFields();
  return (
    <Field label={label} id={name} error={error(name)}>
      {(ids) => (
        <select
          id={ids.id}
          name={name}
          defaultValue={value(name)}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid || undefined}
          className={controlClasses(ids.invalid)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface TickProps {
  readonly name: string;
  readonly label: string;
  /** With a value: one of several of the same name. */
  readonly value?: string;
}

/** The key of a choice: one of several (radio) or any of them. */
export function Tick({ name, label, value }: TickProps) {
  const fields = useFields();
  const chosen = value === undefined ? fields.value(name) === "on" : fields.value(name) === value;
  return (
    <label className="inline-flex min-h-(--control) cursor-pointer items-center gap-2 text-14 max-md:min-h-(--touch)">
      <input
        type={value === undefined ? "checkbox" : "radio"}
        name={name}
        value={value ?? "on"}
        defaultChecked={chosen}
        className="size-5 accent-accent"
      />
      {label}
    </label>
  );
}

interface GroupProps {
  readonly id: string;
  readonly legend: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** Fields that belong together, with what is wrong with all of them. */
export function Group({ id, legend, help, children }: GroupProps) {
  const { error, value } = useFields();
  const wrong = error(id);
  const order = value(`${id}.order`);
  return (
    <fieldset id={id} tabIndex={-1} className="min-w-0 rounded-panel border border-line p-4">
      <legend className="px-1 text-14 font-semibold">{legend}</legend>
      {help !== undefined && <p className="mb-3 text-14 text-ink-muted">{help}</p>}
      {wrong !== undefined && <FieldError id={`${id}-error`}>{wrong}</FieldError>}
      {order !== "" && <input type="hidden" name={`${id}.order`} value={order} />}
      <div className="mt-2 flex flex-col gap-5">{children}</div>
    </fieldset>
  );
}
