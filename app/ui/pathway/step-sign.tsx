import { BadgeCheck, BookOpenCheck, Hand, ListChecks, Lock, type LucideIcon, RefreshCw } from "lucide-react";
import type { PathStep } from "#app/engine/pathway/personal-path.ts";
import { classes } from "../classes.ts";

const SIGNS: Readonly<Record<PathStep["kind"], LucideIcon>> = {
  check: ListChecks,
  lesson: BookOpenCheck,
  practice: Hand,
  "sign-off": BadgeCheck,
};

/** The mark of a step on the rail; a locked one shows a lock. */
export function StepSign({ kind, purpose, state }: Pick<PathStep, "kind" | "purpose" | "state">) {
  const Sign = state === "locked" ? Lock : purpose === "renew" ? RefreshCw : SIGNS[kind];
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
