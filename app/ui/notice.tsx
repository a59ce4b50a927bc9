import { Ban, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

type NoticeTone = "info" | "done" | "warning" | "problem";

const LOOK: Readonly<Record<NoticeTone, { readonly icon: LucideIcon; readonly box: string; readonly sign: string }>> = {
  info: { icon: Info, box: "border-l-uncertain", sign: "text-uncertain" },
  done: { icon: CircleCheck, box: "border-l-ready", sign: "text-ready" },
  warning: { icon: TriangleAlert, box: "border-l-short", sign: "text-short" },
  problem: { icon: Ban, box: "border-l-blocked", sign: "text-blocked" },
};

interface NoticeProps {
  readonly tone?: NoticeTone;
  /** What happened, in one sentence. */
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Announce it: for what is the answer to something the reader just did. */
  readonly live?: boolean;
}

export function Notice({ tone = "info", title, children, action, live = false }: NoticeProps) {
  const { icon: Icon, box, sign } = LOOK[tone];
  return (
    <div
      {...(live ? { role: tone === "problem" ? "alert" : "status" } : {})}
      className={classes(
        "flex gap-3 rounded-panel border border-l-[3px] border-line bg-surface px-4 py-3 text-14",
        box,
      )}
    >
      <Icon aria-hidden size={20} className={classes("shrink-0", sign)} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children !== undefined && <div className="mt-1 text-ink-muted">{children}</div>}
      </div>
      {action !== undefined && <div className="shrink-0">{action}</div>}
    </div>
  );
}
