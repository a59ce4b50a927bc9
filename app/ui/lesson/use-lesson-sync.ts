import { useEffect, useMemo, useRef, useState } from "react";
import { createLessonSync, freshLesson, type HeldLesson, type LessonSync } from "./lesson-sync.ts";
import type { DeviceProgress } from "./lesson-store.ts";

interface LessonOnPage {
  readonly lesson: string;
  /** As the server had it when the page was made. */
  readonly progress: DeviceProgress;
  readonly attempt: string;
  readonly account: string;
  readonly csrf: string;
  readonly onCompleted: () => void;
}

/** A lesson with its progress on the way; `enabled` false keeps nothing. */
export function useLessonSync(
  { lesson, progress, attempt, account, csrf, onCompleted }: LessonOnPage,
  enabled: boolean,
): { readonly held: HeldLesson; readonly sync: LessonSync | null } {
  const [held, setHeld] = useState(() => freshLesson(progress));
  const first = useRef(progress);
  const key = useRef(attempt);
  const completed = useRef(onCompleted);
  useEffect(() => {
    completed.current = onCompleted;
  }, [onCompleted]);
  const sync = useMemo(
    () =>
      enabled
        ? createLessonSync({
            ...{ lesson, account, csrf, progress: first.current, attempt: key.current, onChange: setHeld },
            onCompleted: () => {
              completed.current();
            },
          })
        : null,
    [lesson, account, csrf, enabled],
  );
  useEffect(() => {
    if (sync === null) return;
    void sync.open();
    const online = (): void => void sync.flush();
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("online", online);
      sync.stop();
    };
  }, [sync]);
  return { held, sync };
}
