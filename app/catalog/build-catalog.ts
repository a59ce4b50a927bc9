import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { Prerequisite } from "#app/engine/skills/skill.ts";
import type {
  CatalogContent,
  CatalogRequirement,
  CatalogRole,
  CatalogSkill,
  DescribedLevel,
  SkillLevelText,
} from "./catalog.ts";
import { checkFramework } from "./check-framework.ts";
import { checkGraph } from "./check-graph.ts";
import { checkReviews } from "./check-reviews.ts";
import { checkRolePrerequisites, checkRoles } from "./check-roles.ts";
import { reportInto, type ContentFile, type ContentProblem } from "./content-problem.ts";
import type { RoleFile, SkillFile } from "./content-schemas.ts";
import { impliedLevels } from "./implied-requirements.ts";
import { parseContent, type ParsedContent } from "./parse-content.ts";
import type { ContentText } from "./read-content.server.ts";

/** Raised whenever the same files are built into something else, so that they are published again. */
export const BUILD_RECIPE = 1;

export interface BuiltCatalog {
  /** Null while any problem is an error. */
  readonly content: CatalogContent | null;
  /** All of them, by file and line. */
  readonly problems: readonly ContentProblem[];
}

/** The framework made of its files, or everything that is wrong with them. `today` only dates the reviews. */
export function buildCatalog(texts: readonly ContentText[], today: PlainDate): BuiltCatalog {
  const problems: ContentProblem[] = [];
  const report = reportInto(problems);
  const parsed = parseContent(texts, report);
  checkFramework(parsed, report);
  const walkable = checkGraph(parsed, report);
  checkRoles(parsed, report);
  if (walkable) checkRolePrerequisites(parsed.roles, prerequisiteLookup(parsed), report);
  checkReviews(parsed, today, report);
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const sound = !problems.some(({ severity }) => severity === "error");
  return { content: sound ? assemble(parsed) : null, problems };
}

function prerequisiteLookup({ skills }: ParsedContent): (skill: SkillId) => readonly Prerequisite[] {
  const byId = new Map(skills.map(({ skill }) => [skill.value.id, toPrerequisites(skill.value.prerequisites)]));
  return (skill) => byId.get(skill) ?? [];
}

function toPrerequisites(prerequisites: SkillFile["prerequisites"]): readonly Prerequisite[] {
  return prerequisites.map(({ skill: skillId, minLevel }) => ({ skillId, minLevel }));
}

function assemble(parsed: ParsedContent): CatalogContent | null {
  const { framework, levels, clusters } = parsed;
  if (framework === undefined || levels === undefined || clusters === undefined) return null;
  const { dimensions, ...about } = framework.value;
  const fileOf = new Map(parsed.skills.map(({ skill }) => [skill.value.id, skill.value]));
  const skills: CatalogSkill[] = [];
  for (const cluster of clusters.value.clusters) {
    for (const id of cluster.skills) {
      const file = fileOf.get(id);
      if (file !== undefined) skills.push(toSkill(file, cluster.id, skills.length));
    }
  }
  const order = skills.map(({ id }) => id);
  const prerequisitesOf = prerequisiteLookup(parsed);
  return {
    framework: about,
    levels: levels.value.levels,
    dimensions,
    clusters: clusters.value.clusters.map(({ id, name, summary, dimension, kind }) => ({
      id,
      name,
      summary,
      dimension,
      kind,
    })),
    skills,
    roles: parsed.roles.map((role, index) => toRole(role, index, order, prerequisitesOf)),
  };
}

function toSkill(file: SkillFile, clusterId: string, index: number): CatalogSkill {
  const { levels, evidence, prerequisites, ...rest } = file;
  const described: readonly DescribedLevel[] = [1, 2, 3, 4, 5];
  return {
    ...rest,
    index,
    clusterId,
    prerequisites: toPrerequisites(prerequisites),
    levels: described.map((level): SkillLevelText => {
      const typical = evidence[level];
      const description = levels[level];
      return typical === undefined ? { level, description } : { level, description, evidence: typical };
    }),
  };
}

function toRole(
  { value: role }: ContentFile<RoleFile>,
  index: number,
  order: readonly SkillId[],
  prerequisitesOf: (skill: SkillId) => readonly Prerequisite[],
): CatalogRole {
  const { requirements, ...rest } = role;
  const stated = requirements.map(({ skill, now, future, criticality, reason }): CatalogRequirement => ({
    skillId: skill,
    now,
    future,
    criticality,
    origin: "stated",
    reason: reason ?? null,
    impliedBy: [],
  }));
  return { ...rest, index, requirements: [...stated, ...impliedRequirements(stated, order, prerequisitesOf)] };
}

/** Prerequisites that the role does not mention: needed on the way, never critical by themselves. */
function impliedRequirements(
  stated: readonly CatalogRequirement[],
  order: readonly SkillId[],
  prerequisitesOf: (skill: SkillId) => readonly Prerequisite[],
): readonly CatalogRequirement[] {
  const now = impliedLevels(new Map(stated.map((one) => [one.skillId, one.now])), prerequisitesOf);
  const future = impliedLevels(new Map(stated.map((one) => [one.skillId, one.future])), prerequisitesOf);
  const mentioned = new Set(stated.map(({ skillId }) => skillId));
  return order
    .filter((skillId) => !mentioned.has(skillId) && (now.has(skillId) || future.has(skillId)))
    .map((skillId) => ({
      skillId,
      now: now.get(skillId)?.level ?? 0,
      future: future.get(skillId)?.level ?? 0,
      criticality: "important",
      origin: "implied",
      reason: null,
      impliedBy: [...new Set([...(now.get(skillId)?.because ?? []), ...(future.get(skillId)?.because ?? [])])].sort(),
    }));
}
