import { openAnswerStore, type AnswerStore } from "./answer-store.ts";
import type { CheckAhead } from "./check-ahead.ts";
import type { DeliveryReceipt, QueuedAnswer, Refusal, RunningCheck } from "./check-types.ts";
import type { Posted } from "../offline/post-json.ts";
import { sendAnswers } from "./send-answers.ts";

/** Where the answers are. `waiting`: on this device, the connection is gone; `synced`: what had waited has arrived. */
export type SyncState = "saved" | "sending" | "waiting" | "synced" | "signed-out" | "failed";

/** What the page shows of a check and of the answers on their way. */
export interface HeldCheck {
  readonly check: RunningCheck;
  /** Answers the server has not confirmed, in order. */
  readonly queue: readonly QueuedAnswer[];
  readonly state: SyncState;
  /** False: answers that wait are lost when the page is closed. */
  readonly lasting: boolean;
  readonly refusal: Refusal | null;
  readonly message: string | null;
  readonly over: boolean;
}

export const freshCheck = (check: RunningCheck): HeldCheck => {
  return { check, queue: [], state: "saved", lasting: true, refusal: null, message: null, over: false };
};

export interface CheckSync {
  /** The check as the server has it now; answers that wait on the device are sent after it. */
  readonly load: (check: RunningCheck) => Promise<void>;
  readonly submit: (answer: QueuedAnswer) => void;
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
}

interface SyncWish {
  readonly check: RunningCheck;
  /** Whose answers: they are never sent for another account. */
  readonly account: string;
  readonly csrf: string;
  /** How far the check has come, for a page that is opened again without a connection; null: nothing is kept here. */
  readonly ahead: CheckAhead | null;
  readonly onChange: (held: HeldCheck) => void;
  /** Something new is on the server: other windows may want to know. */
  readonly onDelivered: () => void;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Brings answers to the server, one by one while there is a connection, together in order when it comes back. An answer
 * leaves the device when the server says that it has it, or that it will not take it.
 */
export function createCheckSync(wish: SyncWish): CheckSync {
  let held = freshCheck(wish.check);
  let store: AnswerStore | null = null;
  let busy = false;
  let wait = FIRST_RETRY_MS;
  let timer: number | undefined;

  const put = (change: Partial<HeldCheck>): void => {
    held = { ...held, ...change };
    wish.onChange(held);
  };
  const keep = (): void => {
    store?.write(held.check.id, held.queue).catch(() => {
      put({ lasting: false });
    });
  };
  const flush = async (): Promise<void> => {
    if (busy || held.queue.length === 0) return;
    busy = true;
    window.clearTimeout(timer);
    const sent = held.queue;
    const sending = await sendAnswers(held.check.id, sent, wish.csrf);
    busy = false;
    put(sending.kind === "taken" ? afterReceipt(held, sent, sending.receipt) : afterFailure(held, sending));
    keep();
    if (sending.kind === "taken") {
      if (sending.receipt.check !== null) wish.ahead?.write(sending.receipt.check);
      wait = FIRST_RETRY_MS;
      wish.onDelivered();
      await flush();
    } else if (sending.kind === "offline") {
      timer = window.setTimeout(() => void flush(), wait);
      wait = Math.min(LONGEST_RETRY_MS, wait * 2);
    }
  };
  return {
    load: async (loaded) => {
      const noted = (await wish.ahead?.read(loaded.id)) ?? null;
      // a copy of the page is as old as its opening; what the server said since then counts
      const check = noted !== null && noted.answered > loaded.answered ? noted : loaded;
      store ??= await openAnswerStore(wish.account);
      const kept = await store.read(check.id).catch(() => []);
      const queue = kept.filter(({ sequence }) => sequence >= check.answered);
      put({ check, queue, lasting: store.lasting, state: queue.length > 0 ? "waiting" : held.state });
      await flush();
    },
    submit: (answer) => {
      const offline = held.state === "waiting" || held.state === "signed-out";
      const queue = [...held.queue, { ...answer, queued: offline }];
      put({ queue, state: offline ? held.state : "sending", refusal: null, message: null });
      keep();
      void flush();
    },
    flush: () => {
      wait = FIRST_RETRY_MS;
      return flush();
    },
    stop: () => {
      window.clearTimeout(timer);
    },
  };
}

/** Saved and refused answers leave the queue; those given meanwhile stay. */
function afterReceipt(
  before: HeldCheck,
  sent: readonly QueuedAnswer[],
  { check, refused }: DeliveryReceipt,
): Partial<HeldCheck> {
  return {
    check: check ?? before.check,
    queue: before.queue.slice(sent.length),
    state: sent.some((answer) => answer.queued) ? "synced" : "saved",
    refusal: refused.find((answer) => answer !== null) ?? null,
    over: check === null,
  };
}

/** The answers stay; from now on they count as given without a connection. */
function afterFailure(before: HeldCheck, sending: Exclude<Posted<unknown>, { kind: "taken" }>): Partial<HeldCheck> {
  const queue = before.queue.map((answer) => ({ ...answer, queued: true }));
  switch (sending.kind) {
    case "offline":
      return { queue, state: "waiting" };
    case "signed-out":
      return { queue, state: "signed-out" };
    case "refused":
      return { queue, state: "failed", message: sending.message };
  }
}
