import { Clock } from "lucide-react";
import { useEffect, useRef, useState } from "react";

interface TimeLeftProps {
  /** Whole minutes when the question was put; null: no limit. */
  readonly minutes: number | null;
  /** The clock stands still: paused, or no connection. */
  readonly halted: boolean;
}

const MINUTE_MS = 60_000;

/** Minutes before the end at which it is said aloud, once. */
const WARN_AT = 5;

/** Time left, for those who ask for it. The text changes once a minute and is spoken only shortly before the end. */
export function TimeLeft({ minutes, halted }: TimeLeftProps) {
  const left = useMinutesLeft(minutes, halted);
  if (left === null) return null;
  return (
    <div className="text-14 text-ink-muted">
      <details className="group">
        <summary className="inline-flex min-h-(--touch) cursor-pointer items-center gap-2 rounded-control px-1 hover:text-accent">
          <Clock aria-hidden size={16} />
          Time left
        </summary>
        <p>
          About {left === 1 ? "1 minute" : `${String(left)} minutes`}
          {halted ? ", and the clock stands still now" : ""}. Pausing stops the clock.
        </p>
      </details>
      <p role="status" className="sr-only">
        {left <= WARN_AT && !halted ? `${String(left)} minutes left. Answers given so far count in any case.` : ""}
      </p>
    </div>
  );
}

function useMinutesLeft(minutes: number | null, halted: boolean): number | null {
  const [passed, setPassed] = useState(0);
  const since = useRef(0);
  useEffect(() => {
    setPassed(0);
    since.current = 0;
  }, [minutes]);
  useEffect(() => {
    if (halted) return;
    const timer = window.setInterval(() => {
      since.current += 1;
      setPassed(since.current);
    }, MINUTE_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [halted, minutes]);
  return minutes === null ? null : Math.max(0, minutes - passed);
}
