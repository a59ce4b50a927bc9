import { type RefObject, useEffect } from "react";

/** Tells which part of the lesson has come into the upper half of the window; the parts are the children of the first child. */
export function usePartInView(body: RefObject<HTMLDivElement | null>, onPart: ((part: number) => void) | null): void {
  useEffect(() => {
    const parts = [...(body.current?.firstElementChild?.children ?? [])];
    if (onPart === null || parts.length === 0) return;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) onPart(parts.indexOf(target));
      },
      { rootMargin: "0px 0px -50% 0px" },
    );
    for (const part of parts) observer.observe(part);
    return () => {
      observer.disconnect();
    };
  }, [body, onPart]);
}
