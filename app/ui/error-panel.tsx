import type { ReactNode } from "react";

interface ErrorPanelProps {
  readonly title: string;
  /** What happened, what was kept, what to do next. */
  readonly children: ReactNode;
  /** The status or reference, for whoever is asked for help. */
  readonly reference?: string;
  readonly action?: ReactNode;
}

/** A page that could not be shown. Plain words, a way on, no stack trace. */
export function ErrorPanel({ title, children, reference, action }: ErrorPanelProps) {
  return (
    <div className="mx-auto flex w-full max-w-[40rem] flex-col items-start px-4 py-16 md:px-8 md:py-24">
      <BrokenTrack />
      <h1 className="mt-6 text-26 font-semibold tracking-[-0.012em]">{title}</h1>
      <div className="mt-2 flex flex-col gap-2 text-16 text-ink-muted">{children}</div>
      {action !== undefined && <div className="mt-6 flex flex-wrap gap-2">{action}</div>}
      {reference !== undefined && <p className="mt-8 font-mono text-12 text-ink-faint">{reference}</p>}
    </div>
  );
}

/** The readiness track with a piece missing. */
function BrokenTrack() {
  return (
    <svg aria-hidden width="160" height="24" viewBox="0 0 160 24">
      <path d="M4 12h52M104 12h52" className="stroke-line-strong" strokeWidth="4" strokeLinecap="round" />
      <path d="M66 12h28" className="stroke-line-strong" strokeWidth="2" strokeDasharray="1 6" strokeLinecap="round" />
      <path d="M132 3v18" className="stroke-ink" strokeWidth="2" strokeLinecap="round" />
      <circle cx="56" cy="12" r="6" className="fill-accent" />
    </svg>
  );
}
