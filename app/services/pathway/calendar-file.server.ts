import { writeCalendar } from "#app/integrations/calendar/write-calendar.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { env } from "#app/platform/env.server.ts";
import { committedIn, openPath } from "./load-path.server.ts";
import type { PathStepView } from "./path-view.ts";

export interface PathCalendar {
  readonly fileName: string;
  readonly text: string;
}

/** One's own path as a calendar file, an entry per step; null: nothing is committed. */
export async function calendarFile(viewer: Viewer, today: PlainDate): Promise<PathCalendar | null> {
  const snapshot = await openPath(viewer, today);
  const committed = snapshot === null ? null : committedIn(snapshot);
  if (snapshot === null || committed === null) return null;
  const site = env().PUBLIC_URL ?? null;
  return {
    fileName: "my-path.ics",
    text: writeCalendar({
      name: `My path: ${committed.roleName}`,
      timeZone: snapshot.pathway.timeZone,
      stamp: new Date(committed.builtAt),
      entries: committed.steps.map((step) => ({
        uid: `${snapshot.learner}.${step.key}@pacesetter`,
        title: step.title,
        description: inWords(step),
        ...{ startsOn: step.startsOn, dueOn: step.dueOn },
        url: site === null ? null : new URL(step.to, site).href,
      })),
    }),
  };
}

const KIND_WORDS: Readonly<Record<PathStepView["kind"], string>> = {
  check: "Check",
  lesson: "Lesson",
  practice: "Practice with a colleague",
  "sign-off": "Practical sign-off",
};

function inWords({ kind, minutes, skillName, level, waitsFor }: PathStepView): string {
  const after = waitsFor.length === 0 ? "" : ` After: ${waitsFor.map(({ title }) => title).join(", ")}.`;
  const aim = level === 0 ? skillName : `${skillName}, level ${String(level)}`;
  return `${KIND_WORDS[kind]}, ${String(minutes)} minutes. ${aim}.${after}`;
}
