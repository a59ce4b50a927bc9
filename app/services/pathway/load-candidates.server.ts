import type { Catalog } from "#app/catalog/catalog.ts";
import { loadPathOffer, pathOfferStamp, type PathOffer } from "#app/data/path-modules.server.ts";
import { skillId, type OrgId } from "#app/engine/kernel/ids.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { pathModules, type OfferedLesson, type OfferedSignOff } from "#app/engine/pathway/module-catalogue.ts";
import type { PathModule } from "#app/engine/pathway/path-module.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";

/** What an organisation's paths are made of. */
export interface Candidates {
  /** Changes whenever the modules may have changed. */
  readonly stamp: string;
  readonly modules: readonly PathModule[];
}

/** A first check and a second one that shares no question with it. */
const ENOUGH_QUESTIONS = 10;

/** Where nobody stated how long a task takes. */
const USUAL_TASK_MINUTES = 45;

/** A brief is a case of level 4. */
const BRIEF_LEVEL: ProficiencyLevel = 4;

/** Newest of each organisation: the library changes with an installation, the measured gains overnight. */
const newest = new Map<OrgId, { readonly key: string; readonly candidates: Candidates }>();

/**
 * The modules of an organisation: its live lessons, checks of skills with enough live questions, sign-offs where there is a
 * checklist, judged work where there is a brief. What is retired is not among them. Read once per state of the library and
 * day; otherwise one small query.
 */
export async function loadCandidates(org: OrgId, catalog: Catalog, asOf: PlainDate): Promise<Candidates> {
  const stamp = await pathOfferStamp(org);
  const key = `${catalog.versionId} ${asOf} ${stamp}`;
  const known = newest.get(org);
  if (known?.key === key) return known.candidates;
  const candidates = { stamp, modules: modulesOf(catalog, await loadPathOffer(org)) };
  newest.set(org, { key, candidates });
  return candidates;
}

function modulesOf(catalog: Catalog, offer: PathOffer): readonly PathModule[] {
  const measured = new Set(offer.questions.filter(({ count }) => count >= ENOUGH_QUESTIONS).map((row) => row.skillId));
  const modules = pathModules(catalog.skills, lessonsOf(offer), [...tasksOf(offer), ...briefsOf(catalog, offer)]);
  return modules.filter(({ kind, subjectId }) => kind !== "check" || measured.has(subjectId));
}

function lessonsOf({ lessons, gains }: PathOffer): readonly OfferedLesson[] {
  const gainOf = new Map(gains.map(({ lessonId, levels, n }) => [lessonId, { levels, n }]));
  return lessons.map(({ prerequisites, ...lesson }) => ({
    ...lesson,
    skillId: skillId(lesson.skillId),
    prerequisites: prerequisites.map(({ skill, level }) => ({ skillId: skillId(skill), level })),
    measuredGain: gainOf.get(lesson.id) ?? null,
  }));
}

const tasksOf = ({ checklists }: PathOffer): readonly OfferedSignOff[] =>
  checklists.map(({ skillId: id, level, title, minutes }) => ({
    ...{ skillId: skillId(id), level: level as ProficiencyLevel, title },
    minutes: minutes ?? USUAL_TASK_MINUTES,
  }));

function briefsOf(catalog: Catalog, { briefs }: PathOffer): readonly OfferedSignOff[] {
  const byCluster = new Map(briefs.map((brief) => [brief.clusterId, brief]));
  return catalog.skills.flatMap(({ id, clusterId }): readonly OfferedSignOff[] => {
    const brief = byCluster.get(clusterId);
    if (brief === undefined) return [];
    const { title, minutes } = brief;
    return [{ skillId: id, level: BRIEF_LEVEL, title, minutes: minutes ?? USUAL_TASK_MINUTES }];
  });
}
