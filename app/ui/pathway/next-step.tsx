import { ButtonLink } from "../button.tsx";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import type { Step } from "./path-types.ts";
import { beginInWords, durationInWords, kindInWords } from "./words.ts";

/** The one thing to do now, and the button that goes on with it. */
export function NextStep({ step }: { readonly step: Step }) {
  const locale = useLocale();
  const { progress, title, minutes, skillName, dueOn } = step;
  return (
    <section
      aria-label="What now"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-panel border border-accent bg-surface px-4 py-5 md:px-6"
    >
      <div className="min-w-0 flex-1 basis-72">
        <p className="text-14 font-medium text-accent">{progress === null ? "Next" : "Go on with"}</p>
        <h2 className="mt-1 text-20 font-semibold">{title}</h2>
        <p className="mt-1 text-14 text-ink-muted">
          {kindInWords(step)}, {durationInWords(minutes)}, {skillName}, by {formatDate(locale, dueOn)}
        </p>
        {progress !== null && <p className="mt-1 text-14">{progressInWords(progress)}</p>}
      </div>
      <ButtonLink to={step.to} look="primary">
        {progress === null ? beginInWords(step) : "Resume"}
      </ButtonLink>
    </section>
  );
}

function progressInWords(progress: NonNullable<Step["progress"]>): string {
  switch (progress.kind) {
    case "lesson":
      return `Opened, part ${progress.part + 1} comes next.`;
    case "check":
      return progress.paused
        ? `Paused after ${progress.answered} answers.`
        : `${progress.answered} ${progress.answered === 1 ? "question is" : "questions are"} answered.`;
    case "sign-off":
      return progress.assessor === null ? "Asked for, nobody has taken it yet." : `Asked for: ${progress.assessor}.`;
  }
}
