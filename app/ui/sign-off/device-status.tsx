import { Check, CloudOff, LoaderCircle, type LucideIcon, Save, TriangleAlert } from "lucide-react";
import type { DeviceState } from "./use-sign-off-draft.ts";

const SAID: Readonly<
  Record<Exclude<DeviceState["kind"], "refused" | "waiting">, readonly [LucideIcon, string] | null>
> = {
  untouched: null,
  saved: [Save, "Saved on this device"],
  sending: [LoaderCircle, "Sending"],
  sent: [Check, "Sent"],
  "no-room": [
    TriangleAlert,
    "This device cannot keep a draft. What you marked stays on this page until it is sent: do not close it.",
  ],
};

const WAITING = {
  offline: "Saved on this device. No connection: it is sent by itself when there is one.",
  "signed-out": "Saved on this device. You are signed out: sign in again and open this page, then it is sent.",
} as const;

/** Where the list is: on the device, on its way, with the server. */
export function DeviceStatus({ state }: { readonly state: DeviceState }) {
  const [Icon, words] = said(state);
  return (
    <p role="status" className="flex items-start gap-2 text-14 font-medium">
      {Icon !== null && <Icon aria-hidden size={16} className="mt-0.5 shrink-0" />}
      <span>{words}</span>
    </p>
  );
}

function said(state: DeviceState): readonly [LucideIcon | null, string] {
  if (state.kind === "waiting") return [CloudOff, WAITING[state.reason]];
  if (state.kind === "refused")
    return [TriangleAlert, `Not sent. ${state.message} Your marks are still on this device.`];
  return SAID[state.kind] ?? [null, ""];
}
