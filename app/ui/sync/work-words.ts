import type { DeviceWork } from "./device-work.ts";
import type { HeldWork } from "./use-device-work.ts";
import type { WorkOutcome } from "./send-device-work.ts";

export type SyncTone = "fine" | "waiting" | "problem";

/** What of a piece of work waits, counted as a person counts: answers one by one. */
const countOf = (work: DeviceWork): number => (work.kind === "answers" ? work.answers.length : 1);

/** Why the server does not take it; null: it has not been refused. */
function refusalOf(work: DeviceWork, outcome: WorkOutcome | undefined): string | null {
  if (outcome?.kind === "refused") return outcome.message;
  return work.kind === "sign-off" && work.draft.state === "refused" ? work.draft.message : null;
}

/** The line in the bar: everything has arrived, some waits, or something is wrong. Null: nothing is known yet. */
export function syncInWords({ work, outcomes, noSpace }: HeldWork): { tone: SyncTone; text: string } | null {
  if (noSpace) return { tone: "problem", text: "No space on this device" };
  if (work === null) return null;
  const refused = work.find((one) => refusalOf(one, outcomes.get(one.key)) !== null);
  if (refused !== undefined) return { tone: "problem", text: "Not sent: see why" };
  const waiting = work.reduce((sum, one) => sum + countOf(one), 0);
  return waiting === 0 ? { tone: "fine", text: "All sent" } : { tone: "waiting", text: `${String(waiting)} waiting` };
}

/** What it is, for the list: "2 answers of a check". */
export function workInWords(work: DeviceWork): { readonly title: string; readonly to: string; readonly open: string } {
  switch (work.kind) {
    case "answers": {
      const count = work.answers.length === 1 ? "1 answer" : `${String(work.answers.length)} answers`;
      return { title: `${count} of a check`, to: `/checks/${work.check}`, open: "Open the check" };
    }
    case "lesson":
      return {
        title: "Answers of a lesson",
        to: `/library/lessons/${work.completion.lesson}`,
        open: "Open the lesson",
      };
    case "sign-off":
      return { title: "A signed checklist", to: `/sign-offs/${work.draft.signOffId}`, open: "Open the sign-off" };
  }
}

/** Why it has not gone yet, and what happens next. */
export function waitInWords(work: DeviceWork, outcome: WorkOutcome | undefined): string {
  const refusal = refusalOf(work, outcome);
  if (refusal !== null) return `Not sent: ${refusal}`;
  if (outcome?.kind === "waiting" && outcome.reason === "signed-out")
    return "Waiting: the session had ended. It is sent after you sign in again.";
  return "Waiting for the connection. It is sent by itself as soon as there is one.";
}
