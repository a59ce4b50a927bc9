import { CircleCheck, CloudOff, LoaderCircle, TriangleAlert, type LucideIcon } from "lucide-react";
import { buttonClasses } from "../button.tsx";
import { classes } from "../classes.ts";
import { TextLink } from "../text-link.tsx";
import type { HeldLesson, LessonSyncState } from "./lesson-sync.ts";

const LOOK: Readonly<Record<LessonSyncState, { readonly icon: LucideIcon; readonly colour: string }>> = {
  idle: { icon: CircleCheck, colour: "text-ink-muted" },
  saved: { icon: CircleCheck, colour: "text-ink-muted" },
  saving: { icon: LoaderCircle, colour: "text-ink-muted" },
  waiting: { icon: CloudOff, colour: "text-short" },
  synced: { icon: CircleCheck, colour: "text-ready" },
  "signed-out": { icon: TriangleAlert, colour: "text-short" },
  failed: { icon: TriangleAlert, colour: "text-blocked" },
};

const TO_NOTICE: ReadonlySet<LessonSyncState> = new Set(["waiting", "signed-out", "failed"]);

interface LessonSyncLineProps {
  readonly held: HeldLesson;
  readonly path: string;
  /** A copy is on this device; null: not known yet, or none is made here. */
  readonly offline: boolean | null;
  /** A device that many people use keeps nothing. */
  readonly shared: boolean;
  readonly onRetry: () => void;
}

/** One line that says where the work is, and whether the lesson can be read without a connection. */
export function LessonSyncLine({ held, path, offline, shared, onRetry }: LessonSyncLineProps) {
  const { icon: Icon, colour } = LOOK[held.state];
  const words = stateInWords(held);
  return (
    <div
      className={classes(
        "flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1 text-14",
        // what needs the reader stays in sight while they read on
        TO_NOTICE.has(held.state) && "sticky top-14 z-10 border-b border-line bg-canvas py-2",
      )}
    >
      <p role="status" className={words === "" ? "sr-only" : classes("inline-flex items-center gap-2", colour)}>
        {words !== "" && <Icon aria-hidden size={16} className="shrink-0" />}
        {words}
      </p>
      {shared && <p className="text-ink-muted">Not kept on this device, because many people use it</p>}
      {!shared && offline !== null && (
        <p className="text-ink-muted">
          {offline
            ? "Readable on this device without a connection"
            : "Not kept on this device: it has no room, or its browser does not allow it"}
        </p>
      )}
      {held.state === "failed" && (
        <button type="button" onClick={onRetry} className={buttonClasses("quiet")}>
          Try again
        </button>
      )}
      {held.state === "signed-out" && (
        <TextLink to={`${shared ? "/badge" : "/sign-in"}?to=${path}`} whole>
          Sign in again
        </TextLink>
      )}
    </div>
  );
}

function stateInWords({ state, lasting, completion, message }: HeldLesson): string {
  const what = completion === null ? "How far you are" : "Your answers";
  switch (state) {
    case "idle":
      return "";
    case "saved":
      return "Saved";
    case "saving":
      return "Saving";
    case "waiting":
      return lasting
        ? `No connection. ${what}: saved on this device, sent when the connection is back.`
        : `No connection. ${what}: kept in this window alone, because the browser lets nothing be stored. Do not close it.`;
    case "synced":
      return "Synced";
    case "signed-out":
      return `You are signed out. ${what}: saved on this device, sent after you sign in.`;
    case "failed":
      return message ?? "This could not be saved.";
  }
}
