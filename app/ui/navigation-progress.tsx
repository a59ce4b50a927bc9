import { useNavigation } from "@remix-run/react";
import { classes } from "./classes.ts";

/** A thin line while the next page is on its way. It waits a moment, so quick answers do not flicker. */
export function NavigationProgress() {
  const busy = useNavigation().state !== "idle";
  return (
    <div aria-hidden className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden print:hidden">
      <div
        className={classes(
          "h-full w-full origin-left bg-accent transition-transform",
          busy ? "scale-x-75 delay-200 duration-1000" : "scale-x-0 duration-0",
        )}
      />
    </div>
  );
}
