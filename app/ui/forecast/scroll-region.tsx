import type { ReactNode } from "react";

interface ScrollRegionProps {
  readonly label: string;
  /** It scrolls downward too, at this height. */
  readonly low?: boolean;
  readonly children: ReactNode;
}

/** A table that scrolls on its own where there is no room for it. */
export function ScrollRegion({ label, low = false, children }: ScrollRegionProps) {
  return (
    <div
      role="region"
      aria-label={label}
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={low ? "max-h-60 min-w-0 overflow-auto" : "min-w-0 overflow-x-auto"}
    >
      {children}
    </div>
  );
}
