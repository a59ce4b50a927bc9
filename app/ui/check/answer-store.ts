import { openDB, type IDBPDatabase } from "idb";
import type { QueuedAnswer } from "./check-types.ts";

/** Answers that have not reached the server, kept on the device. Those of one account are never sent for another. */
export interface AnswerStore {
  /** False where the browser lets nothing be kept: answers then live as long as the page. */
  readonly lasting: boolean;
  readonly read: (check: string) => Promise<readonly QueuedAnswer[]>;
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
  return {
    lasting: true,
    read: async (check) => ((await database.get(TABLE, keyOf(check))) as readonly QueuedAnswer[] | undefined) ?? [],
    write: async (check, answers) => {
      if (answers.length === 0) await database.delete(TABLE, keyOf(check));
      else await database.put(TABLE, answers, keyOf(check));
    },
  };
}

function memoryStore(): AnswerStore {
  const kept = new Map<string, readonly QueuedAnswer[]>();
  return {
    lasting: false,
    read: (check) => Promise.resolve(kept.get(check) ?? []),
    write: (check, answers) => {
      kept.set(check, answers);
      return Promise.resolve();
    },
  };
}
