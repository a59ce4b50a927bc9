import type { Result } from "#app/engine/kernel/result.ts";
import { assertNever } from "#app/engine/kernel/invariant.ts";
import { PERSONAL_HEADERS } from "./headers.ts";

/** What can go wrong for a reader. Services keep their own closed error kinds; routes map them to one of these. */
export type Problem =
  | { readonly kind: "not-found" }
  | { readonly kind: "not-permitted" }
  | { readonly kind: "form-expired" }
  | { readonly kind: "too-many-attempts"; readonly waitSeconds: number }
  | { readonly kind: "invalid"; readonly message: string }
  | { readonly kind: "conflict"; readonly message: string }
  | { readonly kind: "too-large"; readonly message: string };

/** What the error page gets as `error.data`. */
export interface ProblemBody {
  readonly kind: Problem["kind"];
  readonly title: string;
  readonly message: string;
}

/** A response to throw: the error boundary draws its body as a page, a script reads it as JSON. */
export function problemResponse(problem: Problem): Response {
  const { status, ...body } = describe(problem);
  const headers = new Headers({ ...PERSONAL_HEADERS, "Content-Type": "application/json; charset=utf-8" });
  if (problem.kind === "too-many-attempts") headers.set("Retry-After", String(problem.waitSeconds));
  // the rest of the body is left unread, so the connection cannot carry another request
  if (problem.kind === "too-large") headers.set("Connection", "close");
  return new Response(JSON.stringify(body satisfies ProblemBody), { status, headers });
}

/** The value, or a 404: for what does not exist and, with the same answer, for what the viewer may not know to exist. */
export function requireFound<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw problemResponse({ kind: "not-found" });
  return value;
}

/** The value of a result, or the problem that `explain` makes of its error, thrown. */
export function requireOk<T, E>(result: Result<T, E>, explain: (error: E) => Problem): T {
  if (!result.ok) throw problemResponse(explain(result.error));
  return result.value;
}

/** "45 seconds", "12 minutes", "3 hours": rounded up, so that trying again then does work. */
export function waitInWords(seconds: number): string {
  const [count, unit] =
    seconds < 90
      ? [Math.max(1, Math.ceil(seconds)), "second"]
      : seconds < 90 * 60
        ? [Math.ceil(seconds / 60), "minute"]
        : [Math.ceil(seconds / 3600), "hour"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function describe(problem: Problem): ProblemBody & { readonly status: number } {
  switch (problem.kind) {
    case "not-found":
      return page(
        404,
        problem,
        "Not found",
        "There is nothing here, or it is not yours to see. Check the address, or go back to where you came from.",
      );
    case "not-permitted":
      return page(
        403,
        problem,
        "Not part of your roles",
        "None of the roles you hold includes this page. An administrator can grant one.",
      );
    case "form-expired":
      return page(
        403,
        problem,
        "This form is no longer valid",
        "Nothing was saved. The form was opened in another session or too long ago. Go back, reload the page and send it again.",
      );
    case "too-many-attempts":
      return page(
        429,
        problem,
        "Too many attempts",
        `Nothing was changed. Try again in ${waitInWords(problem.waitSeconds)}.`,
      );
    case "invalid":
      return page(400, problem, "That cannot be used", problem.message);
    case "conflict":
      return page(409, problem, "Somebody else was faster", problem.message);
    case "too-large":
      return page(413, problem, "Too large", problem.message);
    default:
      return assertNever(problem);
  }
}

function page(
  status: number,
  problem: Problem,
  title: string,
  message: string,
): ProblemBody & { readonly status: number } {
  return { status, kind: problem.kind, title, message };
}
