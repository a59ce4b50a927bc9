import { Form, Link } from "@remix-run/react";
import { Building2, CalendarDays, ChevronDown, KeyRound, LogOut } from "lucide-react";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { CsrfField } from "./csrf-field.tsx";
import { formatDate } from "./format.ts";
import { Menu } from "./menu.tsx";
import { type SignedInPerson, usePageContext, useRootData } from "./root-data.ts";
import { SyncState } from "./sync/sync-state.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** What the numbers on the page are about, and who is looking at them. */
export function TopBar({ person }: { readonly person: SignedInPerson }) {
  const { locale } = useRootData();
  const { scopeLabel, asOf } = usePageContext();
  const date = parsePlainDate(asOf);
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-4 border-b border-line bg-canvas px-4 md:px-8 print:hidden">
      <dl className="flex min-w-0 items-center gap-5 text-14 text-ink-muted">
        {scopeLabel !== null && (
          <div className="flex min-w-0 items-center gap-2">
            <Building2 aria-hidden size={16} className="shrink-0 text-ink-faint" />
            <dt className="sr-only">Scope</dt>
            <dd className="truncate font-medium text-ink">{scopeLabel}</dd>
          </div>
        )}
        {date !== undefined && (
          <div className="flex shrink-0 items-center gap-2 max-sm:hidden">
            <CalendarDays aria-hidden size={16} className="text-ink-faint" />
            <dt className="max-lg:sr-only">As of</dt>
            <dd className="numerals">
              <time dateTime={date}>{formatDate(locale, date)}</time>
            </dd>
          </div>
        )}
      </dl>
      <div className="flex shrink-0 items-center gap-1 md:gap-3">
        <SyncState person={person} />
        <PersonMenu person={person} />
      </div>
    </header>
  );
}

function PersonMenu({ person }: { readonly person: SignedInPerson }) {
  return (
    <Menu
      summaryLabel={`${person.displayName}: account and appearance`}
      summaryClassName="flex min-h-(--touch) items-center gap-2 px-1 text-14 hover:bg-sunken md:min-h-10"
      panelClassName="right-0 top-full mt-2 w-72"
      summary={
        <>
          <span
            aria-hidden
            className="flex size-8 items-center justify-center rounded-full bg-accent-soft text-12 font-semibold text-accent-strong"
          >
            {person.initials}
          </span>
          <span className="max-w-44 truncate font-medium max-lg:hidden">{person.displayName}</span>
          <ChevronDown aria-hidden size={16} className="text-ink-faint" />
        </>
      }
    >
      <div className="border-b border-line px-4 py-3">
        <p className="truncate text-14 font-semibold">{person.displayName}</p>
        <p className="text-12 text-ink-muted">{person.roles.join(" · ")}</p>
      </div>
      <div className="border-b border-line px-4 py-3">
        <ThemeSwitch />
      </div>
      <div className="p-1 pb-0">
        <Link
          to="/account/security"
          className="flex min-h-(--touch) w-full items-center gap-3 rounded-control px-3 text-14 font-medium hover:bg-sunken md:min-h-10"
        >
          <KeyRound aria-hidden size={16} />
          Password and PIN
        </Link>
      </div>
      <Form method="post" action="/sign-out" reloadDocument className="p-1">
        <CsrfField />
        <button
          type="submit"
          className="flex min-h-(--touch) w-full cursor-pointer items-center gap-3 rounded-control px-3 text-14 font-medium hover:bg-sunken md:min-h-10"
        >
          <LogOut aria-hidden size={16} />
          Sign out
        </button>
      </Form>
    </Menu>
  );
}
