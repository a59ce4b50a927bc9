import { Link } from "@remix-run/react";
import { CircleCheck, CloudUpload, type LucideIcon, TriangleAlert } from "lucide-react";
import { classes } from "../classes.ts";
import type { SignedInPerson } from "../root-data.ts";
import { useDeviceWork } from "./use-device-work.ts";
import { type SyncTone, syncInWords } from "./work-words.ts";

const LOOK: Readonly<Record<SyncTone, { readonly icon: LucideIcon; readonly colour: string }>> = {
  fine: { icon: CircleCheck, colour: "text-ink-muted" },
  waiting: { icon: CloudUpload, colour: "text-short" },
  problem: { icon: TriangleAlert, colour: "text-blocked" },
};

/** In the bar of every page: whether everything has reached the server. Leads to the list of what has not. */
export function SyncState({ person }: { readonly person: SignedInPerson }) {
  const held = useDeviceWork(person);
  const words = syncInWords(held);
  const { icon: Icon, colour } = LOOK[words?.tone ?? "fine"];
  return (
    <Link
      to="/device"
      className={classes(
        "inline-flex min-h-(--touch) shrink-0 items-center gap-1.5 rounded-control px-1.5 text-14 font-medium hover:bg-sunken",
        colour,
        words === null && "invisible",
      )}
    >
      <Icon aria-hidden size={16} className="shrink-0" />
      <span className={classes(words?.tone === "fine" && "max-sm:sr-only")}>{words?.text ?? "All sent"}</span>
      <span className="sr-only">: what waits on this device</span>
    </Link>
  );
}
