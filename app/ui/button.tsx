import { Link } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

const LOOK: Readonly<Record<ButtonLook, string>> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "text-accent hover:bg-accent-soft hover:text-accent-strong",
  danger: "border border-blocked bg-surface text-blocked hover:bg-blocked-soft",
};

/** Classes of everything that looks like a button. `small` is for rows of a table, never for the shop floor. */
export function buttonClasses(look: ButtonLook, small = false): string {
  return classes(
    "inline-flex cursor-pointer items-center justify-center gap-2 rounded-control text-14 font-medium whitespace-nowrap",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-60",
    small ? "min-h-8 px-2.5" : "min-h-(--control) px-4 max-md:min-h-(--touch)",
    LOOK[look],
  );
}

interface ButtonProps {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly small?: boolean;
  readonly icon?: LucideIcon;
}

interface ButtonLinkProps extends ButtonProps {
  readonly to: string;
  /** For downloads and other answers that are not pages. */
  readonly reloadDocument?: boolean;
}

/** Goes somewhere. What changes something is a `SubmitButton` in a form. */
export function ButtonLink({
  to,
  children,
  look = "secondary",
  small = false,
  icon: Icon,
  reloadDocument = false,
}: ButtonLinkProps) {
  return (
    <Link to={to} reloadDocument={reloadDocument} className={buttonClasses(look, small)}>
      {Icon !== undefined && <Icon aria-hidden size={16} />}
      {children}
    </Link>
  );
}

interface SubmitButtonProps extends ButtonProps {
  readonly name?: string;
  readonly value?: string;
  /** The form is on its way: the button says so and cannot be pressed twice. */
  readonly pending?: boolean;
  readonly pendingLabel?: string;
}

/** Sends its form. The label says what happens: "Save rating", not "OK". */
export function SubmitButton(props: SubmitButtonProps) {
  const { children, look = "primary", small = false, icon: Icon, name, value, pending = false, pendingLabel } = props;
  return (
    <button type="submit" name={name} value={value} disabled={pending} className={buttonClasses(look, small)}>
      {Icon !== undefined && <Icon aria-hidden size={16} />}
      {pending && pendingLabel !== undefined ? pendingLabel : children}
    </button>
  );
}
