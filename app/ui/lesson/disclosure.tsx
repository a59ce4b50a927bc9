import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface DisclosureProps {
  readonly summary: string;
  readonly children: ReactNode;
}

/** Something that is there when the reader asks for it; the browser's own, so it needs no scripts. */
export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details className="group/disclosure">
      <summary className="-mx-2 flex min-h-(--touch) cursor-pointer list-none items-center gap-2 rounded-control px-2 text-14 font-medium text-accent hover:bg-accent-soft hover:text-accent-strong [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden size={16} className="shrink-0 transition-transform group-open/disclosure:rotate-90" />
        {summary}
      </summary>
      <div className="pt-1 pb-2 pl-6">{children}</div>
    </details>
  );
}
