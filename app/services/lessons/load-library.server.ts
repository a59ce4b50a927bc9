import type { Catalog, CatalogRole } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import { listLessonStates } from "#app/data/lesson-runs.server.ts";
import { listLessons, type LessonRow } from "#app/data/lessons.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId, skillId } from "#app/engine/kernel/ids.ts";
import { requiredLevel } from "#app/engine/skills/role-profile.ts";
import type { NamedRef } from "#app/services/catalog-reading.ts";
import { replayRecord } from "#app/services/replay-record.server.ts";
import {
  groupLessons,
  passesFilter,
  type ClusterLessons,
  type LessonFilter,
  type LessonLine,
  type RoleLevels,
} from "./group-lessons.ts";
import { suggestLessons, type SuggestedLesson } from "./suggest-lessons.ts";

export interface LessonLibrary {
  readonly filter: LessonFilter;
  readonly filtered: boolean;
  readonly total: number;
  readonly shown: number;
  readonly roleName: string | null;
  /** What fits the gaps to the role best. Empty while a filter is set. */
  readonly forMe: readonly SuggestedLesson[];
  /** Only clusters and skills with a lesson that passes the filter. */
  readonly clusters: readonly ClusterLessons[];
  readonly options: { readonly skills: readonly NamedRef[] };
}

/** The lessons of the organisation for one reader. */
export async function loadLessonLibrary(
  viewer: Viewer,
  filter: LessonFilter,
  today: PlainDate,
): Promise<LessonLibrary> {
  const { orgId, learnerId: person } = viewer;
  const [catalog, rows, states, record] = await Promise.all([
    loadOrgCatalog(orgId),
    listLessons(orgId),
    person === null ? [] : listLessonStates(orgId, person),
    person === null ? null : loadLearnerRecord(orgId, person),
  ]);
  const stateOf = new Map(states.map((state) => [state.lessonId, state.open ? "open" : "done"] as const));
  const lines = rows.flatMap((row) => lineOf(row, catalog, stateOf.get(row.id) ?? "new"));
  const chosen = record === null ? null : (record.targetRoleId ?? record.roleId);
  const role = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  const levels = levelsOf(role);
  const shown = lines.filter((line) => passesFilter(line, filter, levels));
  const filtered = Object.values(filter).some((value) => value !== "");
  const offered = new Set(lines.map(({ skill }) => skill.id));
  return {
    filter,
    filtered,
    total: lines.length,
    shown: shown.length,
    roleName: role?.name ?? null,
    forMe:
      record === null || role === undefined || filtered
        ? []
        : suggestLessons(role, lines, { catalog, belief: replayRecord(record, catalog, today), today }),
    clusters: groupLessons(catalog, shown, levels),
    options: {
      skills: catalog.skills.filter(({ id }) => offered.has(id)).map(({ id, name }) => ({ id, name })),
    },
  };
}

function levelsOf(role: CatalogRole | undefined): RoleLevels {
  const asked = (role?.requirements ?? []).map((requirement) => {
    return [requirement.skillId, requiredLevel(requirement, "now")] as const;
  });
  return new Map(asked.filter(([, level]) => level > 0));
}

/** Nothing for a lesson of a skill that the framework no longer has. */
function lineOf(row: LessonRow, catalog: Catalog, state: LessonLine["state"]): readonly LessonLine[] {
  const { id, title, outcome, fromLevel, toLevel, minutes, sector } = row;
  const skill = catalog.skillById.get(skillId(row.skillId));
  if (skill === undefined) return [];
  return [
    {
      ...{ id, title, outcome, fromLevel, toLevel, minutes, sector, state },
      skill: { id: skill.id, name: skill.name },
    },
  ];
}
