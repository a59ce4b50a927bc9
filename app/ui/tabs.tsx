import { Link } from "@remix-run/react";
import { classes } from "./classes.ts";

interface Tab {
  readonly to: string;
  readonly label: string;
  readonly current: boolean;
  readonly count?: string;
}

/** Views of one page. Each is a link, so the address of a view can be sent to someone. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-line print:hidden">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link
              to={tab.to}
              preventScrollReset
              aria-current={tab.current ? "page" : undefined}
              className={classes(
                "-mb-px inline-flex min-h-(--control) items-center gap-2 border-b-2 px-3 text-14 font-medium whitespace-nowrap max-md:min-h-(--touch)",
                "focus-visible:outline-offset-[-2px]",
                tab.current
                  ? "border-accent text-ink"
                  : "border-transparent text-ink-muted hover:border-line-strong hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="numerals font-normal text-ink-faint">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A small switch between two or three forms of the same thing: table or graph, level or chance. */
export function ViewSwitch({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav
      aria-label={label}
      className="inline-flex rounded-control border border-line-strong bg-surface p-0.5 print:hidden"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          preventScrollReset
          aria-current={tab.current ? "true" : undefined}
          className={classes(
            "inline-flex min-h-8 items-center rounded-[3px] px-3 text-14 font-medium whitespace-nowrap max-md:min-h-10",
            tab.current ? "bg-accent-soft text-accent-strong" : "text-ink-muted hover:bg-sunken hover:text-ink",
          )}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
