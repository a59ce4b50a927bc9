import { openAnswerStore } from "../check/answer-store.ts";
import type { QueuedAnswer } from "../check/check-types.ts";
import { openLessonStore, type Completion } from "../lesson/lesson-store.ts";
import { dropDraft, readDrafts, type DeviceDraft } from "../sign-off/device-store.ts";

/** Whose work: answers and lessons are bound to the account, sign-offs to the person. */
export interface WorkOwner {
  readonly account: string;
  readonly learner: string | null;
}

/** One thing on this device that the server does not have. */
export type DeviceWork =
  | {
      readonly kind: "answers";
      readonly key: string;
      readonly check: string;
      readonly answers: readonly QueuedAnswer[];
    }
  | { readonly kind: "lesson"; readonly key: string; readonly completion: Completion }
  | { readonly kind: "sign-off"; readonly key: string; readonly draft: DeviceDraft };

/** Everything of this person that waits on this device, nobody else's. Throws where the browser keeps nothing. */
export async function readDeviceWork({ account, learner }: WorkOwner): Promise<readonly DeviceWork[]> {
  const [answers, lessons, drafts] = await Promise.all([
    openAnswerStore(account).then((store) => store.readAll()),
    openLessonStore(account).then((store) => store.completions()),
    learner === null ? [] : readDrafts(learner),
  ]);
  return [
    ...answers.map(({ check, answers: queue }): DeviceWork => {
      return { kind: "answers", key: `answers ${check}`, check, answers: queue };
    }),
    ...lessons.map((completion): DeviceWork => {
      return { kind: "lesson", key: `lesson ${completion.deviceKey}`, completion };
    }),
    ...drafts
      .filter(({ state }) => state !== "draft")
      .map((draft): DeviceWork => ({ kind: "sign-off", key: `sign-off ${draft.key}`, draft })),
  ];
}

/** Takes it off the device for good. */
export async function discardDeviceWork({ account }: WorkOwner, work: DeviceWork): Promise<void> {
  switch (work.kind) {
    case "answers":
      await (await openAnswerStore(account)).write(work.check, []);
      return;
    case "lesson":
      await (await openLessonStore(account)).removeCompletion(work.completion);
      return;
    case "sign-off":
      await dropDraft(work.draft.owner, work.draft.signOffId);
      return;
  }
}
