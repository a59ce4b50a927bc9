import { useNavigate, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { EmptyState } from "../empty-state.tsx";
import { Notice } from "../notice.tsx";
import { forgetPage } from "../offline/keep-page.ts";
import { useKeptPage } from "../offline/use-kept-page.ts";
import { checkPath } from "./check-ahead.ts";
import type { HeldCheck } from "./check-sync.ts";
import type { RunningCheck } from "./check-types.ts";
import { CheckHead } from "./check-head.tsx";
import { figureUrl } from "./figure-url.ts";
import { QuestionForm } from "./question-form.tsx";
import { refusalInWords } from "./refusal-words.ts";
import { SyncLine } from "./sync-line.tsx";
import { useCheckSync } from "./use-check-sync.ts";

interface CheckPlayerProps {
  readonly check: RunningCheck;
  /** Whose answers wait on this device. */
  readonly account: string;
  readonly csrf: string;
  /** A device that many people use keeps no page. */
  readonly shared: boolean;
  /** What the server said about an answer that was sent without scripts. */
  readonly problem: string | null;
}

/** One question at a time. Answers are saved as they are given, on the device while there is no connection. */
export function CheckPlayer({ check: loaded, account, csrf, shared, problem }: CheckPlayerProps) {
  const { revalidate } = useRevalidator();
  const { held, sync } = useCheckSync(loaded, account, csrf, !shared, revalidate);
  const { check, state, refusal, over } = held;
  const navigate = useNavigate();
  const pictures = usePicturesAhead(check);
  const offline = useKeptPage(shared || over ? null : account, checkPath(check.id), "running", pictures);
  useEffect(() => {
    if (!over) return;
    void forgetPage(account, checkPath(check.id));
    navigate(`/checks/${check.id}/result`);
  }, [over, navigate, account, check.id]);

  const sending = state === "sending";
  // while an answer is on its way its question stays; without a connection the next one that was handed out follows
  const place = held.queue.length - (sending ? 1 : 0);
  const shown = isCaseOpen(held) && !sending ? undefined : check.questions[Math.max(0, place)];
  const key = shown === undefined ? "none" : `${shown.itemId} ${String(shown.decision?.number ?? 0)}`;
  const heading = useFocusOnChange(key);
  const number = check.answered + Math.max(0, place) + 1;
  return (
    <div className="mx-auto w-full max-w-[46rem] px-4 pt-6 pb-24 md:pt-8">
      <CheckHead check={check} number={number} halted={state === "waiting"} heading={heading} />
      <div className="mt-3">
        <SyncLine held={held} shared={shared} offline={offline} onRetry={() => void sync.flush()} />
      </div>
      {(refusal !== null || problem !== null) && (
        <div className="mt-4">
          <Notice tone="warning" live title={refusal === null ? (problem ?? "") : refusalInWords(refusal)} />
        </div>
      )}
      <div className="mt-6">
        {shown === undefined || over ? (
          <NothingToShow over={over} />
        ) : (
          <QuestionForm
            key={key}
            shown={shown}
            check={check.id}
            sequence={number - 1}
            disabled={sending}
            onAnswer={sync.submit}
          />
        )}
      </div>
    </div>
  );
}

function NothingToShow({ over }: { readonly over: boolean }) {
  return over ? (
    <p role="status" className="text-16 text-ink-muted">
      That was the last question. Your result is being opened.
    </p>
  ) : (
    <EmptyState title="The next question needs the connection">
      Your answers are saved on this device. Leave this page open or come back later: it goes on by itself as soon as
      the connection is back.
    </EmptyState>
  );
}

/** Pictures of the questions ahead are fetched now: they are there when the connection is not, and nothing jumps. */
function usePicturesAhead({ id, questions }: RunningCheck): readonly string[] {
  const addresses = questions.flatMap(({ itemId, question }) =>
    question.figure === null ? [] : [figureUrl(id, itemId, question.figure.file)],
  );
  const all = addresses.join("\n");
  useEffect(() => {
    for (const address of all.split("\n").filter((one) => one !== "")) new Image().src = address;
  }, [all]);
  return addresses;
}

/** A decision of a case waits: what follows it in the case is known to the server alone. */
function isCaseOpen({ queue, check }: HeldCheck): boolean {
  return queue.some(({ itemId }) => check.questions.find((question) => question.itemId === itemId)?.decision != null);
}

/** Moves the focus to the heading when another question comes up, not when the page opens. */
function useFocusOnChange(key: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    heading.current?.focus();
    window.scrollTo({ top: 0 });
  }, [key]);
  return heading;
}
