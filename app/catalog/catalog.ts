import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { FrameworkVersionId, RoleId, SkillId } from "#app/engine/kernel/ids.ts";
import type { RoleRequirement } from "#app/engine/skills/role-profile.ts";
import type { Prerequisite, ProficiencyLevel, Volatility } from "#app/engine/skills/skill.ts";

export type Sector = "manufacturing" | "port" | "utility";
export type DemandTrend = "emerging" | "rising" | "stable" | "falling";
/** Levels that a skill describes; 0 means "assessed and absent" and needs no text of its own. */
export type DescribedLevel = Exclude<ProficiencyLevel, 0>;

export interface CatalogFramework {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly status: string;
  readonly scope: string;
}

/** One level of the common scale. */
export interface CatalogLevel {
  readonly level: ProficiencyLevel;
  readonly name: string;
  readonly meaning: string;
  readonly autonomy: string;
  /** What may show that someone is here, for any skill. */
  readonly evidence: string;
  readonly dreyfus: string;
  readonly bloom: readonly string[];
}

export interface CatalogDimension {
  readonly id: string;
  readonly name: string;
  readonly question: string;
}

export interface CatalogCluster {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** Null where the cluster's skills belong to several dimensions. */
  readonly dimension: string | null;
  readonly kind: "capability" | "application";
}

export interface SkillLevelText {
  readonly level: DescribedLevel;
  /** What a person at this level is seen to do. */
  readonly description: string;
  /** A piece of evidence that settles it, where one is typical. */
  readonly evidence?: string;
}

/** Who stands behind a page of content and since when. */
export interface Review {
  readonly owner: string;
  readonly reviewedOn: PlainDate;
  readonly source: string;
}

/** A skill as people read it; it is also a `Skill` of the engine. */
export interface CatalogSkill extends Review {
  readonly id: SkillId;
  /** Position in this framework version: the index of every packed belief and sum. */
  readonly index: number;
  readonly name: string;
  readonly clusterId: string;
  readonly dimension: string;
  readonly definition: string;
  readonly prerequisites: readonly Prerequisite[];
  readonly volatility: Volatility;
  readonly safetyCritical: boolean;
  /** Done with the hands or on equipment: a practical sign-off is the strongest evidence. */
  readonly practical: boolean;
  readonly demandTrend: DemandTrend;
  readonly aliases: readonly string[];
  /** Bodies of knowledge the author drew on; traces, not claims of conformity. */
  readonly standards: readonly string[];
  readonly levels: readonly SkillLevelText[];
}

/** An occupation code of a public classification that the role resembles. */
export interface RoleAnchor {
  readonly scheme: string;
  readonly code: string;
  readonly title: string;
}

export interface CatalogRequirement extends RoleRequirement {
  /** Why it is critical, in the role owner's words; null where nothing needs saying. */
  readonly reason: string | null;
  /** For implied requirements: the required skills that lead to it. Empty for stated ones. */
  readonly impliedBy: readonly SkillId[];
}

export interface CatalogRole extends Review {
  readonly id: RoleId;
  readonly index: number;
  readonly name: string;
  readonly purpose: string;
  readonly direction: string;
  readonly sectors: readonly Sector[];
  readonly anchors: readonly RoleAnchor[];
  /** Stated ones in the owner's order, then the implied ones in the order of the skills. */
  readonly requirements: readonly CatalogRequirement[];
}

/** Everything that is published, as plain JSON. */
export interface CatalogContent {
  readonly framework: CatalogFramework;
  readonly levels: readonly CatalogLevel[];
  readonly dimensions: readonly CatalogDimension[];
  readonly clusters: readonly CatalogCluster[];
  /** Ordered by index. */
  readonly skills: readonly CatalogSkill[];
  readonly roles: readonly CatalogRole[];
}

/** A published, immutable version of the framework with its look-ups. */
export interface Catalog extends CatalogContent {
  readonly versionId: FrameworkVersionId;
  readonly label: string;
  readonly skillIndex: ReadonlyMap<SkillId, number>;
  readonly skillById: ReadonlyMap<SkillId, CatalogSkill>;
  readonly roleById: ReadonlyMap<RoleId, CatalogRole>;
  readonly clusterById: ReadonlyMap<string, CatalogCluster>;
}

/** The content with its look-ups. `content.skills[i].index` is `i`. */
export function makeCatalog(versionId: FrameworkVersionId, label: string, content: CatalogContent): Catalog {
  return {
    ...content,
    versionId,
    label,
    skillIndex: new Map(content.skills.map((skill) => [skill.id, skill.index])),
    skillById: new Map(content.skills.map((skill) => [skill.id, skill])),
    roleById: new Map(content.roles.map((role) => [role.id, role])),
    clusterById: new Map(content.clusters.map((cluster) => [cluster.id, cluster])),
  };
}
