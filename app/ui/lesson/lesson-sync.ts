import type { CheckAnswers } from "./lesson-check-form.tsx";
import { openLessonStore, type Completion, type DeviceProgress, type LessonStore } from "./lesson-store.ts";
import type { Posted } from "../offline/post-json.ts";
import { sendCompletion, sendProgress, type LessonOutcome } from "./send-lesson.ts";

/** Where what was read and answered is. `waiting`: on this device, the connection is gone; `synced`: what had waited has arrived. */
export type LessonSyncState = "idle" | "saved" | "saving" | "waiting" | "synced" | "signed-out" | "failed";

/** What the page shows of a lesson and of what is on its way. */
export interface HeldLesson {
  readonly state: LessonSyncState;
  /** False: what waits is lost when the page is closed. */
  readonly lasting: boolean;
  readonly progress: DeviceProgress;
  /** Raised when the progress came from somewhere else than this page. */
  readonly restored: number;
  /** The lesson-check of this lesson that has not reached the server. */
  readonly completion: Completion | null;
  readonly outcome: LessonOutcome | null;
  readonly message: string | null;
}

export interface LessonSync {
  readonly open: () => Promise<void>;
  readonly read: (part: number) => void;
  readonly practise: (id: string, answer: CheckAnswers[string]) => void;
  readonly complete: (answers: CheckAnswers) => void;
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
}

interface SyncWish {
  readonly lesson: string;
  readonly progress: DeviceProgress;
  /** Names this going through the lesson-check, so that it counts once however often it is sent. */
  readonly attempt: string;
  /** Whose it is: it is never sent for another account. */
  readonly account: string;
  readonly csrf: string;
  readonly onChange: (held: HeldLesson) => void;
  /** The server has this lesson-check. */
  readonly onCompleted: () => void;
}

const PAUSE_MS = 1_200;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

export const freshLesson = (progress: DeviceProgress): HeldLesson => {
  const nothing = { completion: null, outcome: null, message: null };
  return { state: "idle", lasting: true, progress, restored: 0, ...nothing };
};

/** A lesson on a page while it is open. */
interface OpenLesson {
  readonly wish: SyncWish;
  held: HeldLesson;
  store: LessonStore | null;
  /** Progress that the server does not have. */
  dirty: boolean;
  busy: boolean;
  /** Something came up while sending. */
  again: boolean;
  wait: number;
  timer: number | undefined;
}

/** Keeps a lesson on the device first and brings it to the server whenever there is a connection. */
export function createLessonSync(wish: SyncWish): LessonSync {
  const lesson: OpenLesson = {
    ...{ wish, held: freshLesson(wish.progress), store: null, dirty: false, busy: false, again: false },
    ...{ wait: FIRST_RETRY_MS, timer: undefined },
  };
  return {
    open: () => open(lesson),
    read: (part) => {
      if (part > lesson.held.progress.part && lesson.held.outcome === null) note(lesson, { part });
    },
    practise: (id, answer) => {
      note(lesson, { answered: { ...lesson.held.progress.answered, [id]: answer } });
    },
    complete: (answers) => {
      complete(lesson, answers);
    },
    flush: () => {
      lesson.wait = FIRST_RETRY_MS;
      return flush(lesson);
    },
    stop: () => {
      window.clearTimeout(lesson.timer);
    },
  };
}

function put(lesson: OpenLesson, change: Partial<HeldLesson>): void {
  lesson.held = { ...lesson.held, ...change };
  lesson.wish.onChange(lesson.held);
}

/** The device keeps nothing: say so, and go on. */
const lost = (lesson: OpenLesson) => (): void => {
  put(lesson, { lasting: false });
};

function later(lesson: OpenLesson, ms: number): void {
  window.clearTimeout(lesson.timer);
  lesson.timer = window.setTimeout(() => void flush(lesson), ms);
}

/** What an earlier visit left on this device comes before what the server had when the page was made. */
async function open(lesson: OpenLesson): Promise<void> {
  const { wish } = lesson;
  const store = await openLessonStore(wish.account);
  lesson.store = store;
  const kept = await store.readProgress(wish.lesson).catch(() => null);
  const waiting = await store.completions().catch(() => []);
  const completion = waiting.find((candidate) => candidate.lesson === wish.lesson) ?? null;
  const usable = kept?.version === wish.progress.version ? kept : null;
  lesson.dirty = usable !== null;
  put(lesson, {
    ...{ lasting: store.lasting, completion, progress: usable ?? wish.progress },
    ...(usable === null && completion === null ? {} : { restored: lesson.held.restored + 1, state: "waiting" }),
  });
  await flush(lesson);
}

function note(lesson: OpenLesson, change: Partial<DeviceProgress>): void {
  lesson.dirty = true;
  put(lesson, { progress: { ...lesson.held.progress, ...change } });
  lesson.store?.writeProgress(lesson.wish.lesson, lesson.held.progress).catch(lost(lesson));
  later(lesson, lesson.held.state === "waiting" ? lesson.wait : PAUSE_MS);
}

function complete(lesson: OpenLesson, answers: CheckAnswers): void {
  const { wish, held, store } = lesson;
  const completion = { lesson: wish.lesson, version: held.progress.version, deviceKey: wish.attempt, answers };
  put(lesson, { completion, state: held.state === "waiting" ? "waiting" : "saving", message: null });
  void Promise.resolve(store?.addCompletion(completion))
    .catch(lost(lesson))
    .then(() => flush(lesson));
}

async function flush(lesson: OpenLesson): Promise<void> {
  lesson.again = lesson.busy;
  if (lesson.busy) return;
  lesson.busy = true;
  window.clearTimeout(lesson.timer);
  await sendNow(lesson);
  lesson.busy = false;
  if (lesson.again) await flush(lesson);
}

async function sendNow(lesson: OpenLesson): Promise<void> {
  const { wish, store } = lesson;
  const waited = lesson.held.state === "waiting";
  if (!(await sendCompletions(lesson))) return;
  if (lesson.dirty && lesson.held.outcome === null) {
    lesson.dirty = false;
    if (!waited) put(lesson, { state: "saving" });
    const sent = await sendProgress(wish.lesson, lesson.held.progress, wish.csrf);
    if (sent.kind !== "taken") {
      lesson.dirty = true;
      fail(lesson, sent);
      return;
    }
  }
  if (!lesson.dirty) await store?.writeProgress(wish.lesson, null).catch(lost(lesson));
  lesson.wait = FIRST_RETRY_MS;
  const nothingYet = lesson.held.state === "idle" && lesson.held.outcome === null;
  put(lesson, { state: waited ? "synced" : nothingYet ? "idle" : "saved", message: null });
}

/** Every finished lesson-check of this account that waits on this device, this lesson's and others'. False: not all could go. */
async function sendCompletions(lesson: OpenLesson): Promise<boolean> {
  const { wish, store } = lesson;
  const stored = (await store?.completions().catch(() => [])) ?? [];
  const own = lesson.held.completion;
  const isStored = stored.some(({ deviceKey }) => deviceKey === own?.deviceKey);
  for (const completion of own === null || isStored ? stored : [...stored, own]) {
    const sent = await sendCompletion(completion, wish.csrf);
    if (sent.kind === "offline" || sent.kind === "signed-out") {
      fail(lesson, sent);
      return false;
    }
    await store?.removeCompletion(completion).catch(lost(lesson));
    if (completion.lesson !== wish.lesson) continue;
    if (sent.kind === "refused") {
      put(lesson, { completion: null });
      fail(lesson, sent);
      return false;
    }
    lesson.dirty = false;
    put(lesson, { completion: null, outcome: sent.receipt });
    wish.onCompleted();
  }
  return true;
}

function fail(lesson: OpenLesson, sent: Exclude<Posted<unknown>, { kind: "taken" }>): void {
  if (sent.kind === "signed-out") put(lesson, { state: "signed-out" });
  else if (sent.kind === "refused") put(lesson, { state: "failed", message: sent.message });
  else {
    put(lesson, { state: "waiting" });
    later(lesson, lesson.wait);
    lesson.wait = Math.min(LONGEST_RETRY_MS, lesson.wait * 2);
  }
}
