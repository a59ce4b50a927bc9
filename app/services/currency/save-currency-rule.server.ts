import { appendAudit } from "#app/data/audit.server.ts";
import { saveCurrencyRule, type CurrencyRuleKind } from "#app/data/currency-rules.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { sendJob } from "#app/data/jobs.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";

export interface RuleDecision {
  readonly skill: string;
  readonly kind: CurrencyRuleKind;
  /** Ignored for `none`. */
  readonly months: number | null;
  readonly reason: string;
}

/** Longest period: what nobody looks at in ten years is no period. */
export const MOST_MONTHS = 120;

export type RuleProblem = { readonly kind: "not-found" } | { readonly kind: "months-missing" };

/** Decides how long a skill stays current. Everybody's belief follows in a job. */
export async function decideCurrencyRule(viewer: Viewer, decision: RuleDecision): Promise<Result<null, RuleProblem>> {
  const { orgId, accountId: actorId } = viewer;
  const { kind, reason } = decision;
  const skill = (await loadOrgCatalog(orgId)).skillById.get(skillId(decision.skill));
  if (skill === undefined) return err({ kind: "not-found" });
  const months = kind === "none" ? null : decision.months;
  if (kind !== "none" && (months === null || months < 1 || months > MOST_MONTHS))
    return err({ kind: "months-missing" });
  await inTransaction(async (tx) => {
    const rule = { skillId: skill.id, kind, months, reason, setById: actorId };
    const before = await saveCurrencyRule(tx, orgId, rule, now());
    await appendAudit(tx, {
      ...{ orgId, actorId, action: "currency:rule", subjectKind: "skill", subjectId: skill.id },
      ...{ before, after: { kind, months, reason }, reason },
    });
  });
  await sendJob("beliefs.refresh", { orgId, learnerIds: null });
  return ok(null);
}
