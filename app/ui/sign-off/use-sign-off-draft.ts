import { useRevalidator } from "@remix-run/react";
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { draftKey, dropDraft, readDraft, writeDraft, type DeviceDraft } from "./device-store.ts";
import { sendDraft } from "./send-sign-off.ts";

/** What the page says about the list on this device. */
export type DeviceState =
  | { readonly kind: "untouched" | "saved" | "sending" | "sent" | "no-room" }
  | { readonly kind: "waiting"; readonly reason: "offline" | "signed-out" }
  | { readonly kind: "refused"; readonly message: string };

interface DraftOwner {
  readonly owner: string;
  readonly signOffId: string;
  readonly csrfToken: string;
  /** Stays the same function from drawing to drawing. */
  readonly onSent: () => void;
}

interface DraftControls {
  readonly form: RefObject<HTMLFormElement>;
  readonly state: DeviceState;
  readonly marked: number;
  readonly onChange: () => void;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly onDiscard: () => void;
}

/** Fields that belong to the session or the page, not to what was seen. */
const NOT_KEPT: ReadonlySet<string> = new Set(["csrf", "intent"]);

function fieldsOf(form: HTMLFormElement): DeviceDraft["fields"] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && !NOT_KEPT.has(name) ? [[name, value] as const] : [],
  );
}

function fill(form: HTMLFormElement, fields: DeviceDraft["fields"]): void {
  for (const [name, value] of fields) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList || control instanceof HTMLInputElement) control.value = value;
    if (control instanceof HTMLTextAreaElement) control.value = value;
  }
}

const countMarks = (fields: DeviceDraft["fields"]): number =>
  fields.filter(([name]) => name.startsWith("mark:")).length;

/**
 * Keeps a checklist on the device while it is marked, and sends it when it is signed: at once, or when the network is back.
 * Without script the form posts as any other.
 */
export function useSignOffDraft({ owner, signOffId, csrfToken, onSent }: DraftOwner): DraftControls {
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<DeviceState>({ kind: "untouched" });
  const [marked, setMarked] = useState(0);
  const { revalidate } = useRevalidator();

  const send = useCallback(
    async (draft: DeviceDraft): Promise<void> => {
      setState({ kind: "sending" });
      const outcome = await sendDraft(draft, csrfToken);
      setState(outcome);
      if (outcome.kind !== "sent") return;
      onSent();
      revalidate();
    },
    [csrfToken, revalidate, onSent],
  );

  const show = useCallback((draft: DeviceDraft): void => {
    if (form.current === null) return;
    fill(form.current, draft.fields);
    setMarked(countMarks(draft.fields));
    if (draft.state === "queued") return;
    setState(draft.message === null ? { kind: "saved" } : { kind: "refused", message: draft.message });
  }, []);

  const fail = useCallback((): void => {
    setState({ kind: "no-room" });
  }, []);

  useWhatIsKept({ owner, signOffId, show, send, fail });

  const keep = async (kept: "draft" | "queued"): Promise<void> => {
    if (form.current === null) return;
    const fields = fieldsOf(form.current);
    setMarked(countMarks(fields));
    const draft = { key: draftKey(owner, signOffId), owner, signOffId, fields, state: kept, message: null };
    const written = await writeDraft(draft).then(
      () => true,
      () => false,
    );
    if (kept === "queued") await send(draft);
    else setState({ kind: written ? "saved" : "no-room" });
  };

  return {
    form,
    state,
    marked,
    onChange: () => void keep("draft"),
    onSubmit: (event) => {
      event.preventDefault();
      void keep("queued");
    },
    onDiscard: () => {
      void dropDraft(owner, signOffId).then(() => {
        form.current?.reset();
        setMarked(0);
        setState({ kind: "untouched" });
      });
    },
  };
}

interface Kept {
  readonly owner: string;
  readonly signOffId: string;
  readonly show: (draft: DeviceDraft) => void;
  readonly send: (draft: DeviceDraft) => Promise<void>;
  readonly fail: () => void;
}

/** Brings back what the device kept from an earlier visit, and sends what was signed without a connection. */
function useWhatIsKept({ owner, signOffId, show, send, fail }: Kept): void {
  useEffect(() => {
    const resume = async (): Promise<void> => {
      const draft = await readDraft(owner, signOffId);
      if (draft === undefined) return;
      show(draft);
      if (draft.state === "queued") await send(draft);
    };
    const retry = async (): Promise<void> => {
      const draft = await readDraft(owner, signOffId);
      if (draft?.state === "queued") await send(draft);
    };
    const onOnline = (): void => {
      retry().catch(fail);
    };
    // A device without a store still posts the form.
    resume().catch(fail);
    window.addEventListener("online", onOnline);
    return () => {
      window.removeEventListener("online", onOnline);
    };
  }, [owner, signOffId, show, send, fail]);
}
