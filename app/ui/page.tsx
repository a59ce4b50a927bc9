import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

interface Breadcrumb {
  readonly label: string;
  readonly to: string;
}

interface PageProps {
  readonly title: string;
  /** One sentence: the question this page answers. */
  readonly lead?: ReactNode;
  /** The one primary action. */
  readonly action?: ReactNode;
  /** Ancestors, outermost first; the page itself is not among them. From three levels on. */
  readonly breadcrumbs?: readonly Breadcrumb[];
  /** Badges and facts under the lead. */
  readonly facts?: ReactNode;
  /** "reading" keeps lines short; "wide" leaves the width to tables and grids. */
  readonly width?: "reading" | "normal" | "wide";
  readonly children: ReactNode;
}

const WIDTH = { reading: "max-w-[48rem]", normal: "max-w-[76rem]", wide: "max-w-none" } as const;

/** With a side panel open in a narrow window only the title stays: the panel takes the place of the content. */
const NARROW_WITH_PANEL = {
  root: "max-lg:group-data-panel/page:pb-0",
  hidden: "max-lg:group-data-panel/page:hidden",
} as const;

export function Page({ title, lead, action, breadcrumbs = [], facts, width = "normal", children }: PageProps) {
  return (
    <div className={classes("mx-auto w-full px-4 pt-6 pb-16 md:px-8 md:pt-8", NARROW_WITH_PANEL.root, WIDTH[width])}>
      {breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-26 font-semibold tracking-[-0.012em] hyphens-auto break-words">{title}</h1>
          {lead !== undefined && (
            <p className={classes("mt-1 max-w-[68ch] text-16 text-ink-muted", NARROW_WITH_PANEL.hidden)}>{lead}</p>
          )}
          {facts !== undefined && (
            <div className={classes("mt-3 flex flex-wrap items-center gap-2", NARROW_WITH_PANEL.hidden)}>{facts}</div>
          )}
        </div>
        {action !== undefined && (
          <div className={classes("flex max-w-full shrink-0 flex-wrap gap-2 print:hidden", NARROW_WITH_PANEL.hidden)}>
            {action}
          </div>
        )}
      </header>
      <div className={NARROW_WITH_PANEL.hidden}>{children}</div>
    </div>
  );
}

function Breadcrumbs({ items }: { readonly items: readonly Breadcrumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-2">
      <ol className="flex flex-wrap items-center gap-1 text-14 text-ink-muted">
        {items.map((item, index) => (
          <li key={item.to} className="inline-flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden size={14} className="text-ink-faint" />}
            <Link to={item.to} className="rounded-control py-1 hover:text-accent hover:underline">
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
