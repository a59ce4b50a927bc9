import { type ReactNode, useId } from "react";
import { classes } from "./classes.ts";

interface PanelProps {
  readonly title?: string;
  readonly description?: ReactNode;
  readonly action?: ReactNode;
  /** Content reaches the edges: tables, graphs. */
  readonly flush?: boolean;
  /** For links to this part of the page. */
  readonly id?: string;
  readonly children: ReactNode;
}

/** One question of the page and its answer. */
export function Panel({ title, description, action, flush = false, id, children }: PanelProps) {
  const headingId = useId();
  const named = title === undefined ? {} : { "aria-labelledby": headingId };
  return (
    <section id={id} {...named} className="min-w-0 scroll-mt-20 rounded-panel border border-line bg-surface">
      {(title !== undefined || action !== undefined) && (
        <header
          className={classes("flex flex-wrap items-start justify-between gap-3 px-4 pt-4 md:px-6", flush && "pb-4")}
        >
          <div className="min-w-0">
            {title !== undefined && (
              <h2 id={headingId} className="text-16 font-semibold">
                {title}
              </h2>
            )}
            {description !== undefined && <p className="mt-0.5 max-w-[72ch] text-14 text-ink-muted">{description}</p>}
          </div>
          {action !== undefined && <div className="shrink-0 text-14">{action}</div>}
        </header>
      )}
      <div className={flush ? "min-w-0 overflow-clip rounded-b-panel" : "px-4 py-4 md:px-6"}>{children}</div>
    </section>
  );
}
