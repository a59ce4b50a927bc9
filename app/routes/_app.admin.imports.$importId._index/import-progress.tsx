import { Form, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { formatCount } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";

const POLL_MS = 1500;

const INTENTS: Readonly<Record<string, string>> = { checking: "check", applying: "apply", "rolling-back": "rollback" };

interface ImportProgressProps {
  readonly status: string;
  readonly progress: { readonly rowsDone: number; readonly rows: number | null };
}

/** How far a job is. Asks again by itself; without script the link does. */
export function ImportProgress({ status, progress }: ImportProgressProps) {
  const { revalidate, state } = useRevalidator();
  const locale = useLocale();
  useEffect(() => {
    const timer = setInterval(() => {
      if (state === "idle" && document.visibilityState === "visible") revalidate();
    }, POLL_MS);
    return () => {
      clearInterval(timer);
    };
  }, [revalidate, state]);
  const { rowsDone, rows } = progress;
  const counts = status === "checking" && rowsDone > 0;
  return (
    <Panel title="Under way">
      <div className="flex flex-col gap-3" aria-live="polite">
        <progress
          className="h-2 w-full max-w-[36rem] accent-accent"
          aria-label="Rows read"
          {...(counts && rows !== null ? { value: Math.min(rowsDone, rows), max: rows } : {})}
        />
        <p className="numerals text-14 text-ink-muted">
          {counts
            ? `${formatCount(locale, rowsDone)} ${rows === null ? "" : `of about ${formatCount(locale, rows)} `}rows read`
            : "Waiting for its turn or at work"}
        </p>
        <p className="text-14">
          <TextLink to="." stay>
            Look again
          </TextLink>
        </p>
        <Form method="post">
          <CsrfField />
          <input type="hidden" name="intent" value={INTENTS[status] ?? "check"} />
          <SubmitButton look="quiet" small>
            Nothing moves for minutes? Start it again
          </SubmitButton>
        </Form>
      </div>
    </Panel>
  );
}
