import type { LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classes } from "../classes.ts";

/** Teal edge: something to do. Amber edge: something that went wrong. No edge: something to read. */
type BlockTone = "read" | "do" | "warn";

const EDGE: Readonly<Record<BlockTone, string>> = {
  read: "",
  do: "border-l-[3px] border-l-accent",
  warn: "border-l-[3px] border-l-short",
};

interface LessonBlockProps {
  /** What kind of part this is: "Worked example". */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly tone?: BlockTone;
  readonly title?: string;
  readonly children: ReactNode;
}

/** One part of a lesson that is more than running text. */
export function LessonBlock({ label, icon: Icon, tone = "read", title, children }: LessonBlockProps) {
  const headingId = useId();
  return (
    <section
      aria-labelledby={headingId}
      className={classes(
        "min-w-0 rounded-panel border border-line bg-surface px-4 py-4 md:px-6 md:py-5 print:break-inside-avoid",
        EDGE[tone],
      )}
    >
      <h2 id={headingId} className="text-16 font-semibold">
        <span className="mb-1 flex items-center gap-2 text-14 font-normal text-ink-muted">
          <Icon aria-hidden size={16} />
          {label}
          {title !== undefined && <span className="sr-only">: </span>}
        </span>
        {title}
      </h2>
      <div className="mt-2 max-w-[68ch]">{children}</div>
    </section>
  );
}
