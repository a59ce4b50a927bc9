import type { Catalog } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import { listLessonStates } from "#app/data/lesson-runs.server.ts";
import { listLessons, type LessonRow } from "#app/data/lessons.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId, skillId } from "#app/engine/kernel/ids.ts";
import { DEFAULT_POLICY, skillStatus } from "#app/engine/proficiency/readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { requiredLevel } from "#app/engine/skills/role-profile.ts";
import { levelOfTheta } from "#app/engine/skills/skill.ts";
import type { NamedRef } from "#app/services/catalog-reading.ts";
import { replayRecord } from "#app/services/replay-record.server.ts";

/** Empty strings: everything. */
export interface LessonFilter {
  readonly skill: string;
  readonly sector: string;
  readonly level: string;
}

export interface LessonLine {
  readonly id: string;
  readonly title: string;
  readonly outcome: string;
  readonly skill: NamedRef;
  readonly fromLevel: number;
  readonly toLevel: number;
  readonly minutes: number;
  readonly sector: string;
  readonly state: "new" | "open" | "done";
}

export interface LessonLibrary {
  readonly filter: LessonFilter;
  readonly total: number;
  readonly shown: number;
  readonly roleName: string | null;
  /** What fits the gaps to the role best, at most one lesson a skill. Empty while a filter is set. */
  readonly forMe: readonly (LessonLine & { readonly required: number; readonly critical: boolean })[];
  /** In the order of the framework; only skills with a lesson that passes the filter. */
  readonly skills: readonly (NamedRef & { readonly lessons: readonly LessonLine[] })[];
  readonly options: { readonly skills: readonly NamedRef[] };
}

const MOST_SUGGESTED = 6;

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
  const lines = rows.map((row) => lineOf(row, catalog, stateOf.get(row.id) ?? "new"));
  const shown = lines.filter((line) => passes(line, filter));
  const chosen = record === null ? null : (record.targetRoleId ?? record.roleId);
  const role = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  const filtered = filter.skill !== "" || filter.sector !== "" || filter.level !== "";
  const belief = record === null || filtered ? null : replayRecord(record, catalog, today);
  const forMe = (role?.requirements ?? []).flatMap((requirement) => {
    const skill = catalog.skillById.get(requirement.skillId);
    const required = requiredLevel(requirement, "now");
    if (skill === undefined || required === 0 || belief === null) return [];
    const asked = { level: required, safetyCritical: skill.safetyCritical };
    const estimate = estimateAt(belief, skill.index);
    const status = skillStatus(estimate, asked, DEFAULT_POLICY, today);
    if (status === "ready") return [];
    const level = status === "not-measured" ? 0 : levelOfTheta(belief.means[skill.index] ?? Number.NaN);
    const fits = ({ skill: of, toLevel, state }: LessonLine): boolean =>
      of.id === skill.id && toLevel > level && toLevel <= required && state !== "done";
    const line = lines.filter(fits).toSorted((left, right) => left.toLevel - right.toLevel)[0];
    return line === undefined ? [] : [{ ...line, required, critical: requirement.criticality === "critical" }];
  });
  const order = (line: (typeof forMe)[number]): number => (line.state === "open" ? 0 : line.critical ? 1 : 2);
  return {
    filter,
    total: lines.length,
    shown: shown.length,
    roleName: role?.name ?? null,
    forMe: forMe.toSorted((left, right) => order(left) - order(right)).slice(0, MOST_SUGGESTED),
    skills: bySkill(catalog, shown),
    options: { skills: bySkill(catalog, lines).map(({ id, name }) => ({ id, name })) },
  };
}

function lineOf(row: LessonRow, catalog: Catalog, state: LessonLine["state"]): LessonLine {
  const { id, title, outcome, fromLevel, toLevel, minutes, sector } = row;
  const skill = { id: row.skillId, name: catalog.skillById.get(skillId(row.skillId))?.name ?? row.skillId };
  return { id, title, outcome, skill, fromLevel, toLevel, minutes, sector, state };
}

const passes = (line: LessonLine, { skill, sector, level }: LessonFilter): boolean =>
  (skill === "" || line.skill.id === skill) &&
  (sector === "" || line.sector === sector) &&
  (level === "" || String(line.toLevel) === level);

function bySkill(catalog: Catalog, lines: readonly LessonLine[]): LessonLibrary["skills"] {
  const groups = new Map<string, LessonLine[]>();
  for (const line of lines) {
    const held = groups.get(line.skill.id);
    if (held === undefined) groups.set(line.skill.id, [line]);
    else held.push(line);
  }
  const place = (id: string): number => catalog.skillIndex.get(skillId(id)) ?? Number.MAX_SAFE_INTEGER;
  return [...groups]
    .map(([id, lessons]) => ({ id, name: lessons[0]?.skill.name ?? id, lessons }))
    .toSorted((left, right) => place(left.id) - place(right.id));
}
