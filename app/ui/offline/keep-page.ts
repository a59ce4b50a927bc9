import { workerOfThisPage } from "./worker.ts";

const PATIENCE_MS = 30_000;

/**
 * Asks the service worker for a copy of this page, and of files it needs later, that can be read without a connection, for
 * this account. False where the browser has no such worker or no room.
 */
export const keepPage = (account: string, path: string, files: readonly string[]): Promise<boolean> =>
  ask({ kind: "keep", account, url: path, files });

/** The page is no longer one to go on with: its copy goes. */
export const forgetPage = (account: string, path: string): Promise<boolean> =>
  ask({ kind: "forget", account, url: path });

/** Writes down beside the copy of a page how things have gone on since it was made. */
export const noteAhead = (account: string, path: string, state: object): Promise<boolean> =>
  ask({ kind: "note", account, url: `${path}/ahead`, text: JSON.stringify(state) });

/** What was written down beside the copy of this page; null: nothing, or the browser keeps nothing. */
export async function readAhead(path: string): Promise<unknown> {
  if (!("caches" in window)) return null;
  const written = await caches.match(`${path}/ahead`).catch(() => undefined);
  return written === undefined ? null : ((await written.json().catch(() => null)) as unknown);
}

async function ask(message: object): Promise<boolean> {
  const worker = await workerOfThisPage();
  return worker === null ? false : answerOf(worker, message);
}

function answerOf(worker: ServiceWorker, message: object): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = window.setTimeout(() => {
      resolve(false);
    }, PATIENCE_MS);
    port1.onmessage = ({ data }) => {
      window.clearTimeout(timer);
      resolve(data === true);
    };
    worker.postMessage(message, [port2]);
  });
}
