import { useLocation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useRootData } from "../root-data.ts";
import { onDeviceChange } from "./device-signal.ts";
import { type DeviceWork, readDeviceWork, type WorkOwner } from "./device-work.ts";
import { sendDeviceWork, type WorkOutcome } from "./send-device-work.ts";

export interface HeldWork {
  /** Null until this device has been asked. */
  readonly work: readonly DeviceWork[] | null;
  readonly outcomes: ReadonlyMap<string, WorkOutcome>;
  /** The device could not keep something, or keeps nothing at all. */
  readonly noSpace: boolean;
  readonly sending: boolean;
  readonly send: () => void;
}

/** An answer that is sent at once is not worth a line that comes and goes. */
const SETTLE_MS = 700;

const NONE: ReadonlyMap<string, WorkOutcome> = new Map();

/** An open check or lesson sends what belongs to it by itself, and says on its page what came of it. */
function sendsItself(pathname: string): (work: DeviceWork) => boolean {
  return (work) => {
    if (work.kind === "answers") return pathname === `/checks/${work.check}`;
    if (work.kind === "lesson") return pathname.startsWith("/library/lessons/");
    return pathname.startsWith("/sign-offs");
  };
}

/** What waits on this device, kept up to date, and sent whenever a page opens or the connection is back. */
export function useDeviceWork({ account, learner }: WorkOwner): HeldWork {
  const { csrfToken } = useRootData();
  const { pathname } = useLocation();
  const { revalidate } = useRevalidator();
  const [work, setWork] = useState<HeldWork["work"]>(null);
  const [outcomes, setOutcomes] = useState(NONE);
  const [noSpace, setNoSpace] = useState(false);
  const [sending, setSending] = useState(false);
  const path = useRef(pathname);
  useEffect(() => {
    path.current = pathname;
  }, [pathname]);

  const read = useCallback((): void => {
    readDeviceWork({ account, learner }).then(setWork, () => {
      setNoSpace(true);
    });
  }, [account, learner]);

  const send = useCallback((): void => {
    setSending(true);
    sendDeviceWork({ account, learner }, csrfToken, sendsItself(path.current))
      .then(
        (came) => {
          setOutcomes(came);
          if ([...came.values()].some(({ kind }) => kind === "sent")) revalidate();
        },
        () => {
          setNoSpace(true);
        },
      )
      .finally(() => {
        setSending(false);
        read();
      });
  }, [account, learner, csrfToken, read, revalidate]);

  useEffect(() => {
    read();
    if (navigator.onLine) send();
    window.addEventListener("online", send);
    let settling: number | undefined;
    const stop = onDeviceChange((change) => {
      if (change.noSpace) setNoSpace(true);
      window.clearTimeout(settling);
      settling = window.setTimeout(read, SETTLE_MS);
    });
    return () => {
      window.clearTimeout(settling);
      window.removeEventListener("online", send);
      stop();
    };
  }, [read, send]);

  return { work, outcomes, noSpace, sending, send };
}
