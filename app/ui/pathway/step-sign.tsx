import { BadgeCheck, BookOpenCheck, Hand, ListChecks, Lock, type LucideIcon, RefreshCw } from "lucide-react";
import type { StepPurpose, StepState } from "#app/engine/pathway/personal-path.ts";
import { classes } from "../classes.ts";

const SIGNS: Readonly<Record<StepPurpose, LucideIcon>> = {
  measure: ListChecks,
  learn: BookOpenCheck,
  practise: Hand,
  confirm: BadgeCheck,
  renew: RefreshCw,
};

/** The mark of a step on the rail; a locked one shows a lock. */
export function StepSign({ purpose, state }: { readonly purpose: StepPurpose; readonly state: StepState }) {
  const Sign = state === "locked" ? Lock : SIGNS[purpose];
  return (
    <span
      aria-hidden
      className={classes(
        "flex size-8 shrink-0 items-center justify-center rounded-full border bg-surface",
        state === "next" || state === "started" ? "border-accent text-accent" : "border-line-strong text-ink-muted",
      )}
    >
      <Sign size={16} strokeWidth={1.75} />
    </span>
  );
}
