import { Link } from "@remix-run/react";
import { LogOut, Timer } from "lucide-react";
import { BrandMark } from "../brand-mark.tsx";
import { classes } from "../classes.ts";
import { CsrfField } from "../csrf-field.tsx";
import { type SignedInPerson, useRootData } from "../root-data.ts";
import { SyncState } from "../sync/sync-state.tsx";
import { IdleWarning } from "./idle-warning.tsx";
import { forgetTyped } from "./leave-device.ts";
import { useIdleSignOut } from "./use-idle-sign-out.ts";

/** The top of every page on a shared device: the way to its start page, where the work is, and the way out with its counter. */
export function KioskBar({ person }: { readonly person: SignedInPerson }) {
  const { csrfToken } = useRootData();
  const { left, warning, stay } = useIdleSignOut(csrfToken);
  return (
    <header className="sticky top-0 z-30 flex min-h-14 items-center justify-between gap-3 border-b border-line bg-canvas px-4 py-1.5 md:px-8 print:hidden">
      <Link to={person.home} className="flex min-h-(--touch) items-center gap-2.5 rounded-control pr-2 font-semibold">
        <BrandMark />
        <span className="max-sm:sr-only">Start</span>
      </Link>
      <p className="min-w-0 flex-1 truncate text-16 max-md:sr-only">{person.displayName}</p>
      <SyncState person={person} />
      <div className="flex items-center gap-3">
        <Counter left={left} warning={warning} />
        <form method="post" action="/sign-out" onSubmit={forgetTyped}>
          <CsrfField />
          <button
            type="submit"
            className="inline-flex min-h-12 cursor-pointer items-center gap-2 rounded-control border border-line-strong bg-surface px-3 text-16 font-medium hover:bg-sunken"
          >
            <LogOut aria-hidden size={20} />
            Sign out
          </button>
        </form>
      </div>
      <IdleWarning open={warning} left={left} onStay={stay} />
    </header>
  );
}

/** Counts for the eye; a screen reader gets one sentence that does not change. */
function Counter({ left, warning }: { readonly left: number; readonly warning: boolean }) {
  return (
    <p
      className={classes("flex items-center gap-1.5 text-16", warning ? "font-semibold text-short" : "text-ink-muted")}
    >
      <Timer aria-hidden size={16} className="shrink-0" />
      <span aria-hidden className="numerals whitespace-nowrap">
        <span className="max-lg:hidden">Signs out in </span>
        {left} s
      </span>
      <span className="sr-only">You are signed out after 60 seconds without a touch or a key.</span>
    </p>
  );
}
