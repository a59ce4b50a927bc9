import { Link, useNavigate } from "@remix-run/react";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

interface SidePanelProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** The address of the page without the panel. */
  readonly closeTo: string;
  readonly children: ReactNode;
}

/**
 * Detail beside a page that stays. The address says that it is open, so it can be sent to someone and needs no script;
 * with script, Escape closes it. Draw it last inside `PageWithPanel`.
 */
export function SidePanel({ title, description, closeTo, children }: SidePanelProps) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const navigate = useNavigate();

  useEffect(() => {
    heading.current?.focus();
  }, [title]);

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      navigate(closeTo, { preventScrollReset: true });
    };
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, [closeTo, navigate]);

  return (
    <aside
      id="detail"
      aria-labelledby={headingId}
      className="flex w-full flex-col border-line bg-surface max-lg:border-t lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:w-96 lg:shrink-0 lg:border-l xl:w-[28rem] print:static print:h-auto print:w-full print:border-0"
    >
      <header className="flex items-start justify-between gap-3 border-b border-line px-6 py-4">
        <div className="min-w-0">
          <h2
            ref={heading}
            id={headingId}
            tabIndex={-1}
            className="scroll-mt-20 text-20 font-semibold tracking-[-0.01em]"
          >
            {title}
          </h2>
          {description !== undefined && <p className="mt-0.5 text-14 text-ink-muted">{description}</p>}
        </div>
        <Link
          to={closeTo}
          preventScrollReset
          aria-label="Close details"
          className="-mr-2 flex size-10 shrink-0 items-center justify-center rounded-control text-ink-muted hover:bg-sunken hover:text-ink max-md:size-11 print:hidden"
        >
          <X aria-hidden size={20} />
        </Link>
      </header>
      <div className="flex flex-1 flex-col gap-6 px-6 py-5 lg:overflow-y-auto">{children}</div>
    </aside>
  );
}

/**
 * A page and, when the address asks for it, its side panel: beside the page from 1024 px on, below that in place of its content, under
 * its title.
 */
export function PageWithPanel({ children, panel }: { readonly children: ReactNode; readonly panel: ReactNode }) {
  const hasPanel = panel !== null && panel !== undefined && panel !== false;
  return (
    <div
      {...(hasPanel ? { "data-panel": "" } : {})}
      className="group/page flex items-start max-lg:flex-col print:block"
    >
      <div className="w-full min-w-0 flex-1">{children}</div>
      {panel}
    </div>
  );
}
