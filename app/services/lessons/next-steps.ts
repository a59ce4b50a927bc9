import type { CatalogSkill } from "#app/catalog/catalog.ts";
import type { LessonRow } from "#app/data/lessons.server.ts";
import type { NextStep } from "./lesson-view.ts";

/** What follows a lesson: the next level of the skill, then measuring it, then showing it at work. */
export function nextSteps(
  lesson: Pick<LessonRow, "id" | "skillId" | "toLevel">,
  skill: CatalogSkill | undefined,
  around: {
    readonly lessons: readonly LessonRow[];
    readonly done: ReadonlySet<string>;
    readonly liveItems: number;
  },
): readonly NextStep[] {
  if (skill === undefined) return [];
  const open = around.lessons.filter(
    ({ id, skillId, toLevel }) =>
      skillId === lesson.skillId && id !== lesson.id && toLevel >= lesson.toLevel && !around.done.has(id),
  );
  const following = open.toSorted((left, right) => left.toLevel - right.toLevel)[0];
  const steps: NextStep[] = [];
  if (following !== undefined)
    steps.push({
      kind: "lesson",
      to: `/library/lessons/${following.id}`,
      label: following.title,
      detail: `Next lesson of ${skill.name}: level ${following.fromLevel} to ${following.toLevel}, ${following.minutes} minutes`,
    });
  if (around.liveItems > 0)
    steps.push({
      kind: "check",
      to: `/checks/new/${skill.id}`,
      label: `Check of ${skill.name}`,
      detail: "Says much more about your level than this lesson can",
    });
  if (skill.practical && lesson.toLevel >= 2)
    steps.push({
      kind: "sign-off",
      to: `/me/sign-offs?skill=${encodeURIComponent(skill.id)}&level=${lesson.toLevel}`,
      label: "Ask for a practical sign-off",
      detail: `A colleague watches ${skill.name} at level ${lesson.toLevel}`,
    });
  return steps;
}
