/** What the build calls itself; the framework puts it into every page. */
interface BuildWindow {
  readonly __remixManifest?: { readonly version?: string };
}

/**
 * Starts the service worker of this build, once per page. Null where there is none: development builds, whose files change
 * under the reader's feet, browsers without one, and sites reached over plain http.
 */
export async function workerOfThisPage(): Promise<ServiceWorker | null> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return null;
  const build = (window as BuildWindow).__remixManifest?.version ?? "none";
  try {
    await navigator.serviceWorker.register(`/sw.js?build=${encodeURIComponent(build)}`);
    return (await navigator.serviceWorker.ready).active;
  } catch {
    return null;
  }
}
