import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { BottomBar } from "./bottom-bar.tsx";
import { KioskBar } from "./kiosk/kiosk-bar.tsx";
import { NavigationProgress } from "./navigation-progress.tsx";
import { NavigationRail } from "./navigation-rail.tsx";
import { useWholePagesOffline } from "./offline/use-whole-pages-offline.ts";
import type { SignedInPerson } from "./root-data.ts";
import { TopBar } from "./top-bar.tsx";

interface ShellProps {
  readonly person: SignedInPerson;
  readonly children: ReactNode;
}

/** Everything around a page: menu by job, scope and date, person. A shared device gets no menu. */
export function Shell({ person, children }: ShellProps) {
  const main = useFocusAfterNavigation();
  useWholePagesOffline();
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <NavigationProgress />
      {!person.kiosk && <NavigationRail navigation={person.navigation} home={person.home} />}
      <div className="flex min-w-0 flex-1 flex-col max-md:pb-16">
        {person.kiosk ? <KioskBar key={person.account} person={person} /> : <TopBar person={person} />}
        <main ref={main} id="content" tabIndex={-1} className="min-w-0 flex-1 [--table-top:3.5rem]">
          {children}
        </main>
      </div>
      {!person.kiosk && <BottomBar navigation={person.navigation} />}
    </div>
  );
}

function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-control bg-accent px-4 py-2 text-14 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      Skip to content
    </a>
  );
}

/** A browser moves the focus to a new page by itself; a client-side change of page has to be told to. */
function useFocusAfterNavigation() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(pathname);
  useEffect(() => {
    if (shownPath.current === pathname) return;
    shownPath.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
