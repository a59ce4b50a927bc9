import { useEffect, useState } from "react";
import { keepPage } from "./keep-page.ts";

/**
 * Keeps a copy of a page that can be read without a connection, anew whenever `state` changes. `account` null: on a device
 * that many people use nothing is kept. Null until it is known, and where no copies are made.
 */
export function useKeptPage(account: string | null, path: string, state: string): boolean | null {
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    if (account === null || !import.meta.env.PROD || !navigator.onLine) return;
    let left = false;
    void keepPage(account, path).then((copied) => {
      if (!left) setKept(copied);
    });
    return () => {
      left = true;
    };
  }, [account, path, state]);
  useEffect(() => {
    window.addEventListener("click", openWhole, { capture: true });
    return () => {
      window.removeEventListener("click", openWhole, { capture: true });
    };
  }, []);
  return kept;
}

/** Without a connection a link between kept pages opens the copy as a whole page: parts of a page can only be had from the server. */
function openWhole(event: MouseEvent): void {
  if (navigator.onLine || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/library"]') : null;
  if (link === null) return;
  event.preventDefault();
  event.stopPropagation();
  window.location.assign(link.href);
}
