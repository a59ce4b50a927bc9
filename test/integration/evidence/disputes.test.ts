import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { decideDispute, disputeEntry } from "#app/services/dispute-entry.server.ts";
import { recomputeBeliefs } from "#app/services/recompute-beliefs.server.ts";
import { recordEvidence } from "#app/services/record-evidence.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf, type Company } from "./company.ts";

withDatabase();

const asOf = plainDate("2026-06-01");
const skill = skillId("ot-security.awareness");
let company: Company;

const viewer = (learnerId: LearnerId | null, leads: boolean): Viewer => ({
  orgId: company.orgId,
  accountId: company.account,
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
  company = await createCompany({ people: 4, roleId: "operator" });
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
