import { dropDraft, readDrafts, writeDraft, type DeviceDraft } from "./device-store.ts";

/** What came of sending one list. `waiting`: not now (no connection, or signed out); it stays queued. */
export type SendOutcome =
  | { readonly kind: "sent" }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "waiting"; readonly reason: "offline" | "signed-out" };

/** Sends one queued list to our own server and forgets it here once the server has it. Safe to repeat: the key is unique. */
export async function sendDraft(draft: DeviceDraft, csrfToken: string): Promise<SendOutcome> {
  const outcome = await post(draft, csrfToken);
  // A device that cannot note the answer sends the list again, and gets the same answer.
  const noted =
    outcome.kind === "sent"
      ? dropDraft(draft.owner, draft.signOffId)
      : outcome.kind === "refused"
        ? writeDraft({ ...draft, state: "refused", message: outcome.message })
        : Promise.resolve();
  await noted.catch(() => undefined);
  return outcome;
}

/** Sends everything that waits on this device, one after the other. Returns how many arrived. */
export async function sendWaiting(owner: string, csrfToken: string): Promise<number> {
  let sent = 0;
  for (const draft of await readDrafts(owner)) {
    if (draft.state !== "queued") continue;
    const outcome = await sendDraft(draft, csrfToken);
    if (outcome.kind === "waiting") return sent;
    if (outcome.kind === "sent") sent += 1;
  }
  return sent;
}

async function post({ signOffId, fields }: DeviceDraft, csrfToken: string): Promise<SendOutcome> {
  const body = new URLSearchParams([...fields.map(([name, value]): [string, string] => [name, value])]);
  let response: Response;
  try {
    response = await window.fetch(`/sign-offs/${signOffId}/send`, {
      method: "POST",
      body,
      headers: { "X-CSRF": csrfToken },
    });
  } catch {
    return { kind: "waiting", reason: "offline" };
  }
  if (response.redirected || response.status === 403) return { kind: "waiting", reason: "signed-out" };
  if (response.ok) return { kind: "sent" };
  if (response.status >= 500) return { kind: "waiting", reason: "offline" };
  return { kind: "refused", message: await messageOf(response) };
}

async function messageOf(response: Response): Promise<string> {
  const answer: unknown = await response.json().catch(() => null);
  const message: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, "message") : null;
  return typeof message === "string" ? message : "The server did not take it. Reload the page and look again.";
}
