/** What came of sending. `offline`: nothing was reached; `signed-out`: the session is over; `refused`: not taken as it is. */
export type Posted<T> =
  | { readonly kind: "taken"; readonly receipt: T }
  | { readonly kind: "offline" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly message: string };

const PATIENCE_MS = 10_000;

interface Posting<T> {
  readonly body: object;
  readonly csrf: string;
  readonly isReceipt: (answer: unknown) => answer is T;
  /** What is said when the server refuses without a word, or answers with something else than a receipt. */
  readonly unsaid: string;
}

/** Sends a document to our own server and tells apart why it did not arrive: what did not can be sent again later. */
export async function postJson<T>(address: string, { body, csrf, isReceipt, unsaid }: Posting<T>): Promise<Posted<T>> {
  let response: Response;
  try {
    response = await window.fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF": csrf },
      body: JSON.stringify(body),
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
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && isReceipt(answer)) return { kind: "taken", receipt: answer };
  return { kind: "refused", message: messageOf(answer) ?? unsaid };
}

function messageOf(answer: unknown): string | null {
  const stated = typeof answer === "object" && answer !== null && "message" in answer ? answer.message : null;
  return typeof stated === "string" ? stated : null;
}
