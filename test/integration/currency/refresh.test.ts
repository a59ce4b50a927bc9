import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays, addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { loadCheckResult } from "#app/services/checks/load-check-result.server.ts";
import { loadExpiries } from "#app/services/currency/load-expiries.server.ts";
import { decideCurrencyRule } from "#app/services/currency/save-currency-rule.server.ts";
import { startRefresh } from "#app/services/currency/start-refresh.server.ts";
import { recordEvidence } from "#app/services/record-evidence.server.ts";
import { recomputeBeliefs } from "#app/services/recompute-beliefs.server.ts";
import { companyWithItems, reload, SKILL, takeAll, takerOf, TODAY } from "../checks/taker.ts";
import { withDatabase } from "../database.ts";
import { personOf, type Company } from "../evidence/company.ts";

withDatabase();

/** The end of what was shown: in thirty days. */
const END: PlainDate = addDays(TODAY, 30);

let company: Company;
beforeAll(async () => {
  company = await companyWithItems(4);
  const { orgId, account } = company;
  const officer: Viewer = { orgId, accountId: account, learnerId: null, displayName: "Officer", grants: [] };
  const rule = { skill: SKILL, kind: "fixed-period", months: 24, reason: "Agreed." } as const;
  if (!(await decideCurrencyRule(officer, rule)).ok) throw new Error("no rule");
  for (const at of [0, 1]) {
    const entry = {
      ...{
        personId: personOf(company, at),
        kind: "practical-signoff" as const,
        skillIds: [skillId(SKILL)],
        values: [3],
      },
      ...{ effectiveOn: addMonths(addDays(END, 1), -24), raterId: personOf(company, 2), note: "Seen at work." },
      ...{ sourceKind: "sign-off", sourceKey: `planted ${String(at)}` },
    } as const;
    if (!(await recordEvidence({ orgId, actorId: account, entry, asOf: TODAY })).ok) throw new Error("no sign-off");
  }
});

const expiryOf = async (viewer: Viewer, asOf = TODAY) => {
  const [expiry] = (viewer.learnerId === null ? null : await loadExpiries(viewer, viewer.learnerId, asOf)) ?? [];
  return expiry;
};

async function refresh(viewer: Viewer, right: (n: number) => boolean) {
  const started = await startRefresh(viewer, { skill: SKILL, today: TODAY });
  if (!started.ok) throw new Error(started.error.kind);
  await takeAll(viewer, await reload(viewer, started.value.id), right);
  const result = await loadCheckResult(viewer, started.value.id);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

describe("a refresh", () => {
  it("takes five minutes by the questions it asks, and passed it starts the period anew", async () => {
    const viewer = takerOf(company, 0);
    expect(await expiryOf(viewer)).toMatchObject({ validUntil: END, daysLeft: 30, action: { kind: "refresh" } });
    const result = await refresh(viewer, () => true);
    const answered = await database().assessmentAnswer.findMany({ where: { assessmentId: result.id } });
    expect(answered.length).toBeGreaterThanOrEqual(3);
    expect(answered.length).toBeLessThanOrEqual(6);
    const items = await database().item.findMany({ where: { id: { in: answered.map(({ itemId }) => itemId) } } });
    expect(items.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(300);
    const until = addDays(addMonths(TODAY, 24), -1);
    expect(result.refresh).toMatchObject({ passed: true, missedAreas: [], validUntil: until, validBefore: END });
    expect(await expiryOf(viewer)).toMatchObject({ validUntil: until });
    // the sign-off itself goes on counting after its old end: the estimate does not rest on three questions alone
    expect(await expiryOf(viewer, addDays(END, 1))).toMatchObject({ daysLeft: 699, action: { kind: "refresh" } });
    expect(await recomputeBeliefs(company.slug, viewer.learnerId)).toMatchObject({ value: { maxAbsDifference: 0 } });
  });

  it("failed names the parts that were missed and leaves the last day as it was", async () => {
    const viewer = takerOf(company, 1);
    const result = await refresh(viewer, (n) => n > 0);
    const missed = result.answers.filter(({ outcome }) => outcome !== "right").map(({ area }) => area);
    expect(result.refresh?.passed).toBe(false);
    expect(result.refresh?.missedAreas).toEqual([...new Set(missed)]);
    expect(missed).toHaveLength(1);
    const stored = await database().assessment.findFirstOrThrow({ where: { id: result.id } });
    expect(stored).toMatchObject({ kind: "refresh", result: { passed: false, missedAreas: [...new Set(missed)] } });
    // the sign-off runs out on its day; what the answers said goes on to say it
    const entries = await database().evidence.count({ where: { personId: personOf(company, 1), sourceId: result.id } });
    expect(entries).toBe(result.answers.length);
  });

  it("is not offered to who was never measured, or once it has run out", async () => {
    const never = await startRefresh(takerOf(company, 3), { skill: SKILL, today: TODAY });
    expect(never).toMatchObject({ ok: false, error: { kind: "not-refreshable" } });
  });
});
