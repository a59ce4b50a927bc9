import { useEffect, useState } from "react";
import { keepPage } from "./keep-page.ts";

const NO_FILES: readonly string[] = [];

/**
 * Keeps a copy of a page that can be read without a connection, anew whenever `state` or the files it needs later change.
 * `account` null: on a device that many people use nothing is kept. Null until it is known, and where no copies are made.
 */
export function useKeptPage(
  account: string | null,
  path: string,
  state: string,
  files: readonly string[] = NO_FILES,
): boolean | null {
  const [kept, setKept] = useState<boolean | null>(null);
  const needed = files.join("\n");
  useEffect(() => {
    if (account === null || !import.meta.env.PROD || !navigator.onLine) return;
    let left = false;
    void keepPage(account, path, needed === "" ? [] : needed.split("\n")).then((copied) => {
      if (!left) setKept(copied);
    });
    return () => {
      left = true;
    };
  }, [account, path, state, needed]);
  return kept;
}
