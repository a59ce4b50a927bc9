import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { loadInbox } from "#app/data/inbox.server.ts";
import { loadChangeNotes } from "#app/data/change-notes.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays, addMonths, plainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { changeProcedure, previewProcedureChange } from "#app/services/currency/change-procedure.server.ts";
import { loadExpiries } from "#app/services/currency/load-expiries.server.ts";
import { recordSkillUse } from "#app/services/currency/record-skill-use.server.ts";
import { remindOfExpiry } from "#app/services/currency/remind-of-expiry.server.ts";
import { decideCurrencyRule } from "#app/services/currency/save-currency-rule.server.ts";
import { loadReadiness } from "#app/services/load-readiness.server.ts";
import { recomputeBeliefs } from "#app/services/recompute-beliefs.server.ts";
import { recordEvidence } from "#app/services/record-evidence.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { askGate } from "#app/services/stations/ask-gate.server.ts";
import { loadMyStations } from "#app/services/stations/load-my-stations.server.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf, type Company } from "../evidence/company.ts";
import { readyCount } from "./ready-count.ts";

withDatabase();

const TODAY = plainDate("2026-11-20");
const SKILL = skillId("robotics.amr-operation");

let company: Company;
beforeAll(async () => {
  company = await createCompany({ people: 4, roleId: "operator" });
});

function viewerOf(of: Company, learner: LearnerId | null): Viewer {
  const { orgId, account: accountId, site: unitId } = of;
  const grants = [{ role: "ld-manager", unitId, unitPath: "/1/" } as const];
  return { orgId, accountId, learnerId: learner, displayName: "Somebody", grants };
}

/** A practical sign-off of level 3 on a day. */
async function signOff(of: Company, learner: LearnerId, on: PlainDate, asOf = TODAY): Promise<void> {
  const recorded = await recordEvidence({
    ...{ orgId: of.orgId, actorId: of.account, asOf },
    entry: {
      ...{ personId: learner, kind: "practical-signoff", skillIds: [SKILL], values: [3], effectiveOn: on },
      ...{ raterId: personOf(of, 3), sourceKind: "sign-off", sourceKey: `${learner} ${on}`, note: "Seen at work." },
    },
  });
  if (!recorded.ok) throw new Error(recorded.error.kind);
}

async function rule(of: Company, kind: "fixed-period" | "last-use", months: number): Promise<void> {
  const decided = await decideCurrencyRule(viewerOf(of, null), { skill: SKILL, kind, months, reason: "Agreed." });
  if (!decided.ok) throw new Error(decided.error.kind);
}

const messagesOf = async (of: Company, at: number) =>
  (await loadInbox(of.orgId, personOf(of, at), 100))
    .toReversed()
    .map(({ kind, body }) => [kind === "expired" ? "expired" : body["step"], body["personName"]]);

const statusOf = async (of: Company, at: number, asOf: PlainDate): Promise<string | undefined> => {
  const question = { permission: "person:read", role: null, horizon: "now", asOf } as const;
  const read = await loadReadiness(viewerOf(of, null), { ...question, learner: personOf(of, at) });
  return read.ok ? read.value.rows.find(({ skillId: id }) => id === SKILL)?.status : read.error.kind;
};

describe("reminders", () => {
  it("come 90, 60, 30 and 7 days before and once after the end, once each, also to the manager", async () => {
    const of = await createCompany({ people: 4, roleId: "operator" });
    await database().person.update({
      where: { orgId_id: { orgId: of.orgId, id: personOf(of, 0) } },
      data: { managerId: personOf(of, 1) },
    });
    await rule(of, "fixed-period", 24);
    await signOff(of, personOf(of, 0), addMonths(addDays(TODAY, 96), -24));
    for (let day = 0; day <= 100; day += 1) {
      await remindOfExpiry(of.orgId, addDays(TODAY, day));
      if (day % 10 === 0) expect(await remindOfExpiry(of.orgId, addDays(TODAY, day))).toBe(0);
    }
    const steps = [90, 60, 30, 7, "expired"];
    expect(await messagesOf(of, 0)).toEqual(steps.map((step) => [step, null]));
    expect(await messagesOf(of, 1)).toEqual(steps.map((step) => [step, "Person 0"]));
    expect(await messagesOf(of, 2)).toEqual([]);
    const [note, ...others] = await loadChangeNotes(database(), of.orgId, personOf(of, 0), 10);
    expect([note?.cause, others.filter(({ cause }) => cause === "expired")]).toEqual(["expired", []]);
    expect(note?.changes.skills.find(({ skillId: id }) => id === SKILL)?.after.status).toBe("expired");
  }, 120_000);

  it("send the nearest step alone after days without a run", async () => {
    const of = await createCompany({ people: 4, roleId: "operator" });
    await rule(of, "fixed-period", 24);
    await signOff(of, personOf(of, 0), addMonths(addDays(TODAY, 96), -24));
    for (const day of [40, 41, 90, 200]) await remindOfExpiry(of.orgId, addDays(TODAY, day));
    expect(await messagesOf(of, 0)).toEqual([60, 7, "expired"].map((step) => [step, null]));
  });
});

describe("a change of procedure", () => {
  it("is counted before it is recorded, and drops belief, sums and readiness; the recomputation differs by 0", async () => {
    const viewer = viewerOf(company, null);
    for (const at of [0, 1, 2]) await signOff(company, personOf(company, at), addDays(TODAY, -100));
    await signOff(company, personOf(company, 1), addDays(TODAY, -3));
    await refreshBeliefs(company.orgId, null, TODAY);
    expect(await readyCount(company, SKILL)).toBe(3);
    expect(await statusOf(company, 0, TODAY)).toBe("ready");
    const wish = { skill: SKILL, changedOn: addDays(TODAY, -10), today: TODAY };
    const preview = await previewProcedureChange(viewer, wish);
    expect(preview).toMatchObject({ ok: true, value: { affected: 3, outdated: 2 } });
    expect(await changeProcedure(viewer, { ...wish, note: "New zone rules." })).toMatchObject({ ok: true });
    expect(await changeProcedure(viewer, { ...wish, note: "Again." })).toMatchObject({ ok: false });
    await refreshBeliefs(company.orgId, null, TODAY);
    expect(await readyCount(company, SKILL)).toBe(1);
    expect([await statusOf(company, 0, TODAY), await statusOf(company, 1, TODAY)]).toEqual(["expired", "ready"]);
    expect(await statusOf(company, 0, addDays(TODAY, -11))).toBe("ready");
    expect(await recomputeBeliefs(company.slug, null)).toMatchObject({ ok: true, value: { maxAbsDifference: 0 } });
    const [message] = await loadInbox(company.orgId, personOf(company, 0), 1);
    expect([message?.kind, message?.body["changedOn"]]).toEqual(["procedure-changed", addDays(TODAY, -10)]);
    const audit = await database().auditEntry.findFirst({
      where: { orgId: company.orgId, action: "currency:procedure" },
    });
    expect(audit?.body).toContain('"affected":3');
  });
});

describe("a skill that is kept current by use", () => {
  it("starts its period anew with each day of use that somebody recorded", async () => {
    const of = await createCompany({ people: 4, roleId: "operator" });
    const learner = personOf(of, 0);
    await rule(of, "last-use", 12);
    await signOff(of, learner, addMonths(TODAY, -14), addMonths(TODAY, -1));
    expect(await statusOf(of, 0, TODAY)).toBe("expired");
    const use = { learner, skill: SKILL, usedOn: addMonths(TODAY, -3), today: TODAY };
    expect(await recordSkillUse(viewerOf(of, null), { ...use, usedOn: addDays(TODAY, 1) })).toMatchObject({
      ok: false,
    });
    expect(await recordSkillUse(viewerOf(of, learner), use)).toMatchObject({ ok: false });
    expect(await recordSkillUse(viewerOf(of, null), use)).toMatchObject({ ok: true });
    expect(await recordSkillUse(viewerOf(of, null), use)).toMatchObject({ ok: true });
    expect(await statusOf(of, 0, TODAY)).toBe("ready");
    const [expiry] = (await loadExpiries(viewerOf(of, learner), learner, TODAY)) ?? [];
    expect(expiry).toMatchObject({ rule: "last-use", from: use.usedOn, validUntil: addDays(addMonths(TODAY, 9), -1) });
    const uses = await database().skillUse.count({ where: { orgId: of.orgId } });
    const notes = (await loadChangeNotes(database(), of.orgId, learner, 10)).filter(
      ({ cause }) => cause === "skill-use",
    );
    expect([uses, notes.length]).toEqual([1, 1]);
    expect(await recomputeBeliefs(of.slug, learner)).toMatchObject({ ok: true, value: { maxAbsDifference: 0 } });
  });
});

describe("the gate of a station", () => {
  it("turns from block to allow with a sign-off, to warn before its end and to block after it", async () => {
    const of = await createCompany({ people: 4, roleId: "operator" });
    const learner = personOf(of, 0);
    const data = { orgId: of.orgId, number: 9, path: "/1/2/9/", kind: "station", code: "S1", name: "Lane 1" };
    const station = (await database().orgUnit.create({ data: { ...data, parentId: of.teams[0] } })).id;
    await database().stationRequirement.create({
      data: { orgId: of.orgId, stationId: station, skillId: SKILL, level: 2 },
    });
    const ask = async (asOf: PlainDate, viewer = viewerOf(of, null)) => {
      const reply = await askGate(viewer, { station, person: learner, asOf });
      return reply.ok ? reply.value : null;
    };
    expect(await ask(TODAY)).toMatchObject({ answer: "block", reasons: [{ status: "not-measured", evidenceIds: [] }] });
    expect((await loadMyStations(viewerOf(of, learner), TODAY))?.[0]?.reasons[0]?.action).toBe("sign-off");
    await rule(of, "fixed-period", 12);
    await signOff(of, learner, TODAY);
    const entries = await database().evidence.findMany({ where: { orgId: of.orgId, kind: "practical-signoff" } });
    expect(await ask(TODAY)).toMatchObject({ answer: "allow", reasons: [{ evidenceIds: [entries[0]?.id] }] });
    const end = addDays(addMonths(TODAY, 12), -1);
    expect([(await ask(addDays(end, -31)))?.answer, (await ask(addDays(end, -30)))?.answer]).toEqual(["allow", "warn"]);
    expect([(await ask(end))?.answer, (await ask(addDays(end, 1)))?.answer]).toEqual(["warn", "block"]);
    expect(await ask(TODAY, { ...viewerOf(of, learner), grants: [] })).toBeNull();
  });
});
