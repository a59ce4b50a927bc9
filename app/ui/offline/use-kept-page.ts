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
  return kept;
}
