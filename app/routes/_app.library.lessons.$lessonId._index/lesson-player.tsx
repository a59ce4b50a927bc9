import { useRevalidator } from "@remix-run/react";
import { ArrowDown } from "lucide-react";
import { useRef } from "react";
import type { LessonPage } from "#app/services/lessons/lesson-view.ts";
import { buttonClasses } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { LessonBody } from "#app/ui/lesson/lesson-body.tsx";
import type { CheckAnswers } from "#app/ui/lesson/lesson-check-form.tsx";
import { LessonSyncLine } from "#app/ui/lesson/lesson-sync-line.tsx";
import { useLessonSync } from "#app/ui/lesson/use-lesson-sync.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useKeptPage } from "#app/ui/offline/use-kept-page.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import { LessonEnd } from "./lesson-end.tsx";
import { usePartInView } from "./use-part-in-view.ts";

/** What the server said about a lesson-check that was sent without scripts, with the answers as they were given. */
export interface Refused {
  readonly problem: string;
  readonly given?: CheckAnswers;
}

interface LessonPlayerProps {
  readonly page: LessonPage;
  readonly account: string;
  readonly attempt: string;
  /** A device that many people use keeps nothing. */
  readonly shared: boolean;
  readonly csrf: string;
  readonly locale: string;
  readonly refused: Refused | null;
}

/** A lesson from where its reader left it to its end. */
export function LessonPlayer({ page, account, attempt, shared, csrf, locale, refused }: LessonPlayerProps) {
  const { id, lesson, version, progress, keeps } = page;
  const path = `/library/lessons/${id}`;
  const { revalidate } = useRevalidator();
  const { held, sync } = useLessonSync(
    { lesson: id, progress: { version, ...progress }, attempt, account, csrf, onCompleted: revalidate },
    keeps && page.outcome === null,
  );
  const outcome = page.outcome ?? held.outcome;
  const offline = useKeptPage(shared ? null : account, path, outcome !== null ? "done" : "open");
  const body = useRef<HTMLDivElement>(null);
  usePartInView(body, sync === null ? null : sync.read);
  const given = page.outcome?.answers ?? held.completion?.answers ?? refused?.given;
  return (
    <>
      <VersionNotice page={page} />
      <LessonSyncLine held={held} path={path} offline={offline} shared={shared} onRetry={() => void sync?.flush()} />
      {outcome === null && <GoOn body={body} part={progress.part} />}
      <div ref={body} className="mt-6">
        <LessonBody
          // what another visit left on this device is known only after the page has its scripts
          key={held.restored}
          lesson={lesson}
          sector={page.sector}
          locale={locale}
          figureUrl={(file) => `${path}/figures/${String(version)}/${file.replace(/^figures\//, "")}`}
          answered={held.progress.answered}
          onPractice={(question, answer) => sync?.practise(question, answer)}
          learnFirst={<LearnFirst page={page} />}
          check={{
            results: outcome?.results ?? null,
            ...(sync === null ? {} : { onSubmit: sync.complete }),
            ...(given === undefined ? {} : { given }),
            pending: held.completion !== null,
            pendingLabel: held.state === "waiting" ? "Waiting for the connection" : "Sending…",
            problem: held.state === "failed" ? held.message : (refused?.problem ?? null),
            children: (
              <>
                <CsrfField />
                <input type="hidden" name="version" value={version} />
                <input type="hidden" name="deviceKey" value={attempt} />
              </>
            ),
          }}
        />
      </div>
      {outcome !== null && <LessonEnd page={page} outcome={outcome} />}
    </>
  );
}

function VersionNotice({ page }: { readonly page: LessonPage }) {
  if (!page.retired && !page.outdated) return null;
  return (
    <div className="mb-3">
      {page.retired ? (
        <Notice tone="info" title="This lesson is no longer offered">
          You can still read it, because you have worked on it.
        </Notice>
      ) : (
        <Notice tone="info" title="A newer version of this lesson is out">
          {page.outcome === null
            ? "You go on with the one you began, so that nothing changes under you."
            : "These are the words you finished. Take the lesson again to read the new ones."}
        </Notice>
      )}
    </div>
  );
}

interface GoOnProps {
  readonly body: React.RefObject<HTMLDivElement | null>;
  readonly part: number;
}

/** Leads to the part that was being read last time. */
function GoOn({ body, part }: GoOnProps) {
  if (part < 2) return null;
  return (
    <div className="mt-3">
      <button
        type="button"
        className={`${buttonClasses("secondary")} min-h-(--touch)`}
        onClick={() => {
          const target = body.current?.firstElementChild?.children[part];
          if (!(target instanceof HTMLElement)) return;
          target.tabIndex = -1;
          target.scrollIntoView({ block: "start" });
          target.focus({ preventScroll: true });
        }}
      >
        <ArrowDown aria-hidden size={16} />
        Go on where you were
      </button>
    </div>
  );
}

function LearnFirst({ page }: { readonly page: LessonPage }) {
  const { learnFirst } = page;
  if (learnFirst.length === 0)
    return <p>This lesson builds on something you may want to look up first. You can still go on.</p>;
  return (
    <>
      <p>It may help to take this first:</p>
      <ul className="mt-1">
        {learnFirst.map(({ id, title, skillName }) => (
          <li key={id}>
            <TextLink to={`/library/lessons/${id}`}>{title}</TextLink>
            <span className="text-14 text-ink-muted"> {skillName}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
