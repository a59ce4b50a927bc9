import { NavLink } from "@remix-run/react";
import { Ellipsis } from "lucide-react";
import { classes } from "./classes.ts";
import { Menu } from "./menu.tsx";
import { OpenCount } from "./open-count.tsx";
import { NavigationIcon } from "./navigation-icon.tsx";
import { hasPagesBelow, type NavigationSection } from "./root-data.ts";

/** As many as a thumb can tell apart on 390 px, the last being "More". */
const PLACES = 5;

/** The menu of a phone. */
export function BottomBar({ navigation }: { readonly navigation: readonly NavigationSection[] }) {
  const ordered = navigation.flatMap((section) => section.items);
  const fits = ordered.length <= PLACES;
  const shown = fits ? ordered : ordered.slice(0, PLACES - 1);
  const rest = fits ? [] : ordered.slice(PLACES - 1);
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {shown.map((item) => (
        <NavLink
          key={item.to}
          to={item.to}
          end={hasPagesBelow(item)}
          className={({ isActive }) => placeClasses(isActive)}
        >
          <NavigationIcon name={item.icon} />
          <span className="max-w-full text-center leading-[0.9375rem] break-words">{item.label}</span>
          <OpenCount count={item.count} />
        </NavLink>
      ))}
      {rest.length > 0 && (
        <Menu
          className="flex-1"
          summaryClassName={classes(placeClasses(false), "w-full")}
          panelClassName="right-2 bottom-full mb-2 w-64"
          summary={
            <>
              <Ellipsis aria-hidden size={20} />
              <span>More</span>
              <OpenCount count={rest.reduce((sum, item) => sum + (item.count ?? 0), 0)} />
            </>
          }
        >
          <ul className="flex flex-col p-1">
            {rest.map((item) => (
              <li key={item.to}>
                <NavLink
                  to={item.to}
                  className={({ isActive }) =>
                    classes(
                      "flex min-h-(--touch) items-center gap-3 rounded-control px-3 text-16",
                      isActive ? "bg-accent-soft text-accent-strong" : "hover:bg-sunken",
                    )
                  }
                >
                  <NavigationIcon name={item.icon} />
                  {item.label}
                  <OpenCount count={item.count} />
                </NavLink>
              </li>
            ))}
          </ul>
        </Menu>
      )}
    </nav>
  );
}

function placeClasses(isActive: boolean): string {
  return classes(
    "relative flex min-h-14 min-w-0 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 px-0.5 py-1 text-12 font-medium",
    "focus-visible:outline-offset-[-2px]",
    isActive ? "text-accent" : "text-ink-muted",
  );
}
