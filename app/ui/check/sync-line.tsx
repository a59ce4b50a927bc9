import { CloudOff, CircleCheck, LoaderCircle, TriangleAlert, type LucideIcon } from "lucide-react";
import { buttonClasses } from "../button.tsx";
import { classes } from "../classes.ts";
import { TextLink } from "../text-link.tsx";
import type { HeldCheck, SyncState } from "./check-sync.ts";

const LOOK: Readonly<Record<SyncState, { readonly icon: LucideIcon; readonly colour: string }>> = {
  saved: { icon: CircleCheck, colour: "text-ink-muted" },
  sending: { icon: LoaderCircle, colour: "text-ink-muted" },
  waiting: { icon: CloudOff, colour: "text-short" },
  synced: { icon: CircleCheck, colour: "text-ready" },
  "signed-out": { icon: TriangleAlert, colour: "text-short" },
  failed: { icon: TriangleAlert, colour: "text-blocked" },
};

interface SyncLineProps {
  readonly held: HeldCheck;
  /** A device that many people use. */
  readonly shared: boolean;
  /** The page is on this device; null: not known yet, or none is kept here. */
  readonly offline: boolean | null;
  readonly onRetry: () => void;
}

/** One line that says where the answers are. Announced politely when it changes. */
export function SyncLine({ held, shared, offline, onRetry }: SyncLineProps) {
  const { icon: Icon, colour } = LOOK[held.state];
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-14">
      <p role="status" className={classes("inline-flex items-center gap-2", colour)}>
        <Icon aria-hidden size={16} className="shrink-0" />
        {stateInWords(held)}
      </p>
      {held.state === "failed" && (
        <button type="button" onClick={onRetry} className={buttonClasses("quiet", true)}>
          Try again
        </button>
      )}
      {offline === true && held.state !== "waiting" && (
        <p className="text-ink-muted">Goes on without a connection on this device</p>
      )}
      {held.state === "signed-out" && (
        <TextLink to={`${shared ? "/badge" : "/sign-in"}?to=/checks/${held.check.id}`} whole>
          Sign in again
        </TextLink>
      )}
    </div>
  );
}

function stateInWords({ state, queue, lasting, message }: HeldCheck): string {
  const answers = queue.length === 1 ? "1 answer" : `${String(queue.length)} answers`;
  switch (state) {
    case "saved":
      return "Saved";
    case "sending":
      return "Saving";
    case "waiting":
      return lasting
        ? `Saved on this device: ${answers}. They are sent when the connection is back; the clock stands still.`
        : `${answers} kept in this window, because the browser lets nothing be stored. Do not close it before the connection is back.`;
    case "synced":
      return "Synced";
    case "signed-out":
      return `You are signed out. ${answers} saved on this device and sent after you sign in.`;
    case "failed":
      return message ?? "The answer could not be saved.";
  }
}
