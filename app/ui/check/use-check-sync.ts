import { useEffect, useMemo, useRef, useState } from "react";
import { createCheckAhead } from "./check-ahead.ts";
import { createCheckSync, freshCheck, type CheckSync, type HeldCheck } from "./check-sync.ts";
import type { RunningCheck } from "./check-types.ts";

const CHANNEL = "pacesetter-check";

/**
 * A check with its answers on their way. `loaded` is what the server gave this page; `onElsewhere` is called when another
 * window of the same browser has moved the check on; `kept` false: on a shared device no page is kept.
 */
export function useCheckSync(
  loaded: RunningCheck,
  account: string,
  csrf: string,
  kept: boolean,
  onElsewhere: () => void,
): { readonly held: HeldCheck; readonly sync: CheckSync } {
  const [held, setHeld] = useState(() => freshCheck(loaded));
  const channel = useRef<BroadcastChannel | null>(null);
  const first = useRef(loaded);
  const { id } = loaded;
  const sync = useMemo(
    () =>
      createCheckSync({
        check: first.current,
        account,
        csrf,
        ahead: kept ? createCheckAhead(account) : null,
        onChange: setHeld,
        onDelivered: () => channel.current?.postMessage(id),
      }),
    [account, csrf, kept, id],
  );
  useEffect(() => {
    void sync.load(loaded);
  }, [sync, loaded]);
  useEffect(() => {
    const online = (): void => void sync.flush();
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("online", online);
      sync.stop();
    };
  }, [sync]);
  useEffect(() => {
    const opened = new BroadcastChannel(CHANNEL);
    channel.current = opened;
    opened.onmessage = (event) => {
      if (event.data === id) onElsewhere();
    };
    return () => {
      opened.close();
      channel.current = null;
    };
  }, [id, onElsewhere]);
  return { held, sync };
}
