import type { ReactNode } from "react";

interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

/** Term and value pairs: who owns it, since when, from where. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-14">
      {facts.map((fact, index) => (
        <div key={`${fact.term} ${index}`} className="contents">
          <dt className="text-ink-muted">{fact.term}</dt>
          <dd className="min-w-0 break-words">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface KeyFigureProps {
  readonly label: string;
  readonly value: ReactNode;
  /** Interval, unit or change: what keeps the number honest. */
  readonly note?: ReactNode;
}

/** One number that matters, with what it is. A few of them in a `KeyFigures` row. */
export function KeyFigure({ label, value, note }: KeyFigureProps) {
  return (
    <div className="flex flex-col">
      <dt className="order-1 text-14 text-ink-muted">{label}</dt>
      <dd className="numerals text-26 font-semibold tracking-[-0.012em]">{value}</dd>
      {note !== undefined && <dd className="order-2 text-12 text-ink-faint">{note}</dd>}
    </div>
  );
}

export function KeyFigures({ children }: { readonly children: ReactNode }) {
  return <dl className="flex flex-wrap gap-x-10 gap-y-4">{children}</dl>;
}
