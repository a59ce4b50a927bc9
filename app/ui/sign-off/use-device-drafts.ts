import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useRootData } from "../root-data.ts";
import { readDrafts, type DeviceDraft } from "./device-store.ts";
import { sendWaiting } from "./send-sign-off.ts";

type Drafts = ReadonlyMap<string, DeviceDraft["state"]>;

/** What this device holds of the signed-in person, by sign-off. Sends what waits, now and whenever the network returns. */
export function useDeviceDrafts(owner: string): Drafts {
  const { csrfToken } = useRootData();
  const { revalidate } = useRevalidator();
  const [drafts, setDrafts] = useState<Drafts>(new Map());
  useEffect(() => {
    const refresh = async (): Promise<void> => {
      const sent = await sendWaiting(owner, csrfToken);
      const kept = await readDrafts(owner);
      setDrafts(new Map(kept.map(({ signOffId, state }) => [signOffId, state])));
      if (sent > 0) revalidate();
    };
    // A device without a store has no drafts to show.
    const run = (): void => {
      refresh().catch(() => {
        setDrafts(new Map());
      });
    };
    run();
    window.addEventListener("online", run);
    return () => {
      window.removeEventListener("online", run);
    };
  }, [owner, csrfToken, revalidate]);
  return drafts;
}
