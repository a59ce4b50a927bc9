import type { DeliveryReceipt, QueuedAnswer } from "./check-types.ts";

/** What came of trying to send. `offline`: nothing was reached; `signed-out`: the session is over; `refused`: not taken as it is. */
export type Sending =
  | { readonly kind: "taken"; readonly receipt: DeliveryReceipt }
  | { readonly kind: "offline" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly message: string };

const PATIENCE_MS = 10_000;

/** Sends answers in one delivery. Sending the same again does no harm: the server knows what it has. */
export async function sendAnswers(check: string, answers: readonly QueuedAnswer[], csrf: string): Promise<Sending> {
  let response: Response;
  try {
    response = await window.fetch(`/checks/${check}/answers`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF": csrf },
      body: JSON.stringify({ answers }),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return { kind: "offline" };
  }
  // a redirect leads to the sign-in page; an expired token means that another session began on this device
  if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403)
    return { kind: "signed-out" };
  if (response.status >= 500) return { kind: "offline" };
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && isReceipt(body)) return { kind: "taken", receipt: body };
  return { kind: "refused", message: messageOf(body) };
}

function isReceipt(body: unknown): body is DeliveryReceipt {
  return typeof body === "object" && body !== null && "refused" in body && Array.isArray(body.refused);
}

function messageOf(body: unknown): string {
  const stated = typeof body === "object" && body !== null && "message" in body ? body.message : null;
  return typeof stated === "string" ? stated : "The answer could not be saved. Reload the page and try again.";
}
