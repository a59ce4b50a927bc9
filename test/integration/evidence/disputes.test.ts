import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { loadInbox } from "#app/data/inbox.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays, plainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { accountId, skillId, type AccountId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { today } from "#app/platform/clock.server.ts";
import { decideDispute, disputeEntry } from "#app/services/dispute-entry.server.ts";
import { loadDisputeQueue } from "#app/services/load-disputes.server.ts";
import { loadMyRecord } from "#app/services/load-my-record.server.ts";
import { loadOpenWork } from "#app/services/load-open-work.server.ts";
import { recomputeBeliefs } from "#app/services/recompute-beliefs.server.ts";
import { recordEvidence } from "#app/services/record-evidence.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf, type Company } from "./company.ts";

withDatabase();

const asOf = plainDate("2026-06-01");
const skill = skillId("ot-security.awareness");
let company: Company;

/** The account that decides; what it entered itself is somebody else's to decide. */
let deciding: AccountId;

const viewer = (learnerId: LearnerId | null, leads: boolean): Viewer => ({
  orgId: company.orgId,
  accountId: deciding,
  learnerId,
  displayName: "Somebody",
  grants: leads ? [{ role: "team-lead", unitId: company.site, unitPath: "/1/" }] : [],
});

async function rated(learner: LearnerId, rater: LearnerId): Promise<string> {
  const recorded = await recordEvidence({
    orgId: company.orgId,
    actorId: company.account,
    asOf,
    entry: {
      personId: learner,
      kind: "manager-rating",
      skillIds: [skill],
      values: [4],
      effectiveOn: asOf,
      raterId: rater,
      sourceKind: "test",
      note: "Seen at the line",
    },
  });
  if (!recorded.ok || recorded.value.entryId === null) throw new Error("not recorded");
  return recorded.value.entryId;
}

const storedEstimates = async (learner: LearnerId) =>
  Buffer.from(
    (
      await database().belief.findUniqueOrThrow({
        where: { orgId_personId: { orgId: company.orgId, personId: learner } },
      })
    ).estimates,
  ).toString("hex");

beforeAll(async () => {
  company = await createCompany({ people: 5, roleId: "operator" });
  const account = { orgId: company.orgId, displayName: "Jo Berg" };
  deciding = accountId((await database().account.create({ data: account })).id);
});

describe("a disputed entry", () => {
  it("stops counting at once, and counts again when the dispute is rejected", async () => {
    const [person, rater, decider] = [personOf(company, 0), personOf(company, 1), personOf(company, 2)];
    const entry = await rated(person, rater);
    const before = await storedEstimates(person);
    expect(await disputeEntry(viewer(person, false), { entry, reason: "That was my colleague", asOf })).toMatchObject({
      ok: true,
    });
    expect(await storedEstimates(person)).not.toBe(before);
    const again = await disputeEntry(viewer(person, false), { entry, reason: "Once more", asOf });
    expect(again).toMatchObject({ ok: false, error: { kind: "not-allowed" } });
    const decision = { learner: person, entry, upheld: false, reason: "The work order names the person", asOf };
    expect(await decideDispute(viewer(decider, true), decision)).toMatchObject({ ok: true });
    expect(await storedEstimates(person)).toBe(before);
    expect(await recomputeBeliefs(company.slug, person)).toMatchObject({ ok: true, value: { maxAbsDifference: 0 } });
  });

  it("is decided neither by the person, nor by whoever made the rating, nor by somebody without the right", async () => {
    const [person, rater] = [personOf(company, 3), personOf(company, 1)];
    const entry = await rated(person, rater);
    await disputeEntry(viewer(person, false), { entry, reason: "Not me", asOf });
    const decision = { learner: person, entry, upheld: false, reason: "It was", asOf };
    expect(await decideDispute(viewer(person, true), decision)).toMatchObject({ error: { kind: "not-found" } });
    expect(await decideDispute(viewer(rater, true), decision)).toMatchObject({ error: { kind: "not-allowed" } });
    expect(await decideDispute(viewer(null, false), decision)).toMatchObject({ error: { kind: "not-found" } });
  });

  it("is not decided by the account that entered it, which does not count it among its work either", async () => {
    const [person, rater] = [personOf(company, 4), personOf(company, 1)];
    const entry = await rated(person, rater);
    await disputeEntry(viewer(person, false), { entry, reason: "Somebody else", asOf });
    const enterer = { ...viewer(null, true), accountId: company.account };
    const decision = { learner: person, entry, upheld: true, reason: "Indeed", asOf };
    expect(await decideDispute(enterer, decision)).toMatchObject({ error: { kind: "not-allowed" } });
    const refused = (await loadDisputeQueue(enterer, asOf)).open.find(({ entryId }) => entryId === entry);
    expect(refused?.refusal).toBe("concerned");
    expect((await loadOpenWork(enterer)).disputes).toBe(0);
    expect((await loadOpenWork(viewer(null, true))).disputes).toBe(
      (await loadDisputeQueue(viewer(null, true), asOf)).open.length,
    );
    expect((await loadOpenWork(viewer(person, false))).disputes).toBe(0);
  });

  it("is to be decided within the organisation's days, and says so to both sides; overdue comes first", async () => {
    const [person, rater] = [personOf(company, 0), personOf(company, 1)];
    const entry = await rated(person, rater);
    await disputeEntry(viewer(person, false), { entry, reason: "Another machine", asOf });
    const day = today("UTC");
    const shown = async (on: PlainDate) => (await loadDisputeQueue(viewer(null, true), on)).open;
    const found = (await shown(day)).find(({ entryId }) => entryId === entry);
    expect(found).toMatchObject({ decideBy: addDays(day, 14), overdue: false, reason: "Another machine" });
    await database().org.update({ where: { id: company.orgId }, data: { disputeDays: 5 } });
    expect((await shown(addDays(day, 5))).every(({ overdue }) => !overdue)).toBe(true);
    expect((await shown(addDays(day, 6))).every(({ overdue }) => overdue)).toBe(true);
    const own = { skill: null, kind: null, standing: "disputed", page: 1, without: [], asOf: day } as const;
    const record = await loadMyRecord(viewer(person, false), own);
    expect(record.ok && record.value.groups.map(({ entries }) => entries[0]?.decideBy)).toEqual([addDays(day, 5)]);
  });

  it("tells the person the outcome with reviewer and reason, in the record and in a message, once", async () => {
    const person = personOf(company, 0);
    const [open] = (await loadDisputeQueue(viewer(null, true), asOf)).open.filter(
      ({ personId }) => personId === person,
    );
    if (open === undefined) throw new Error("no open dispute");
    const decision = { learner: person, entry: open.entryId, upheld: true, reason: "The photo shows it", asOf };
    expect(await decideDispute(viewer(null, true), decision)).toMatchObject({ ok: true });
    expect(await decideDispute(viewer(null, true), decision)).toMatchObject({ error: { kind: "not-allowed" } });
    const [message, ...more] = (await loadInbox(company.orgId, person, 20)).filter(
      ({ subjectId }) => subjectId === open.entryId,
    );
    expect(more).toEqual([]);
    expect(message).toMatchObject({ kind: "dispute-decided", body: { upheld: 1, reason: "The photo shows it" } });
    const record = await loadLearnerRecord(company.orgId, person);
    const marks = record?.entries.find(({ id }) => id === open.entryId)?.marks ?? [];
    expect(marks.map(({ kind, by }) => [kind, by])).toEqual([
      ["disputed", "Jo Berg"],
      ["dispute-upheld", "Jo Berg"],
    ]);
    const [latest] = (await loadDisputeQueue(viewer(null, true), asOf)).decided;
    expect(latest).toMatchObject({ entryId: open.entryId, decision: { upheld: true, decidedBy: "Jo Berg" } });
  });

  it("cannot be somebody else's", async () => {
    const entry = await rated(personOf(company, 2), personOf(company, 1));
    const answer = await disputeEntry(viewer(personOf(company, 0), false), {
      entry,
      reason: "Not mine to dispute",
      asOf,
    });
    expect(answer).toMatchObject({ ok: false, error: { kind: "not-found" } });
  });

  it("leaves each step in the audit chain", async () => {
    const actions = await database().auditEntry.findMany({ where: { orgId: company.orgId }, select: { action: true } });
    const names = actions.map(({ action }) => action);
    expect(names).toEqual(expect.arrayContaining(["evidence:add", "evidence:disputed", "evidence:dispute-rejected"]));
    expect((await verifyAudit(company.slug)).map(({ findings }) => findings)).toEqual([[]]);
  });
});
