import { fileURLToPath } from "node:url";
import { buildCatalog } from "#app/catalog/build-catalog.ts";
import type { CatalogRole, CatalogSkill } from "#app/catalog/catalog.ts";
import { readFigures } from "#app/catalog/items/read-figures.server.ts";
import { buildLibrary } from "#app/catalog/lessons/library.ts";
import { readLessons } from "#app/catalog/lessons/read-library.server.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import { plainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { pathModules, type OfferedLesson, type OfferedSignOff } from "#app/engine/pathway/module-catalogue.ts";
import type { PathModule } from "#app/engine/pathway/path-module.ts";
import type { PathRequest } from "#app/engine/pathway/path-request.ts";
import type { PathWish } from "#app/engine/pathway/personal-path.ts";
import { createBeliefModel, type BeliefModel } from "#app/engine/proficiency/belief-model.ts";
import type { Evidence } from "#app/engine/proficiency/evidence.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";

/** The shipped framework with its lessons, checklists and briefs, as paths need them. */
export interface RealCatalogue {
  readonly skills: readonly CatalogSkill[];
  readonly roles: readonly CatalogRole[];
  readonly modules: readonly PathModule[];
  readonly model: BeliefModel;
}

export async function readRealCatalogue(): Promise<RealCatalogue> {
  const directory = fileURLToPath(new URL("../../../content", import.meta.url));
  const texts = [...(await readContent(directory)), ...(await readLessons(directory))];
  const { content } = buildCatalog(texts, plainDate("2026-12-01"));
  if (content === null) throw new Error("the shipped framework has errors");
  const library = buildLibrary(texts, await readFigures(directory, "lessons"), content);
  const lessons = library.lessons.map(({ front }): OfferedLesson => {
    const prerequisites = front.prerequisites.map(({ skill, level }) => ({ skillId: skillId(skill), level }));
    const { id, title, from: fromLevel, to: toLevel, minutes } = front;
    return { id, skillId: skillId(front.skill), title, fromLevel, toLevel, minutes, prerequisites, measuredGain: null };
  });
  const checklists = library.checklists.map(({ skill, level, title, minutes }): OfferedSignOff => {
    return { skillId: skillId(skill), level, title, minutes };
  });
  const briefs = content.skills.flatMap(({ id, clusterId }): readonly OfferedSignOff[] => {
    const brief = library.briefs.find(({ cluster }) => cluster === clusterId);
    return brief === undefined ? [] : [{ skillId: id, level: 4, title: brief.title, minutes: brief.minutes }];
  });
  return {
    skills: content.skills,
    roles: content.roles,
    modules: pathModules(content.skills, lessons, [...checklists, ...briefs]),
    model: createBeliefModel(content.skills),
  };
}

export const TODAY: PlainDate = plainDate("2026-11-22");

/** Somebody with this ledger who wants this role, two hours a week, no date. */
export function realRequest(
  { skills, modules, model }: RealCatalogue,
  role: CatalogRole,
  ledger: readonly Evidence[] = [],
  wish: Partial<PathWish> = {},
): PathRequest {
  return {
    replayed: replayLedger(model, ledger, TODAY),
    skills,
    profile: role,
    policy: DEFAULT_POLICY,
    modules,
    wish: {
      ...{ roleId: role.id, horizon: "now", hoursPerWeek: 2, startsOn: TODAY, dueOn: null },
      ...{ excluded: [], preferred: [], postponed: [], absences: [], started: [], done: [], ...wish },
    },
    decidedAt: new Map(),
    seed: `somebody/${role.id}`,
  };
}
