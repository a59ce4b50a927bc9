import type { SkillId } from "#app/engine/kernel/ids.ts";
import { PROFICIENCY_LEVELS, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { HIGHEST_CHECKED, lessonKey, moduleKey, type MeasuredGain, type PathModule } from "./path-module.ts";
import type { PathSkill } from "./path-request.ts";

/** A lesson that is offered. */
export interface OfferedLesson {
  readonly id: string;
  readonly skillId: SkillId;
  readonly title: string;
  readonly fromLevel: ProficiencyLevel;
  readonly toLevel: ProficiencyLevel;
  readonly minutes: number;
  readonly prerequisites: readonly { readonly skillId: SkillId; readonly level: ProficiencyLevel }[];
  readonly measuredGain: MeasuredGain | null;
}

/** A task that an assessor watches or judges; a brief stands for level 4 of every skill of its cluster. */
export interface OfferedSignOff {
  readonly skillId: SkillId;
  readonly level: ProficiencyLevel;
  readonly title: string;
  readonly minutes: number;
}

/** Eight questions at least. */
const CHECK_MINUTES = 8;
/** A task practised with a colleague: to watch, to do it, to do it again. */
const PRACTICE_ROUNDS = 1.5;

/**
 * Every module of a framework version: the lessons; per skill a placement check ("check:<skill>:0") and one for each level
 * up to 3; for each checklist (`signOffs` of level 1…3) the sign-off and the practice of it at levels 1 to 3; for each brief
 * (level 4) the judged work at levels 4 and 5. O(skills · levels + lessons).
 */
export function pathModules(
  skills: readonly PathSkill[],
  lessons: readonly OfferedLesson[],
  signOffs: readonly OfferedSignOff[],
): readonly PathModule[] {
  const index = new Map(skills.map(({ id }, at) => [id, at] as const));
  const offered = lessons.flatMap((lesson): PathModule[] => {
    const skillIndex = index.get(lesson.skillId);
    return skillIndex === undefined ? [] : [lessonModule(lesson, skillIndex, index)];
  });
  const checks = skills.flatMap(({ id, name }, skillIndex) =>
    PROFICIENCY_LEVELS.filter((level) => level <= HIGHEST_CHECKED).map((level) =>
      plain("check", { skillId: id, title: name, minutes: CHECK_MINUTES }, skillIndex, level),
    ),
  );
  const judged = signOffs.flatMap((task) => {
    const skillIndex = index.get(task.skillId);
    if (skillIndex === undefined) return [];
    const human = task.level > HIGHEST_CHECKED;
    const levels = PROFICIENCY_LEVELS.filter((level) =>
      human ? level > HIGHEST_CHECKED : level > 0 && level <= HIGHEST_CHECKED,
    );
    const practice = { ...task, minutes: Math.ceil(PRACTICE_ROUNDS * task.minutes) };
    return levels.flatMap((level) => [
      plain("sign-off", task, skillIndex, level),
      ...(human ? [] : [plain("practice", practice, skillIndex, level)]),
    ]);
  });
  return [...offered, ...checks, ...judged];
}

function lessonModule(lesson: OfferedLesson, skillIndex: number, index: ReadonlyMap<SkillId, number>): PathModule {
  const { id, title, fromLevel, toLevel, minutes, measuredGain } = lesson;
  const needs = lesson.prerequisites.flatMap(({ skillId, level }) => {
    const at = index.get(skillId);
    return at === undefined || at === skillIndex ? [] : [{ skillIndex: at, level }];
  });
  return {
    key: lessonKey(id),
    kind: "lesson",
    subjectId: id,
    skillIndex,
    title,
    fromLevel,
    toLevel,
    minutes,
    needs,
    measuredGain,
  };
}

function plain(
  kind: Exclude<PathModule["kind"], "lesson">,
  { skillId, title, minutes }: Pick<OfferedSignOff, "skillId" | "title" | "minutes">,
  skillIndex: number,
  toLevel: ProficiencyLevel,
): PathModule {
  const fromLevel = Math.max(0, toLevel - 1) as ProficiencyLevel;
  return {
    ...{ key: moduleKey(kind, skillId, toLevel), kind, subjectId: skillId, skillIndex, title },
    ...{ fromLevel, toLevel, minutes, needs: [], measuredGain: null },
  };
}
