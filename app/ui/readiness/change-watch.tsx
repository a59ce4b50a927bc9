import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useLocale } from "../root-data.ts";
import { changeInWords, type Change } from "./change-words.ts";

/** What the address of the watch answers. */
interface News {
  readonly newest: string | null;
}

interface ChangeWatchProps {
  /** Answers with the newest change after `?after=`. */
  readonly from: string;
  /** What the page shows first; undefined when it shows none. */
  readonly shown: Change | undefined;
}

/** Two of these and the answer of the page fit into two seconds. */
const POLL_MS = 1_500;
/** After this long without news the page asks less often. */
const QUIET_MS = 600_000;
const QUIET_POLL_MS = 15_000;

/**
 * Keeps an open page up to date: asks for news while somebody can see it, has the page load again when there are some, and
 * says them politely. Draws nothing else; without script the page simply shows what was true when it was opened.
 */
export function ChangeWatch({ from, shown }: ChangeWatchProps) {
  const locale = useLocale();
  const { load, state, data } = useFetcher<News>();
  const { revalidate } = useRevalidator();
  const first = useRef(shown?.id);
  const lastNews = useRef<number | null>(null);
  const busy = useRef(false);
  const asked = useRef<string | null>(null);
  busy.current = state !== "idle";

  useEffect(() => {
    lastNews.current = Date.now();
  }, [shown?.id]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      clearTimeout(timer);
      if (document.visibilityState !== "visible") return;
      if (!busy.current) load(`${from}?after=${shown?.id ?? ""}`);
      const quiet = Date.now() - (lastNews.current ?? Date.now()) > QUIET_MS;
      timer = setTimeout(ask, quiet ? QUIET_POLL_MS : POLL_MS);
    };
    timer = setTimeout(ask, POLL_MS);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [from, load, shown?.id]);

  const newest = data?.newest ?? null;
  useEffect(() => {
    if (newest === null || newest === shown?.id || newest === asked.current) return;
    asked.current = newest;
    revalidate();
  }, [newest, shown?.id, revalidate]);

  const isNews = shown !== undefined && shown.id !== first.current;
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {isNews && changeInWords(locale, shown)}
    </p>
  );
}
