import type { LessonPage } from "#app/services/lessons/lesson-view.ts";
import { formatDate } from "#app/ui/format.ts";
import { Disclosure } from "#app/ui/lesson/disclosure.tsx";
import { useLocale } from "#app/ui/root-data.ts";

/** Who stands behind the words, said quietly. */
export function SigningLine({ signing }: Pick<LessonPage, "signing">) {
  const locale = useLocale();
  if (signing.by !== null && signing.on !== null)
    return (
      <span>
        Signed by {signing.by}, {formatDate(locale, signing.on)}
      </span>
    );
  return (
    <span>
      {signing.review === "second-read" ? "Read by a second person" : "Drafted"}, not signed by a domain expert yet
    </span>
  );
}

interface SourceListProps {
  readonly sources: LessonPage["lesson"]["front"]["sources"];
}

/** What the lesson rests on. */
export function SourceList({ sources }: SourceListProps) {
  return (
    <div className="mt-8 border-t border-line pt-2">
      <Disclosure summary={sources.length === 1 ? "1 source" : `${String(sources.length)} sources`}>
        <ul className="list-disc space-y-1 pl-4 text-14 text-ink-muted">
          {sources.map(({ name, edition, use }) => (
            <li key={`${name} ${edition} ${use}`}>
              {name}, {edition}. {use}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
