import type { AssessorRefusal } from "#app/engine/signoff/eligibility.ts";
import type { MarkProblem } from "#app/engine/signoff/judgement.ts";
import type { RequestProblem } from "./request-sign-off.server.ts";
import type { SignProblem } from "./sign-sign-off.server.ts";

/** Why somebody may not sign, to that person. */
export function refusalInWords({ kind }: AssessorRefusal, skillName: string, level: number): string {
  switch (kind) {
    case "oneself":
      return "Nobody signs off their own work. A colleague who holds the level has to watch and sign.";
    case "other-site":
      return "Only somebody who works at the same site may sign. Decline it, so that a colleague there can be asked.";
    case "below-level":
      return `To sign ${skillName} at level ${level} you have to hold that level yourself, shown by more than a self-rating and still valid. Your record does not show it today.`;
  }
}

/** What is still missing on a marked list, as one sentence. */
function markProblemInWords(problem: MarkProblem): string {
  switch (problem.kind) {
    case "unknown-point":
      return "The list on this page is not the one that was asked for. Reload the page and mark it again.";
    case "unmarked":
      return problem.pointIds.length === 1
        ? "One point has no mark yet. Choose 1, 2, 3 or Not seen."
        : `${problem.pointIds.length} points have no mark yet. Choose 1, 2, 3 or Not seen for each.`;
    case "safety-not-seen":
      return "A safety-critical point was not seen. It has to be watched before anybody signs.";
    case "too-few-seen":
      return `Only ${problem.seen} points were seen; at least ${problem.needed} are needed before a level can be stated.`;
    case "reason-missing":
      return `Level ${problem.reached} needs your reason in words: what did you see that shows it?`;
  }
}

/** Why a sign-off could not be asked for, to the person who asked. */
export function requestProblemInWords(problem: RequestProblem, level: number): string {
  switch (problem.kind) {
    case "not-found":
      return "Nothing was asked: that skill is not in the library any more. Choose it again.";
    case "already-open":
      return "Nothing was asked: the same level of this skill is open with somebody already. Withdraw that first, or wait for it.";
    case "oneself":
      return "Nothing was asked: nobody signs off their own work. Choose a colleague.";
    case "other-site":
      return "Nothing was asked: only somebody who works at the same site may sign. Choose somebody from the list.";
    case "below-level":
      return `Nothing was asked: this colleague does not hold level ${level} of ${problem.skillName} themself, shown by more than a self-rating. Choose somebody from the list.`;
  }
}

/** Why a list was not signed, to the assessor. What was marked is kept. */
export function signProblemInWords(problem: Exclude<SignProblem, { readonly kind: "not-found" }>): string {
  switch (problem.kind) {
    case "oneself":
    case "other-site":
    case "below-level":
      return refusalInWords(problem, problem.skillName, problem.level);
    case "observed-later":
      return "The day you watched it lies in the future. Choose today or an earlier day.";
    case "observed-long-ago":
      return "That is more than 90 days ago, too long to sign for from memory. Watch it again, or decline.";
    case "closed":
      return `${closedInWords(problem)} Nothing was recorded a second time.`;
    case "unknown-point":
    case "unmarked":
    case "safety-not-seen":
    case "too-few-seen":
    case "reason-missing":
      return markProblemInWords(problem);
  }
}

function closedInWords({ status, by, at }: Extract<SignProblem, { readonly kind: "closed" }>): string {
  const when = `${by === null ? "" : ` by ${by}`}${at === null ? "" : ` on ${at.slice(0, 10)}`}`;
  if (status === "withdrawn") return `The request was withdrawn${when}.`;
  if (status === "declined") return `The request was declined${when}.`;
  return `This was signed already${when}, from another device or page.`;
}
