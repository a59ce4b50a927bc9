import type { Catalog, CatalogRequirement, CatalogRole, RoleAnchor } from "#app/catalog/catalog.ts";
import { ROLE_REVIEW_MONTHS } from "#app/catalog/check-reviews.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { roleId, type OrgId } from "#app/engine/kernel/ids.ts";
import type { Criticality } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import { today } from "#app/platform/clock.server.ts";
import { reviewState, SECTOR_NAMES, skillRef, type NamedRef, type ReviewState } from "./catalog-reading.ts";

export interface RequirementReading {
  readonly skill: NamedRef & { readonly safetyCritical: boolean; readonly practical: boolean };
  readonly now: ProficiencyLevel;
  readonly future: ProficiencyLevel;
  /** What the skill looks like at these levels; null at level 0. */
  readonly nowDescription: string | null;
  readonly futureDescription: string | null;
  readonly criticality: Criticality;
  /** Stated by the role's owner, or implied because a required skill builds on it. */
  readonly origin: "stated" | "implied";
  readonly reason: string | null;
  readonly impliedBy: readonly NamedRef[];
}

export interface RoleProfileReading extends NamedRef {
  readonly label: string;
  readonly purpose: string;
  readonly direction: string;
  readonly sectors: readonly NamedRef[];
  readonly anchors: readonly RoleAnchor[];
  readonly counts: RoleCounts;
  /** Clusters in the framework's order; critical requirements first, then stated, then implied ones. */
  readonly clusters: readonly (NamedRef & { readonly requirements: readonly RequirementReading[] })[];
  readonly review: ReviewState;
}

export interface RoleCounts {
  readonly stated: number;
  readonly implied: number;
  readonly critical: number;
  /** Requirements whose level rises in two to three years, those that only start then included. */
  readonly rising: number;
  /** Requirements that only start then. */
  readonly starting: number;
}

export interface RoleSummary extends NamedRef {
  readonly purpose: string;
  readonly sectors: readonly NamedRef[];
  readonly counts: RoleCounts;
}

/** The framework's roles, by name. */
export async function loadRoles(
  orgId: OrgId,
): Promise<{ readonly label: string; readonly roles: readonly RoleSummary[] }> {
  const catalog = await loadOrgCatalog(orgId);
  const roles = catalog.roles.map((role) => ({
    id: role.id,
    name: role.name,
    purpose: role.purpose,
    sectors: readSectors(role),
    counts: countRequirements(role.requirements),
  }));
  return { label: catalog.label, roles: roles.sort((a, b) => a.name.localeCompare(b.name, "en")) };
}

/** One role profile, or null when the organisation's framework has no role of this id. */
export async function loadRoleProfile(orgId: OrgId, id: string): Promise<RoleProfileReading | null> {
  const catalog = await loadOrgCatalog(orgId);
  const role = catalog.roleById.get(roleId(id));
  if (role === undefined) return null;
  return {
    id: role.id,
    name: role.name,
    label: catalog.label,
    purpose: role.purpose,
    direction: role.direction,
    sectors: readSectors(role),
    anchors: role.anchors,
    counts: countRequirements(role.requirements),
    clusters: groupByCluster(catalog, role.requirements),
    review: reviewState(role, ROLE_REVIEW_MONTHS, today("UTC")),
  };
}

const readSectors = ({ sectors }: CatalogRole): readonly NamedRef[] =>
  sectors.map((id) => ({ id, name: SECTOR_NAMES[id] }));

function countRequirements(requirements: readonly CatalogRequirement[]): RoleCounts {
  const count = (test: (requirement: CatalogRequirement) => boolean): number => requirements.filter(test).length;
  return {
    stated: count(({ origin }) => origin === "stated"),
    implied: count(({ origin }) => origin === "implied"),
    critical: count(({ criticality }) => criticality === "critical"),
    rising: count(({ now, future }) => future > now),
    starting: count(({ now, future }) => now === 0 && future > 0),
  };
}

function groupByCluster(catalog: Catalog, requirements: readonly CatalogRequirement[]): RoleProfileReading["clusters"] {
  const clusterOf = ({ skillId }: CatalogRequirement) => catalog.skillById.get(skillId)?.clusterId;
  return catalog.clusters
    .map(({ id, name }) => ({
      id,
      name,
      requirements: requirements
        .filter((requirement) => clusterOf(requirement) === id)
        .sort((a, b) => weight(b) - weight(a))
        .map((requirement) => readRequirement(catalog, requirement)),
    }))
    .filter((cluster) => cluster.requirements.length > 0);
}

const weight = ({ criticality, origin }: CatalogRequirement): number =>
  (criticality === "critical" ? 2 : 0) + (origin === "stated" ? 1 : 0);

function readRequirement(catalog: Catalog, requirement: CatalogRequirement): RequirementReading {
  const { skillId, now, future, criticality, origin, reason, impliedBy } = requirement;
  const skill = catalog.skillById.get(skillId);
  const describe = (level: ProficiencyLevel): string | null =>
    skill?.levels.find((text) => text.level === level)?.description ?? null;
  return {
    skill: {
      ...skillRef(catalog, skillId),
      safetyCritical: skill?.safetyCritical ?? false,
      practical: skill?.practical ?? false,
    },
    now,
    future,
    nowDescription: describe(now),
    futureDescription: describe(future),
    criticality,
    origin,
    reason,
    impliedBy: impliedBy.map((id) => skillRef(catalog, id)),
  };
}
