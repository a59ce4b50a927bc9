import { Form, useLocation, useSubmit } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { buttonClasses } from "./button.tsx";

interface FilterFormProps {
  readonly label: string;
  /** State of the page that is no control of this form and must stay in the address. */
  readonly keep?: Readonly<Record<string, string | null>>;
  /** What a control holds that the address does not name. */
  readonly usual?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  /** What the button says where there is no script: "Show skills". */
  readonly submitLabel: string;
}

/** Long enough not to ask on every letter, short enough to feel at once. */
const PAUSE_MS = 250;

const NOTHING_USUAL: Readonly<Record<string, string>> = {};

/** Search and filters whose state is the address. Without script a button sends them; with script they act as typed. */
export function FilterForm({ label, keep = {}, usual = NOTHING_USUAL, children, submitLabel }: FilterFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const submit = useSubmit();
  const { search } = useLocation();

  // "Back" changes the address without touching the controls: they follow it, except the one being typed in.
  useEffect(() => {
    const params = new URLSearchParams(search);
    for (const control of form.current?.elements ?? []) {
      const isControl = control instanceof HTMLSelectElement || control instanceof HTMLInputElement;
      if (!isControl || control.type === "hidden" || control === document.activeElement) continue;
      control.value = params.get(control.name) ?? usual[control.name] ?? "";
    }
  }, [search, usual]);

  useEffect(() => {
    return () => {
      clearTimeout(timer.current);
    };
  }, []);

  const sendSoon = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (form.current !== null) submit(filled(form.current), { replace: true, preventScrollReset: true });
    }, PAUSE_MS);
  };

  return (
    <Form
      ref={form}
      role="search"
      aria-label={label}
      preventScrollReset
      onChange={sendSoon}
      className="mb-6 flex flex-wrap items-end gap-3 print:hidden"
    >
      {Object.entries(keep).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <noscript>
        <button type="submit" className={buttonClasses("secondary")}>
          {submitLabel}
        </button>
      </noscript>
    </Form>
  );
}

/** What was chosen, without the controls left empty: a short address is easier to send. */
function filled(form: HTMLFormElement): URLSearchParams {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value !== "") chosen.append(name, value);
  return chosen;
}
