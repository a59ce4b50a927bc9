import { PenLine } from "lucide-react";
import type { Checklist } from "#app/engine/signoff/checklist.ts";
import { SubmitButton, buttonClasses } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { Notice } from "../notice.tsx";
import { useRootData } from "../root-data.ts";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";
import { DeviceStatus } from "./device-status.tsx";
import { PointField } from "./point-field.tsx";
import { useSignOffDraft } from "./use-sign-off-draft.ts";
import { MEANING_OF_SIGNING } from "./words.ts";

interface SignOffFormProps {
  readonly signOffId: string;
  /** The signed-in person, whose draft it is. */
  readonly owner: string;
  readonly checklist: Checklist;
  readonly needed: number;
  readonly today: string;
  /** Names this list: sent twice, it counts once. */
  readonly deviceKey: string;
  /** The server has it, at once or after a while without a connection. */
  readonly onSent: () => void;
  /** A form that came back without script: what is wrong, and what was filled in. */
  readonly returned: { readonly message: string; readonly values: Readonly<Record<string, string>> } | null;
}

/** The checklist on the shop floor: mark, state the day, sign. Kept on the device at every touch. */
export function SignOffForm(props: SignOffFormProps) {
  const { signOffId, owner, checklist, needed, today, deviceKey, returned, onSent } = props;
  const { csrfToken } = useRootData();
  const draft = useSignOffDraft({ owner, signOffId, csrfToken, onSent });
  const values = returned?.values ?? {};
  const total = checklist.points.length;
  const busy = draft.state.kind === "sending" || draft.state.kind === "sent";
  return (
    <form ref={draft.form} method="post" onChange={draft.onChange} onSubmit={draft.onSubmit} className="grid gap-4">
      <CsrfField />
      <input type="hidden" name="intent" value="sign" />
      <input type="hidden" name="deviceKey" defaultValue={values["deviceKey"] ?? deviceKey} />
      {returned !== null && draft.state.kind !== "refused" && (
        <Notice tone="problem" live title="Not signed yet">
          {returned.message}
        </Notice>
      )}
      {checklist.points.map((point, index) => (
        <PointField key={point.id} point={point} position={index + 1} values={values} />
      ))}
      <div className="grid gap-4 rounded-panel border border-line bg-surface p-4">
        <TextInput
          label="Watched on"
          name="observedOn"
          type="date"
          defaultValue={values["observedOn"] ?? today}
          max={today}
        />
        <TextArea
          label="What I saw"
          name="note"
          optional
          maxLength={500}
          defaultValue={values["note"] ?? ""}
          help="One or two sentences the person can recognise. Needed from level 4 on."
        />
        <p className="text-14 text-ink-muted">{MEANING_OF_SIGNING}</p>
      </div>
      <div className="sticky bottom-16 z-10 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-panel border border-line-strong bg-surface px-4 py-3 shadow-float md:bottom-4">
        <div className="min-w-0 flex-1 basis-40">
          <p className="numerals text-14 text-ink-muted">
            {draft.marked} of {total} marked, {needed} have to be seen
          </p>
          <DeviceStatus state={draft.state} />
        </div>
        {draft.state.kind === "refused" && (
          <button type="button" onClick={draft.onDiscard} className={buttonClasses("quiet")}>
            Discard what is on this device
          </button>
        )}
        <SubmitButton icon={PenLine} pending={busy} pendingLabel={draft.state.kind === "sent" ? "Sent" : "Sending"}>
          Sign
        </SubmitButton>
      </div>
    </form>
  );
}
