import { type RefObject, useEffect, useRef } from "react";

interface FormDraft {
  readonly form: RefObject<HTMLFormElement>;
  readonly onChange: () => void;
}

const NOT_KEPT: ReadonlySet<string> = new Set(["csrf", "formKey"]);

/** Storage may be switched off or full; a form works without it. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/**
 * Keeps the texts of a form in this tab until `forgetFormDraft`, so that a lost connection or a wrong turn loses nothing.
 * `restore`: bring them back when the page opens; not for a form that came back from the server with its own.
 */
export function useFormDraft(key: string, restore: boolean): FormDraft {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const kept = restore ? quietly(() => sessionStorage.getItem(key)) : null;
    if (kept === null || form.current === null) return;
    for (const [name, value] of new URLSearchParams(kept)) {
      const control = form.current.elements.namedItem(name);
      const isText =
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement ||
        (control instanceof HTMLInputElement && control.type !== "file");
      if (isText) control.value = value;
    }
  }, [key, restore]);
  const onChange = (): void => {
    if (form.current === null) return;
    const kept = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) {
      if (typeof value === "string" && !NOT_KEPT.has(name)) kept.append(name, value);
    }
    quietly(() => {
      sessionStorage.setItem(key, kept.toString());
    });
  };
  return { form, onChange };
}

/** Once it was sent. */
export function forgetFormDraft(key: string): void {
  quietly(() => {
    sessionStorage.removeItem(key);
  });
}
