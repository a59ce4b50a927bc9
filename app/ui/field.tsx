import { TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classes } from "./classes.ts";

/** What a control needs to be tied to its label, help and error. */
interface ControlIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** Links from the error summary lead here. */
  readonly id?: string;
  readonly children: (ids: ControlIds) => ReactNode;
}

/** Label above, help under it, error next to the control. */
export function Field({ label, help, error, optional = false, id, children }: FieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const helpId = `${controlId}-help`;
  const errorId = `${controlId}-error`;
  const described = classes(help !== undefined && helpId, error !== undefined && errorId);
  return (
    <div className={classes("flex flex-col", error !== undefined && "border-l-2 border-blocked pl-3")}>
      <label htmlFor={controlId} className="text-14 font-medium">
        {label}
        {optional && <span className="font-normal text-ink-muted"> (optional)</span>}
      </label>
      {help !== undefined && (
        <div id={helpId} className="text-14 text-ink-muted">
          {help}
        </div>
      )}
      {error !== undefined && <FieldError id={errorId}>{error}</FieldError>}
      <div className="mt-1.5">
        {children({
          id: controlId,
          describedBy: described === "" ? undefined : described,
          invalid: error !== undefined,
        })}
      </div>
    </div>
  );
}

export function FieldError({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <p id={id} className="mt-1 flex items-start gap-1.5 text-14 font-medium text-blocked">
      <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      <span>
        <span className="sr-only">Error: </span>
        {children}
      </span>
    </p>
  );
}

/** Classes of a control people type or choose in. */
export function controlClasses(invalid: boolean): string {
  return classes(
    "block w-full rounded-control border bg-surface px-3 text-16 text-ink placeholder:text-ink-faint",
    "min-h-(--control) max-md:min-h-(--touch)",
    "focus-visible:outline-offset-0",
    invalid ? "border-2 border-blocked" : "border-line-strong",
  );
}
