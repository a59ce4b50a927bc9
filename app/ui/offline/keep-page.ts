/** What the build calls itself; the framework puts it into every page. */
interface BuildWindow {
  readonly __remixManifest?: { readonly version?: string };
}

const PATIENCE_MS = 30_000;

/**
 * Asks the service worker for a copy of this page that can be read without a connection, for this account. False where the
 * browser has no such worker or no room. Development builds have none: their files change under the reader's feet.
 */
export async function keepPage(account: string, path: string): Promise<boolean> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return false;
  const build = (window as BuildWindow).__remixManifest?.version ?? "none";
  try {
    await navigator.serviceWorker.register(`/sw.js?build=${encodeURIComponent(build)}`);
    const { active } = await navigator.serviceWorker.ready;
    return active === null ? false : await ask(active, { kind: "keep", account, url: path });
  } catch {
    return false;
  }
}

function ask(worker: ServiceWorker, message: object): Promise<boolean> {
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
