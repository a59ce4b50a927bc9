import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly icon?: LucideIcon;
  /** What will be here. */
  readonly title: string;
  /** Why it is empty. */
  readonly children: ReactNode;
  /** The one action that fills it. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-panel border border-dashed border-line-strong/60 px-6 py-12 text-center">
      {Icon !== undefined && <Icon aria-hidden size={20} className="mb-3 text-ink-faint" />}
      <p className="text-16 font-semibold">{title}</p>
      <div className="mt-1 max-w-[52ch] text-14 text-ink-muted">{children}</div>
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
