import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, skillId, type LearnerId, type OrgId } from "#app/engine/kernel/ids.ts";
import type { CurrencyRule, SkillCurrency, SkillDay } from "#app/engine/proficiency/currency.ts";
import type { Tx } from "./db.server.ts";

/** Rules, changes and uses as the database gives them in one value. */
export interface CurrencyColumns {
  readonly rules: readonly { readonly skillId: string; readonly kind: CurrencyRule["kind"]; readonly months: number }[];
  readonly changes: readonly { readonly skillId: string; readonly on: PlainDate }[];
  readonly uses: readonly { readonly skillId: string; readonly on: PlainDate }[];
}

/** The currency as the engine reads it. */
export function currencyOfColumns({ rules, changes, uses }: CurrencyColumns): SkillCurrency {
  return {
    rules: rules.map((rule) => ({ ...rule, skillId: skillId(rule.skillId) })),
    procedureChanges: changes.map(skillDay),
    uses: uses.map(skillDay),
  };
}

const skillDay = (day: { readonly skillId: string; readonly on: PlainDate }): SkillDay => ({
  skillId: skillId(day.skillId),
  on: day.on,
});

interface OrganisationCurrency extends Omit<CurrencyColumns, "uses"> {
  readonly uses: readonly { readonly personId: string; readonly skillId: string; readonly on: PlainDate }[];
}

/** The currency of each of these people, in one query. Uses count only where a skill is kept current by them. */
export async function loadCurrencies(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  learners: readonly LearnerId[],
): Promise<(learner: LearnerId) => SkillCurrency> {
  const [row] = await client.$queryRaw<OrganisationCurrency[]>`
    SELECT (SELECT coalesce(json_agg(json_build_object('skillId', r.skill_id, 'kind', r.kind, 'months', r.months)
                                     ORDER BY r.skill_id), '[]'::json)
              FROM currency_rule r WHERE r.org_id = ${org}::uuid AND r.kind <> 'none') AS rules,
           (SELECT coalesce(json_agg(json_build_object('skillId', c.skill_id, 'on', to_char(c.changed_on, 'YYYY-MM-DD'))
                                     ORDER BY c.changed_on, c.id), '[]'::json)
              FROM procedure_change c WHERE c.org_id = ${org}::uuid) AS changes,
           (SELECT coalesce(json_agg(json_build_object('personId', u.person_id, 'skillId', u.skill_id,
                                                       'on', to_char(u.used_on, 'YYYY-MM-DD'))
                                     ORDER BY u.person_id, u.skill_id, u.used_on), '[]'::json)
              FROM skill_use u
              JOIN currency_rule r ON r.org_id = u.org_id AND r.skill_id = u.skill_id AND r.kind = 'last-use'
             WHERE u.org_id = ${org}::uuid AND r.org_id = ${org}::uuid
               AND u.person_id = ANY (${learners}::uuid[])) AS uses`;
  const { rules = [], changes = [], uses = [] } = row ?? {};
  const shared = currencyOfColumns({ rules, changes, uses: [] });
  const usesOf = new Map<LearnerId, SkillDay[]>();
  for (const use of uses) {
    const person = learnerId(use.personId);
    usesOf.set(person, [...(usesOf.get(person) ?? []), skillDay(use)]);
  }
  return (learner) => ({ ...shared, uses: usesOf.get(learner) ?? [] });
}
