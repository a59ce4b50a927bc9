import { useEffect } from "react";

/**
 * Without a connection a link opens a whole page: the copy on this device, or the page that says that there is none. Parts
 * of a page can only be had from the server.
 */
export function useWholePagesOffline(): void {
  useEffect(() => {
    window.addEventListener("click", openWhole, { capture: true });
    return () => {
      window.removeEventListener("click", openWhole, { capture: true });
    };
  }, []);
}

function openWhole(event: MouseEvent): void {
  if (navigator.onLine || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // without a worker the page that is open is better than the browser's own error
  if (!("serviceWorker" in navigator) || navigator.serviceWorker.controller === null) return;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null;
  if (link === null) return;
  event.preventDefault();
  event.stopPropagation();
  window.location.assign(link.href);
}
