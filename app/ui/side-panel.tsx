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
    heading.current?.focus({ preventScroll: true });
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
      className="flex flex-col border-line bg-surface max-xl:fixed max-xl:inset-y-0 max-xl:right-0 max-xl:z-40 max-xl:w-full max-xl:max-w-[30rem] max-xl:border-l max-xl:shadow-float xl:sticky xl:top-14 xl:h-[calc(100dvh-3.5rem)] xl:w-[28rem] xl:shrink-0 xl:border-l print:static print:h-auto print:w-full print:border-0 print:shadow-none"
    >
      <header className="flex items-start justify-between gap-3 border-b border-line px-6 py-4">
        <div className="min-w-0">
          <h2 ref={heading} id={headingId} tabIndex={-1} className="text-20 font-semibold tracking-[-0.01em]">
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
      <div className="flex flex-1 flex-col gap-6 overflow-y-auto px-6 py-5 max-md:pb-24">{children}</div>
    </aside>
  );
}

/** A page and, when the address asks for it, its side panel. */
export function PageWithPanel({ children, panel }: { readonly children: ReactNode; readonly panel: ReactNode }) {
  return (
    <div className="flex items-start">
      <div className="min-w-0 flex-1">{children}</div>
      {panel}
    </div>
  );
}
