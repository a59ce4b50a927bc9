import { BadgeCheck, BookOpenCheck, ChevronRight, ListChecks, type LucideIcon } from "lucide-react";
import { Link } from "@remix-run/react";
import type { LessonPage, NextStep } from "#app/services/lessons/lesson-view.ts";
import { formatDate } from "#app/ui/format.ts";
import type { LessonOutcome } from "#app/ui/lesson/send-lesson.ts";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";

const SIGNS: Readonly<Record<NextStep["kind"], LucideIcon>> = {
  lesson: BookOpenCheck,
  check: ListChecks,
  "sign-off": BadgeCheck,
};

interface LessonEndProps {
  readonly page: LessonPage;
  readonly outcome: LessonOutcome;
}

/** What the lesson left in the record, and where to go on. */
export function LessonEnd({ page, outcome }: LessonEndProps) {
  const locale = useLocale();
  const { points, possible, counted } = outcome;
  const share = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(points);
  return (
    <section
      id="check"
      aria-labelledby="lesson-end"
      className="mt-6 rounded-panel border border-l-[3px] border-line border-l-ready bg-surface px-4 py-4 md:px-6 md:py-5"
    >
      <h2 id="lesson-end" className="text-20 font-semibold">
        Lesson done
      </h2>
      <p className="mt-1 max-w-[68ch]">
        <span className="numerals">
          {share} of {possible}
        </span>{" "}
        right{page.completedOn === null ? "" : `, on ${formatDate(locale, page.completedOn)}`}.{" "}
        {counted
          ? "It is in your record and counts a little toward your level."
          : "It is not in your record a second time: the same lesson counts once in seven days."}{" "}
        {page.keeps && <TextLink to={`/me?skill=${encodeURIComponent(page.skill.id)}`}>See what it changed</TextLink>}
      </p>
      <p className="mt-1 text-14 text-ink-muted">
        The facts to remember come back in <TextLink to="/review">Review</TextLink> after about two days.
      </p>
      {page.next.length > 0 && (
        <>
          <h3 className="mt-4 text-16 font-semibold">Where to go on</h3>
          <ul className="mt-2 grid gap-2">
            {page.next.map((step) => (
              <li key={step.to}>
                <NextLink step={step} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-4 text-14">
        <TextLink to="/library">All lessons</TextLink>
        <span aria-hidden className="mx-2 text-ink-faint">
          ·
        </span>
        <TextLink to={`/library/lessons/${page.id}?again`}>Take this lesson again</TextLink>
      </p>
    </section>
  );
}

function NextLink({ step }: { readonly step: NextStep }) {
  const Sign = SIGNS[step.kind];
  return (
    <Link
      to={step.to}
      className="flex min-h-(--touch) items-center gap-3 rounded-control border border-line-strong px-3 py-2 hover:bg-sunken"
    >
      <Sign aria-hidden size={20} className="shrink-0 text-accent" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium text-accent">{step.label}</span>
        <span className="block text-14 text-ink-muted">{step.detail}</span>
      </span>
      <ChevronRight aria-hidden size={16} className="shrink-0 text-ink-faint" />
    </Link>
  );
}
