import { openDB, type IDBPDatabase } from "idb";
import { signalled } from "../sync/device-signal.ts";
import type { CheckAnswers } from "./lesson-check-form.tsx";

/** How far somebody is with a lesson, as this device knows it. */
export interface DeviceProgress {
  readonly version: number;
  readonly part: number;
  readonly answered: CheckAnswers;
}

/** A finished lesson-check on its way to the server. The key makes one that is sent twice count once. */
export interface Completion {
  readonly lesson: string;
  readonly version: number;
  readonly deviceKey: string;
  readonly answers: CheckAnswers;
}

/** What of lessons has not reached the server, kept on the device. That of one account is never sent for another. */
export interface LessonStore {
  /** False where the browser lets nothing be kept: it then lives as long as the page. */
  readonly lasting: boolean;
  readonly readProgress: (lesson: string) => Promise<DeviceProgress | null>;
  /** Null: the server has it. */
  readonly writeProgress: (lesson: string, progress: DeviceProgress | null) => Promise<void>;
  readonly completions: () => Promise<readonly Completion[]>;
  readonly addCompletion: (completion: Completion) => Promise<void>;
  readonly removeCompletion: (completion: Completion) => Promise<void>;
}

const DATABASE = "pacesetter-lessons";

/** The store of this account on this device. Private windows and full disks fall back to memory. */
export async function openLessonStore(account: string): Promise<LessonStore> {
  try {
    const database = await openDB(DATABASE, 1, {
      upgrade: (made) => {
        made.createObjectStore("progress");
        made.createObjectStore("completions");
      },
    });
    return lastingStore(database, account);
  } catch {
    return memoryStore();
  }
}

function lastingStore(database: IDBPDatabase, account: string): LessonStore {
  const keyOf = (part: string): string => `${account} ${part}`;
  const own = IDBKeyRange.bound(`${account} `, `${account} \uffff`);
  return {
    lasting: true,
    readProgress: async (lesson) =>
      ((await database.get("progress", keyOf(lesson))) as DeviceProgress | undefined) ?? null,
    writeProgress: async (lesson, progress) => {
      if (progress === null) await database.delete("progress", keyOf(lesson));
      else await database.put("progress", progress, keyOf(lesson));
    },
    completions: async () => (await database.getAll("completions", own)) as readonly Completion[],
    addCompletion: async (completion) => {
      await signalled(database.put("completions", completion, keyOf(completion.deviceKey)));
    },
    removeCompletion: ({ deviceKey }) => signalled(database.delete("completions", keyOf(deviceKey))),
  };
}

function memoryStore(): LessonStore {
  const progress = new Map<string, DeviceProgress>();
  const completions = new Map<string, Completion>();
  return {
    lasting: false,
    readProgress: (lesson) => Promise.resolve(progress.get(lesson) ?? null),
    writeProgress: (lesson, held) => {
      if (held === null) progress.delete(lesson);
      else progress.set(lesson, held);
      return Promise.resolve();
    },
    completions: () => Promise.resolve([...completions.values()]),
    addCompletion: (completion) => {
      completions.set(completion.deviceKey, completion);
      return Promise.resolve();
    },
    removeCompletion: ({ deviceKey }) => {
      completions.delete(deviceKey);
      return Promise.resolve();
    },
  };
}
