import { Field, controlClasses } from "./field.tsx";

interface KioskInputProps {
  readonly label: string;
  readonly name: string;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly defaultValue?: string;
  /** Ready for the scanner or the keypad without a first touch, unless the person is somewhere else already. */
  readonly focused?: boolean;
  /** Hidden digits, with the keypad on a touch screen: a PIN. */
  readonly secretDigits?: boolean;
}

/** A control for a tablet on the shop floor: two sizes larger than elsewhere, to be hit with a gloved finger. */
export function KioskInput({ label, help, error, secretDigits = false, focused = false, ...input }: KioskInputProps) {
  return (
    <Field label={label} error={error} {...(help === undefined ? {} : { help })}>
      {(ids) => (
        <input
          {...input}
          {...(secretDigits
            ? { type: "password", inputMode: "numeric", maxLength: 8 }
            : { type: "text", maxLength: 64 })}
          id={ids.id}
          ref={(element) => {
            if (focused && element !== null && element.ownerDocument.activeElement === element.ownerDocument.body) {
              element.focus();
            }
          }}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid || undefined}
          required
          className={`${controlClasses(ids.invalid)} min-h-14 text-20 numerals`}
        />
      )}
    </Field>
  );
}

interface KioskSubmitProps {
  readonly children: string;
  readonly pending: boolean;
  readonly pendingLabel: string;
}

export function KioskSubmit({ children, pending, pendingLabel }: KioskSubmitProps) {
  return (
    <button
      type="submit"
      disabled={pending}
      className="min-h-16 w-full cursor-pointer rounded-control bg-accent px-4 text-20 font-medium text-on-accent hover:bg-accent-strong disabled:opacity-60"
    >
      {pending ? pendingLabel : children}
    </button>
  );
}
