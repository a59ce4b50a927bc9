import { useCallback, useEffect, useState } from "react";
import type { RefObject } from "react";

/** Rows drawn before the script knows the screen. */
const FIRST_SCREEN = 40;
/** Rows drawn beyond each edge of the screen, and the step in which the window moves. */
const MARGIN = 6;
const STEP = 4;
const NARROW = "(width < 48rem)";

/** Must agree with --row in heatmap.css. */
const rowHeightNow = (): number => (window.matchMedia(NARROW).matches ? 44 : 32);

interface Window {
  readonly first: number;
  readonly last: number;
}

/** Which rows to draw: those on the screen and a margin, moved in steps so that most scrolling draws nothing. */
export function useRowWindow(scroller: RefObject<HTMLDivElement>, count: number, startRow: number) {
  const [shown, setShown] = useState<Window>({ first: startRow, last: startRow + FIRST_SCREEN });
  const [rowHeight, setRowHeight] = useState(32);

  const update = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const height = rowHeightNow();
    const top = Math.floor(element.scrollTop / height / STEP) * STEP;
    const onScreen = Math.ceil(element.clientHeight / height);
    const next = { first: Math.max(0, top - MARGIN), last: top + onScreen + STEP + MARGIN };
    setRowHeight(height);
    setShown((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (startRow > 0) element.scrollTop = startRow * rowHeightNow();
    update();
    element.addEventListener("scroll", update, { passive: true });
    window.addEventListener("resize", update);
    return () => {
      element.removeEventListener("scroll", update);
      window.removeEventListener("resize", update);
    };
  }, [scroller, startRow, update]);

  /** Brings a row into the drawn window, for the focus to go to. */
  const reveal = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (element === null || row < 0) return;
      const height = rowHeightNow();
      const head = element.querySelector("thead")?.offsetHeight ?? 0;
      const foot = element.querySelector("tfoot")?.offsetHeight ?? 0;
      const top = row * height;
      const room = element.clientHeight - head - foot - height;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top > element.scrollTop + room) element.scrollTop = top - room;
      update();
    },
    [scroller, update],
  );

  const first = Math.min(shown.first, Math.max(0, count - 1));
  return { first, last: Math.min(count, shown.last), rowHeight, reveal };
}
