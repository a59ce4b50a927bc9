import { Link, NavLink } from "@remix-run/react";
import { BrandMark } from "./brand-mark.tsx";
import { classes } from "./classes.ts";
import { OpenCount } from "./open-count.tsx";
import { NavigationIcon } from "./navigation-icon.tsx";
import { hasPagesBelow, type NavigationItem, type NavigationSection } from "./root-data.ts";

interface NavigationRailProps {
  readonly navigation: readonly NavigationSection[];
  readonly home: string;
}

/** Left of the page: labels from 1200 px on, signs with a tip below that; phones have the bottom bar instead. */
export function NavigationRail({ navigation, home }: NavigationRailProps) {
  return (
    <nav
      aria-label="Main"
      className="sticky top-0 flex h-dvh w-16 shrink-0 flex-col gap-2 border-r border-line py-3 max-md:hidden xl:w-(--rail) print:hidden"
    >
      <Link
        to={home}
        className="mx-3 mb-3 flex min-h-10 items-center gap-2.5 rounded-control px-1.5 text-16 font-semibold tracking-[-0.01em]"
      >
        <BrandMark />
        <span className="max-xl:sr-only">Pacesetter</span>
      </Link>
      <div className="flex flex-1 flex-col gap-5 px-3 max-xl:overflow-visible xl:overflow-y-auto">
        {navigation.map((section) => (
          <div key={section.label}>
            <h2 className="mb-1 px-2.5 text-12 font-medium text-ink-faint max-xl:sr-only">{section.label}</h2>
            <ul className="flex flex-col gap-0.5">
              {section.items.map((item) => (
                <li key={item.to}>
                  <RailLink item={item} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

function RailLink({ item }: { readonly item: NavigationItem }) {
  return (
    <NavLink
      to={item.to}
      end={hasPagesBelow(item)}
      prefetch="intent"
      className={({ isActive }) =>
        classes(
          "group relative flex min-h-10 items-center gap-3 rounded-control px-2.5 text-14 font-medium transition-colors",
          isActive ? "bg-accent-soft text-accent-strong" : "text-ink-muted hover:bg-sunken hover:text-ink",
        )
      }
    >
      <NavigationIcon name={item.icon} />
      <span
        className={classes(
          "max-xl:pointer-events-none max-xl:absolute max-xl:left-full max-xl:z-40 max-xl:ml-2 max-xl:rounded-control",
          "max-xl:bg-ink max-xl:px-2 max-xl:py-1 max-xl:whitespace-nowrap max-xl:text-surface max-xl:opacity-0",
          "max-xl:group-hover:opacity-100 max-xl:group-focus-visible:opacity-100",
        )}
      >
        {item.label}
      </span>
      <OpenCount count={item.count} />
    </NavLink>
  );
}
