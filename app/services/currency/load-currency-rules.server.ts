import { loadCurrencyRules, type CurrencyRuleRow, type ProcedureChangeRow } from "#app/data/currency-rules.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";

export interface SkillRule {
  readonly skillId: string;
  readonly name: string;
  readonly cluster: string;
  readonly safetyCritical: boolean;
  /** Null: nobody decided; what measured the skill fades, but does not run out. */
  readonly rule: Omit<CurrencyRuleRow, "skillId"> | null;
  /** Latest change of its procedure. */
  readonly changedOn: ProcedureChangeRow["changedOn"] | null;
}

export interface CurrencyPage {
  /** Skills with a rule and safety-critical ones first, then by name. */
  readonly skills: readonly SkillRule[];
  /** Newest first. */
  readonly changes: readonly (ProcedureChangeRow & { readonly name: string })[];
}

/** How long each skill stays current in an organisation, and who decided that. */
export async function loadCurrencyPage(org: OrgId): Promise<CurrencyPage> {
  const [catalog, { rules, changes }] = await Promise.all([loadOrgCatalog(org), loadCurrencyRules(org)]);
  const ruleOf = new Map(rules.map((rule) => [rule.skillId, rule]));
  const nameOf = new Map<string, string>(catalog.skills.map(({ id, name }) => [id, name]));
  const skills = catalog.skills.map(({ id, name, clusterId, safetyCritical }): SkillRule => {
    const cluster = catalog.clusterById.get(clusterId)?.name ?? "";
    const changedOn = changes.find(({ skillId }) => skillId === id)?.changedOn ?? null;
    return { skillId: id, name, cluster, safetyCritical, rule: ruleOf.get(id) ?? null, changedOn };
  });
  return {
    skills: skills.sort((left, right) => rank(left) - rank(right) || left.name.localeCompare(right.name, "en")),
    changes: changes.map((change) => ({ ...change, name: nameOf.get(change.skillId) ?? change.skillId })),
  };
}

const rank = ({ rule, safetyCritical }: SkillRule): number => (rule !== null ? 0 : safetyCritical ? 1 : 2);
