import { openDB, type IDBPDatabase } from "idb";
import { signalled } from "../sync/device-signal.ts";
import type { QueuedAnswer } from "./check-types.ts";

/** What waits of one check. */
export interface WaitingAnswers {
  readonly check: string;
  readonly answers: readonly QueuedAnswer[];
}

/** Answers that have not reached the server, kept on the device. Those of one account are never sent for another. */
export interface AnswerStore {
  /** False where the browser lets nothing be kept: answers then live as long as the page. */
  readonly lasting: boolean;
  readonly read: (check: string) => Promise<readonly QueuedAnswer[]>;
  /** Of every check of this account. */
  readonly readAll: () => Promise<readonly WaitingAnswers[]>;
  readonly write: (check: string, answers: readonly QueuedAnswer[]) => Promise<void>;
}

const DATABASE = "pacesetter-checks";
const TABLE = "answers";

/** The store of this account on this device. Private windows and full disks fall back to memory. */
export async function openAnswerStore(account: string): Promise<AnswerStore> {
  try {
    const database = await openDB(DATABASE, 1, {
      upgrade: (made) => {
        made.createObjectStore(TABLE);
      },
    });
    return lastingStore(database, account);
  } catch {
    return memoryStore();
  }
}

function lastingStore(database: IDBPDatabase, account: string): AnswerStore {
  const keyOf = (check: string): string => `${account} ${check}`;
  const own = IDBKeyRange.bound(`${account} `, `${account} \uffff`);
  return {
    lasting: true,
    read: async (check) => ((await database.get(TABLE, keyOf(check))) as readonly QueuedAnswer[] | undefined) ?? [],
    readAll: async () => {
      const [keys, queues] = await Promise.all([database.getAllKeys(TABLE, own), database.getAll(TABLE, own)]);
      return keys.map((key, at) => {
        const check = typeof key === "string" ? key.slice(account.length + 1) : "";
        return { check, answers: queues[at] as readonly QueuedAnswer[] };
      });
    },
    write: (check, answers) =>
      signalled(
        answers.length === 0
          ? database.delete(TABLE, keyOf(check))
          : database.put(TABLE, answers, keyOf(check)).then(() => undefined),
      ),
  };
}

function memoryStore(): AnswerStore {
  const kept = new Map<string, readonly QueuedAnswer[]>();
  return {
    lasting: false,
    read: (check) => Promise.resolve(kept.get(check) ?? []),
    readAll: () => Promise.resolve([...kept].map(([check, answers]) => ({ check, answers }))),
    write: (check, answers) => {
      kept.set(check, answers);
      return Promise.resolve();
    },
  };
}
