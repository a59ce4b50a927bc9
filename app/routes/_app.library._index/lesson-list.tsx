import { Link } from "@remix-run/react";
import { BookOpen, CircleCheck, CircleDashed, type LucideIcon } from "lucide-react";
import { SECTOR_NAMES } from "#app/services/catalog-reading.ts";
import type { LessonLine } from "#app/services/lessons/group-lessons.ts";
import { classes } from "#app/ui/classes.ts";

const LOOK: Readonly<
  Record<LessonLine["state"], { readonly icon: LucideIcon; readonly word: string; readonly colour: string }>
> = {
  new: { icon: BookOpen, word: "New", colour: "text-ink-muted" },
  open: { icon: CircleDashed, word: "In progress", colour: "text-short" },
  done: { icon: CircleCheck, word: "Done", colour: "text-ready" },
};

interface LessonListProps {
  readonly lessons: readonly LessonLine[];
  readonly withSkill?: boolean;
}

/** Lessons as rows that can be pressed with a glove. */
export function LessonList({ lessons, withSkill = false }: LessonListProps) {
  return (
    <ul>
      {lessons.map((lesson) => (
        <li key={lesson.id} className="border-t border-line first:border-t-0">
          <LessonRow lesson={lesson} withSkill={withSkill} />
        </li>
      ))}
    </ul>
  );
}

const SECTORS: Readonly<Record<string, string>> = SECTOR_NAMES;

function LessonRow({ lesson, withSkill }: { readonly lesson: LessonLine; readonly withSkill: boolean }) {
  const { icon: Icon, word, colour } = LOOK[lesson.state];
  return (
    <Link
      to={`/library/lessons/${lesson.id}`}
      prefetch="intent"
      className="group flex min-h-(--touch) flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 hover:bg-canvas md:px-6"
    >
      <span className="min-w-0 flex-1 basis-72">
        <span className="block text-16 font-medium text-accent group-hover:underline">{lesson.title}</span>
        <span className="block max-w-[72ch] text-14 text-ink-muted">
          {withSkill ? lesson.skill.name : lesson.outcome}
        </span>
      </span>
      <span className="numerals flex flex-wrap items-center gap-x-4 gap-y-1 text-14 text-ink-muted">
        <span className="md:w-24">
          Level {lesson.fromLevel} to {lesson.toLevel}
        </span>
        <span className="md:w-14">{lesson.minutes} min</span>
        <span className="md:w-28">{SECTORS[lesson.sector] ?? lesson.sector}</span>
        <span className={classes("inline-flex items-center gap-1.5 md:w-28", colour)}>
          <Icon aria-hidden size={16} className="shrink-0" />
          {word}
        </span>
      </span>
    </Link>
  );
}
