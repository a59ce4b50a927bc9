import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "./classes.ts";

interface MenuProps {
  /** What is pressed to open it. */
  readonly summary: ReactNode;
  readonly summaryLabel?: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly summaryClassName?: string;
  readonly panelClassName?: string;
}

/** A few links or buttons behind one. A `details` element: opens without script; with script it also closes by itself. */
export function Menu({ summary, summaryLabel, children, className, summaryClassName, panelClassName }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();

  useEffect(() => {
    if (details.current !== null) details.current.open = false;
  }, [key]);

  useEffect(() => {
    const closeOutside = (event: Event): void => {
      const menu = details.current;
      if (menu?.open === true && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    const closeOnEscape = (event: KeyboardEvent): void => {
      const menu = details.current;
      if (event.key !== "Escape" || menu?.open !== true) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, []);

  return (
    <details ref={details} className={classes("relative", className)}>
      <summary
        aria-label={summaryLabel}
        className={classes(
          "cursor-pointer list-none rounded-control [&::-webkit-details-marker]:hidden",
          summaryClassName,
        )}
      >
        {summary}
      </summary>
      <div
        className={classes("absolute z-40 rounded-panel border border-line bg-surface shadow-float", panelClassName)}
      >
        {children}
      </div>
    </details>
  );
}
