import type { ScoreProblem } from "./score-check.ts";

/** Why a lesson-check was not taken, and what to do. */
export function completionProblemInWords(problem: ScoreProblem): string {
  return problem.kind === "unanswered"
    ? "A question has no answer yet. Nothing was counted; answer every question, then send."
    : "An answer cannot be read. Nothing was counted; look at each answer and send again.";
}
