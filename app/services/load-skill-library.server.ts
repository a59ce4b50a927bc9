import type { Catalog, CatalogFramework, CatalogSkill, DemandTrend } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import type { OrgId, SkillId } from "#app/engine/kernel/ids.ts";
import type { Horizon } from "#app/engine/skills/role-profile.ts";
import { dimensionName, skillRef, type NamedRef } from "./catalog-reading.ts";
import { matchesSearch } from "./match-skill.ts";

/** What the graph is drawn from: skills in their clusters, and what builds on what. */
export interface SkillGraphContent {
  readonly lanes: readonly { readonly clusterId: string; readonly name: string }[];
  readonly nodes: readonly {
    readonly skillId: SkillId;
    readonly clusterId: string;
    readonly name: string;
    readonly safetyCritical: boolean;
  }[];
  readonly edges: readonly { readonly from: SkillId; readonly to: SkillId }[];
}

/** Null or an empty search: everything. */
export interface LibraryFilter {
  readonly clusterId: string | null;
  readonly dimensionId: string | null;
  readonly search: string;
}

export interface LibrarySkill {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly dimension: string;
  readonly safetyCritical: boolean;
  readonly practical: boolean;
  readonly demandTrend: DemandTrend;
  readonly prerequisites: readonly (NamedRef & { readonly minLevel: number })[];
  /** Skills that build on it directly. */
  readonly dependants: readonly NamedRef[];
  /** Roles that require it at level 1, 2, 3, 4, 5: element 0 is level 1. Implied requirements count. */
  readonly rolesByLevel: Readonly<Record<Horizon, readonly number[]>>;
  /** Roles for which it is critical. */
  readonly criticalInRoles: number;
}

export interface LibraryCluster extends NamedRef {
  readonly summary: string;
  /** Null where its skills belong to several dimensions. */
  readonly dimension: string | null;
  readonly skills: readonly LibrarySkill[];
}

export interface SkillLibrary {
  readonly versionId: string;
  readonly label: string;
  readonly framework: CatalogFramework;
  readonly filter: LibraryFilter;
  readonly options: { readonly clusters: readonly NamedRef[]; readonly dimensions: readonly NamedRef[] };
  readonly total: number;
  readonly shown: number;
  readonly roleCount: number;
  /** Clusters with at least one skill that passes the filter, and only those skills. */
  readonly clusters: readonly LibraryCluster[];
  /** The whole graph; skills outside the filter stay, so that the picture does not jump. */
  readonly graph: SkillGraphContent;
  /** Ids of the skills that pass the filter. */
  readonly matching: readonly string[];
}

/** The organisation's skill library. An unknown cluster or dimension in the filter finds nothing. */
export async function loadSkillLibrary(orgId: OrgId, filter: LibraryFilter): Promise<SkillLibrary> {
  const catalog = await loadOrgCatalog(orgId);
  const search = filter.search.trim();
  const matching = catalog.skills.filter(
    (skill) =>
      (filter.clusterId === null || skill.clusterId === filter.clusterId) &&
      (filter.dimensionId === null || skill.dimension === filter.dimensionId) &&
      matchesSearch(skill, search),
  );
  const cards = describeSkills(catalog, matching);
  return {
    versionId: catalog.versionId,
    label: catalog.label,
    framework: catalog.framework,
    filter: { ...filter, search },
    options: {
      clusters: catalog.clusters.map(({ id, name }) => ({ id, name })),
      dimensions: catalog.dimensions.map(({ id, name }) => ({ id, name })),
    },
    total: catalog.skills.length,
    shown: matching.length,
    roleCount: catalog.roles.length,
    clusters: catalog.clusters
      .map(({ id, name, summary, dimension }) => ({
        id,
        name,
        summary,
        dimension: dimension === null ? null : dimensionName(catalog, dimension),
        skills: cards.filter(({ clusterId }) => clusterId === id).map(({ card }) => card),
      }))
      .filter(({ skills }) => skills.length > 0),
    graph: graphOf(catalog),
    matching: matching.map(({ id }) => id),
  };
}

function graphOf({ clusters, skills }: Catalog): SkillGraphContent {
  return {
    lanes: clusters.map(({ id, name }) => ({ clusterId: id, name })),
    nodes: skills.map(({ id, clusterId, name, safetyCritical }) => ({ skillId: id, clusterId, name, safetyCritical })),
    edges: skills.flatMap(({ id, prerequisites }) => prerequisites.map(({ skillId }) => ({ from: skillId, to: id }))),
  };
}

function describeSkills(
  catalog: Catalog,
  skills: readonly CatalogSkill[],
): readonly { readonly clusterId: string; readonly card: LibrarySkill }[] {
  const dependants = new Map<SkillId, NamedRef[]>();
  for (const { id, name, prerequisites } of catalog.skills) {
    for (const { skillId } of prerequisites) {
      dependants.set(skillId, [...(dependants.get(skillId) ?? []), { id, name }]);
    }
  }
  return skills.map((skill) => ({
    clusterId: skill.clusterId,
    card: {
      id: skill.id,
      name: skill.name,
      definition: skill.definition,
      dimension: dimensionName(catalog, skill.dimension),
      safetyCritical: skill.safetyCritical,
      practical: skill.practical,
      demandTrend: skill.demandTrend,
      prerequisites: skill.prerequisites.map(({ skillId, minLevel }) => ({ ...skillRef(catalog, skillId), minLevel })),
      dependants: dependants.get(skill.id) ?? [],
      ...countRoles(catalog, skill.id),
    },
  }));
}

function countRoles(catalog: Catalog, skill: SkillId): Pick<LibrarySkill, "rolesByLevel" | "criticalInRoles"> {
  const rolesByLevel = { now: [0, 0, 0, 0, 0], future: [0, 0, 0, 0, 0] };
  let criticalInRoles = 0;
  for (const role of catalog.roles) {
    const requirement = role.requirements.find(({ skillId }) => skillId === skill);
    if (requirement === undefined) continue;
    if (requirement.criticality === "critical") criticalInRoles += 1;
    for (const horizon of ["now", "future"] as const) {
      const level = requirement[horizon];
      if (level > 0) rolesByLevel[horizon][level - 1] = (rolesByLevel[horizon][level - 1] ?? 0) + 1;
    }
  }
  return { rolesByLevel, criticalInRoles };
}
