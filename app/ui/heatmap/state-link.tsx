import type { MouseEvent, ReactNode } from "react";
import { heatmapHref } from "./view-state.ts";
import type { HeatmapState } from "./view-state.ts";

/** A press that the browser should handle itself: another tab, another window, a download. */
export const isPlainPress = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

interface StateLinkProps {
  readonly to: HeatmapState;
  readonly apply: (next: HeatmapState) => void;
  readonly className?: string;
  readonly current?: boolean;
  readonly label?: string;
  readonly title?: string;
  readonly tabIndex?: number;
  readonly children: ReactNode;
}

/** A link to another view of the same grid: works without script, is instant with it. */
export function StateLink({ to, apply, className, current, label, title, tabIndex, children }: StateLinkProps) {
  return (
    <a
      href={heatmapHref(to)}
      className={className}
      title={title}
      tabIndex={tabIndex}
      aria-label={label}
      aria-current={current === true ? "true" : undefined}
      onClick={(event) => {
        if (!isPlainPress(event)) return;
        event.preventDefault();
        event.stopPropagation();
        apply(to);
      }}
    >
      {children}
    </a>
  );
}
