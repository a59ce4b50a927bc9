import { useEffect, useId, useRef } from "react";
import { buttonClasses } from "../button.tsx";
import { WARNING_SECONDS } from "./idle-clock.ts";

interface IdleWarningProps {
  readonly open: boolean;
  readonly left: number;
  readonly onStay: () => void;
}

/**
 * The last seconds before the sign-out. The browser's own dialog takes the focus to its button, which is read out once with
 * title and text; the number that counts down is for the eye alone.
 */
export function IdleWarning({ open, left, onStay }: IdleWarningProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [titleId, textId] = [useId(), useId()];
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      onCancel={(event) => {
        event.preventDefault();
        onStay();
      }}
      className="m-auto w-[calc(100%-2rem)] max-w-[32rem] rounded-panel border border-line bg-surface p-6 text-ink shadow-float backdrop:bg-ink/50"
    >
      <h2 id={titleId} className="text-26 font-semibold">
        Are you still there?
      </h2>
      <p id={textId} className="mt-2 text-16">
        You are signed out in {WARNING_SECONDS} seconds. Answers you have given are kept, and a check goes on where you
        left it. What you have typed and not sent is not kept.
      </p>
      <p aria-hidden className="numerals my-4 text-34 font-semibold">
        {left}
      </p>
      <button type="button" onClick={onStay} className={`${buttonClasses("primary")} min-h-16 w-full text-20`}>
        Stay signed in
      </button>
    </dialog>
  );
}
