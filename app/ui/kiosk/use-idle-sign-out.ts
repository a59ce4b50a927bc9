import { useCallback, useEffect, useRef, useState } from "react";
import { IDLE_SECONDS, secondsLeft, TELL_SERVER_EVERY_MS, WARNING_SECONDS } from "./idle-clock.ts";
import { isLeaving, leaveDevice } from "./leave-device.ts";

const TOUCHES = ["pointerdown", "keydown", "wheel", "touchmove"] as const;
const CHANNEL = "pacesetter-kiosk";
const TICK_MS = 500;

export interface IdleSignOut {
  readonly left: number;
  /** The last seconds: only `stay` stops them. */
  readonly warning: boolean;
  readonly stay: () => void;
}

/**
 * Signs out after a minute without a touch, and tells the server of touches, so that reading a long page counts as being
 * there. Windows of the same browser tell each other.
 */
export function useIdleSignOut(session: string): IdleSignOut {
  const [left, setLeft] = useState(IDLE_SECONDS);
  const lastTouch = useRef(0);
  const lastTold = useRef(0);
  const warned = useRef(false);
  const others = useRef<BroadcastChannel | null>(null);

  const touch = useCallback((): void => {
    const at = Date.now();
    lastTouch.current = at;
    warned.current = false;
    setLeft(IDLE_SECONDS);
    if (Math.abs(at - lastTold.current) < TELL_SERVER_EVERY_MS) return;
    lastTold.current = at;
    others.current?.postMessage("touched");
    void tellServer(session);
  }, [session]);

  useEffect(() => {
    lastTouch.current = Date.now();
    lastTold.current = Date.now();
    if (isLeaving(session)) {
      void leaveDevice(session);
      return;
    }
    let leaving = false;
    const onTouch = (): void => {
      if (!warned.current) touch();
    };
    const timer = window.setInterval(() => {
      if (Date.now() < lastTouch.current) lastTouch.current = Date.now();
      const remaining = secondsLeft(lastTouch.current, Date.now());
      warned.current = remaining <= WARNING_SECONDS;
      setLeft(remaining);
      if (remaining > 0 || leaving) return;
      leaving = true;
      void leaveDevice(session);
    }, TICK_MS);
    for (const name of TOUCHES) window.addEventListener(name, onTouch, { passive: true, capture: true });
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => {
      lastTouch.current = Date.now();
    };
    others.current = channel;
    return () => {
      window.clearInterval(timer);
      for (const name of TOUCHES) window.removeEventListener(name, onTouch, { capture: true });
      channel.close();
      others.current = null;
    };
  }, [session, touch]);

  return { left, warning: left <= WARNING_SECONDS, stay: touch };
}

/** A session that is over already leads to the sign-in page; without a connection the touch counts on the device alone. */
async function tellServer(session: string): Promise<void> {
  const answer = await window
    .fetch("/kiosk/alive", { method: "POST", headers: { "X-CSRF": session }, redirect: "manual" })
    .catch(() => null);
  const isOver =
    answer !== null && (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403);
  if (isOver) window.location.replace("/badge?left=idle");
}
