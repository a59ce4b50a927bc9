import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { signalled } from "../sync/device-signal.ts";

/** One marked list on this device: being written, waiting to be sent, or sent and refused. */
export interface DeviceDraft {
  readonly key: string;
  /** Whose it is: a shared device shows and sends only what the signed-in person wrote. */
  readonly owner: string;
  readonly signOffId: string;
  /** The form's fields as they were, its device key among them. */
  readonly fields: readonly (readonly [string, string])[];
  readonly state: "draft" | "queued" | "refused";
  readonly message: string | null;
}

interface SignOffDatabase extends DBSchema {
  drafts: { key: string; value: DeviceDraft; indexes: { owner: string } };
}

let opened: Promise<IDBPDatabase<SignOffDatabase>> | undefined;

function drafts(): Promise<IDBPDatabase<SignOffDatabase>> {
  opened ??= openDB<SignOffDatabase>("pacesetter-sign-offs", 1, {
    upgrade: (database) => {
      database.createObjectStore("drafts", { keyPath: "key" }).createIndex("owner", "owner");
    },
  });
  // A device that is out of room may have room later.
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

export const draftKey = (owner: string, signOffId: string): string => `${owner}/${signOffId}`;

export async function readDraft(owner: string, signOffId: string): Promise<DeviceDraft | undefined> {
  return (await drafts()).get("drafts", draftKey(owner, signOffId));
}

/** Everything of one person, in no particular order. */
export async function readDrafts(owner: string): Promise<readonly DeviceDraft[]> {
  return (await drafts()).getAllFromIndex("drafts", "owner", owner);
}

export async function writeDraft(draft: DeviceDraft): Promise<void> {
  await signalled(drafts().then((database) => database.put("drafts", draft)));
}

export async function dropDraft(owner: string, signOffId: string): Promise<void> {
  await signalled(drafts().then((database) => database.delete("drafts", draftKey(owner, signOffId))));
}
