import type { QuestionFeedback } from "#app/catalog/lessons/question-feedback.ts";
import type { Completion, DeviceProgress } from "./lesson-store.ts";

/** What came of trying to send. `offline`: nothing was reached; `signed-out`: the session is over; `refused`: not taken as it is. */
export type Sent<T> =
  | { readonly kind: "taken"; readonly receipt: T }
  | { readonly kind: "offline" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly message: string };

/** What the server says about a lesson-check. */
export interface LessonOutcome {
  readonly results: Readonly<Record<string, QuestionFeedback>>;
  readonly points: number;
  readonly possible: number;
  readonly counted: boolean;
}

const PATIENCE_MS = 10_000;

const addressOf = (lesson: string, what: string): string => `/library/lessons/${lesson}/${what}`;

export async function sendProgress(lesson: string, progress: DeviceProgress, csrf: string): Promise<Sent<null>> {
  const sent = await post(addressOf(lesson, "progress"), progress, csrf);
  return sent.kind === "taken" ? { kind: "taken", receipt: null } : sent;
}

/** Sending the same again does no harm: the server knows it by its key. */
export async function sendCompletion(completion: Completion, csrf: string): Promise<Sent<LessonOutcome>> {
  const { lesson, ...body } = completion;
  const sent = await post(addressOf(lesson, "complete"), body, csrf);
  if (sent.kind !== "taken") return sent;
  return isOutcome(sent.receipt)
    ? { kind: "taken", receipt: sent.receipt }
    : { kind: "refused", message: "The answers could not be saved. Reload the page and try again." };
}

async function post(address: string, body: object, csrf: string): Promise<Sent<unknown>> {
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
  const receipt: unknown = await response.json().catch(() => null);
  if (response.ok) return { kind: "taken", receipt };
  const stated = typeof receipt === "object" && receipt !== null && "message" in receipt ? receipt.message : null;
  const message = typeof stated === "string" ? stated : "This could not be saved. Reload the page and try again.";
  return { kind: "refused", message };
}

function isOutcome(receipt: unknown): receipt is LessonOutcome {
  return typeof receipt === "object" && receipt !== null && "results" in receipt && "counted" in receipt;
}
