import { openAnswerStore } from "../check/answer-store.ts";
import { refusalInWords } from "../check/refusal-words.ts";
import { sendAnswers } from "../check/send-answers.ts";
import { openLessonStore } from "../lesson/lesson-store.ts";
import { sendCompletion } from "../lesson/send-lesson.ts";
import { sendDraft } from "../sign-off/send-sign-off.ts";
import { type DeviceWork, type WorkOwner, readDeviceWork } from "./device-work.ts";

/** What came of one thing: it arrived, it can go later, or the server said why it does not take it. */
export type WorkOutcome =
  | { readonly kind: "sent" }
  | { readonly kind: "waiting"; readonly reason: "offline" | "signed-out" }
  | { readonly kind: "refused"; readonly message: string };

/** Two windows, or a page and the line above it, never send at the same moment. */
const LOCK = "pacesetter-send";

/**
 * Sends what waits, one after the other, until the connection or the session is found to be gone. `isOpenHere` names what the
 * page on the screen sends by itself. Sending twice does no harm: the server knows each thing by its key.
 */
export async function sendDeviceWork(
  owner: WorkOwner,
  csrf: string,
  isOpenHere: (work: DeviceWork) => boolean,
): Promise<ReadonlyMap<string, WorkOutcome>> {
  const outcomes = new Map<string, WorkOutcome>();
  await alone(async () => {
    for (const work of await readDeviceWork(owner)) {
      if (isOpenHere(work)) continue;
      const outcome = await sendOne(owner, work, csrf);
      outcomes.set(work.key, outcome);
      if (outcome.kind === "waiting") return;
    }
  });
  return outcomes;
}

/** A page reached over plain http has no locks; sending side by side is then the worst that happens. */
async function alone(work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) await work();
  else await locks.request(LOCK, work);
}

async function sendOne(owner: WorkOwner, work: DeviceWork, csrf: string): Promise<WorkOutcome> {
  switch (work.kind) {
    case "sign-off":
      return sendDraft(work.draft, csrf);
    case "answers":
      return sendCheckAnswers(owner, work, csrf);
    case "lesson":
      return sendLessonCheck(owner, work, csrf);
  }
}

async function sendCheckAnswers(
  { account }: WorkOwner,
  { check, answers }: Extract<DeviceWork, { kind: "answers" }>,
  csrf: string,
): Promise<WorkOutcome> {
  const sent = await sendAnswers(check, answers, csrf);
  if (sent.kind === "refused") return sent;
  if (sent.kind !== "taken") return { kind: "waiting", reason: sent.kind };
  const { refused } = sent.receipt;
  const store = await openAnswerStore(account);
  const last = answers.at(-1)?.sequence ?? -1;
  // what was given on another page meanwhile stays, and so does what was not taken, until its owner has seen why
  const notTaken = answers.filter((_, at) => refused[at] != null);
  const later = (await store.read(check)).filter(({ sequence }) => sequence > last);
  await store.write(check, [...notTaken, ...later]);
  const reason = refused.find((answer) => answer !== null);
  return reason == null ? { kind: "sent" } : { kind: "refused", message: refusalInWords(reason) };
}

async function sendLessonCheck(
  { account }: WorkOwner,
  { completion }: Extract<DeviceWork, { kind: "lesson" }>,
  csrf: string,
): Promise<WorkOutcome> {
  const sent = await sendCompletion(completion, csrf);
  if (sent.kind === "refused") return sent;
  if (sent.kind !== "taken") return { kind: "waiting", reason: sent.kind };
  await (await openLessonStore(account)).removeCompletion(completion);
  return { kind: "sent" };
}
