import type { Catalog, CatalogSkill, DemandTrend, SkillLevelText } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { skillId, type OrgId } from "#app/engine/kernel/ids.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import type { Criticality } from "#app/engine/skills/role-profile.ts";
import type { ProficiencyLevel, Volatility } from "#app/engine/skills/skill.ts";
import { today } from "#app/platform/clock.server.ts";
import { skillRef, skillReviewState, type NamedRef, type ReviewState } from "./catalog-reading.ts";

export interface SkillLevelReading {
  readonly level: ProficiencyLevel;
  readonly name: string;
  readonly description: string;
  readonly autonomy: string;
  /** What may show this level for any skill. */
  readonly evidence: string;
  /** What typically settles it for this skill; null where nothing is named. */
  readonly typicalEvidence: string | null;
  /** False from the level on at which a person must judge with a recorded reason, whatever a test says. */
  readonly automaticScoreEnough: boolean;
}

export interface SkillInRole extends NamedRef {
  readonly now: ProficiencyLevel;
  readonly future: ProficiencyLevel;
  readonly criticality: Criticality;
  readonly origin: "stated" | "implied";
  readonly reason: string | null;
  readonly impliedBy: readonly NamedRef[];
}

export interface SkillReading extends NamedRef {
  readonly label: string;
  readonly definition: string;
  readonly cluster: NamedRef;
  readonly dimension: NamedRef & { readonly question: string };
  readonly safetyCritical: boolean;
  readonly practical: boolean;
  readonly volatility: Volatility;
  readonly demandTrend: DemandTrend;
  readonly aliases: readonly string[];
  /** Bodies of knowledge the author drew on; not claims of conformity. */
  readonly standards: readonly string[];
  readonly levels: readonly SkillLevelReading[];
  /** Sentences on what counts as evidence here and where its limits are. */
  readonly evidenceRules: readonly string[];
  readonly prerequisites: readonly (NamedRef & { readonly minLevel: ProficiencyLevel; readonly description: string })[];
  readonly dependants: readonly (NamedRef & { readonly minLevel: ProficiencyLevel })[];
  readonly roles: readonly SkillInRole[];
  readonly review: ReviewState;
}

/** One skill of the organisation's framework, or null when it has no skill of this id. */
export async function loadSkill(orgId: OrgId, id: string): Promise<SkillReading | null> {
  const catalog = await loadOrgCatalog(orgId);
  const skill = catalog.skillById.get(skillId(id));
  if (skill === undefined) return null;
  const cluster = catalog.clusterById.get(skill.clusterId);
  const dimension = catalog.dimensions.find((one) => one.id === skill.dimension);
  return {
    id: skill.id,
    name: skill.name,
    label: catalog.label,
    definition: skill.definition,
    cluster: { id: skill.clusterId, name: cluster?.name ?? skill.clusterId },
    dimension: {
      id: skill.dimension,
      name: dimension?.name ?? skill.dimension,
      question: dimension?.question ?? "",
    },
    safetyCritical: skill.safetyCritical,
    practical: skill.practical,
    volatility: skill.volatility,
    demandTrend: skill.demandTrend,
    aliases: skill.aliases,
    standards: skill.standards,
    levels: skill.levels.map((text) => readLevel(catalog, text)),
    evidenceRules: evidenceRules(skill),
    prerequisites: readPrerequisites(catalog, skill),
    dependants: readDependants(catalog, skill),
    roles: readRoles(catalog, skill),
    review: skillReviewState(skill, today("UTC")),
  };
}

function readLevel(catalog: Catalog, { level, description, evidence }: SkillLevelText): SkillLevelReading {
  const scale = catalog.levels.find((one) => one.level === level);
  return {
    level,
    name: scale?.name ?? "",
    description,
    autonomy: scale?.autonomy ?? "",
    evidence: scale?.evidence ?? "",
    typicalEvidence: evidence ?? null,
    automaticScoreEnough: level < DEFAULT_POLICY.humanJudgementFrom,
  };
}

const FORGETTING: Readonly<Record<Volatility, string>> = {
  high: "This subject moves fast: evidence loses weight quickly and is best renewed every 12 months.",
  medium: "Evidence loses weight with time and is best renewed every 24 months.",
  low: "This subject moves slowly: evidence keeps its weight longest and is best renewed every 36 months.",
};

function evidenceRules({ safetyCritical, practical, volatility }: CatalogSkill): readonly string[] {
  const from = DEFAULT_POLICY.humanJudgementFrom;
  return [
    `Tests and other automatic scores count up to level ${String(from - 1)}. Level ${String(from)} and above need a ` +
      "person's judgement with a recorded reason.",
    ...(practical ? ["It is done with the hands or on equipment: an observed task with a checklist says most."] : []),
    safetyCritical
      ? "It is safety-critical: a self-rating alone never makes anyone ready."
      : "A self-rating counts, with little weight.",
    "Expired, revoked and disputed entries do not count.",
    FORGETTING[volatility],
  ];
}

function readPrerequisites(catalog: Catalog, skill: CatalogSkill): SkillReading["prerequisites"] {
  return skill.prerequisites.map(({ skillId: id, minLevel }) => ({
    ...skillRef(catalog, id),
    minLevel,
    description: catalog.skillById.get(id)?.levels.find(({ level }) => level === minLevel)?.description ?? "",
  }));
}

function readDependants(catalog: Catalog, skill: CatalogSkill): SkillReading["dependants"] {
  return catalog.skills.flatMap(({ id, name, prerequisites }) =>
    prerequisites.filter(({ skillId: on }) => on === skill.id).map(({ minLevel }) => ({ id, name, minLevel })),
  );
}

function readRoles(catalog: Catalog, skill: CatalogSkill): readonly SkillInRole[] {
  return catalog.roles.flatMap(({ id, name, requirements }) =>
    requirements
      .filter((requirement) => requirement.skillId === skill.id)
      .map(({ now, future, criticality, origin, reason, impliedBy }) => ({
        id,
        name,
        now,
        future,
        criticality,
        origin,
        reason,
        impliedBy: impliedBy.map((one) => skillRef(catalog, one)),
      })),
  );
}
