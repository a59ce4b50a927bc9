import { type KeyboardEventHandler, type RefObject, useEffect } from "react";
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
  readonly inputRef?: RefObject<HTMLInputElement>;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
}

/** A control for a tablet on the shop floor: two sizes larger than elsewhere, to be hit with a gloved finger. */
export function KioskInput(props: KioskInputProps) {
  const { label, help, error, secretDigits = false, focused = false, inputRef, ...input } = props;
  useEffect(() => {
    if (focused && document.activeElement === document.body) inputRef?.current?.focus();
  }, [focused, inputRef]);
  return (
    <Field label={label} error={error} {...(help === undefined ? {} : { help })}>
      {(ids) => (
        <input
          {...input}
          {...(secretDigits
            ? { type: "password", inputMode: "numeric", maxLength: 8 }
            : { type: "text", maxLength: 300 })}
          id={ids.id}
          ref={inputRef}
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

export function KioskSubmit({ children }: { readonly children: string }) {
  return (
    <button
      type="submit"
      className="min-h-16 w-full cursor-pointer rounded-control bg-accent px-4 text-20 font-medium text-on-accent hover:bg-accent-strong"
    >
      {children}
    </button>
  );
}
