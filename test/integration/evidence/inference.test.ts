import { beforeAll, describe, expect, it } from "vitest";
import { loadBeliefs } from "#app/data/beliefs.server.ts";
import { database } from "#app/data/db.server.ts";
import { appendEvidence, loadLedgers, type NewEvidence } from "#app/data/evidence.server.ts";
import { findDirtyUnits } from "#app/data/unit-sums.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays, plainDate } from "#app/engine/kernel/calendar.ts";
import { skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { recomputeBeliefs } from "#app/services/recompute-beliefs.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { beliefModelOf } from "#app/services/replay-record.server.ts";
import { setInference } from "#app/services/set-inference.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf, type Company } from "./company.ts";

withDatabase();

const asOf = plainDate("2026-06-01");
let company: Company;
let person: LearnerId;
let viewer: Viewer;

const stored = async () => {
  const [belief] = await loadBeliefs(database(), company.orgId, [person]);
  if (belief === undefined) throw new Error("no belief");
  return belief;
};

const ledger = async () => (await loadLedgers(database(), company.orgId, [person])).get(person) ?? [];

beforeAll(async () => {
  company = await createCompany({ people: 2, roleId: "operator" });
  person = personOf(company, 0);
  viewer = { orgId: company.orgId, accountId: company.account, learnerId: person, displayName: "Somebody", grants: [] };
  const rating: NewEvidence = {
    personId: person,
    kind: "manager-rating",
    skillIds: [skillId("ot-security.awareness")],
    values: [3],
    effectiveOn: addDays(asOf, -30),
    sourceKind: "test",
  };
  await appendEvidence(database(), company.orgId, [rating], new Date());
  await refreshBeliefs(company.orgId, null, asOf);
});

describe("switching off what is inferred from the job", () => {
  it("leaves the belief that the ledger without starting points gives, and says so", async () => {
    const before = await stored();
    expect(await setInference(viewer, { off: true, asOf })).toEqual({ ok: true, value: { changed: true } });
    const stated = (await ledger()).filter(({ kind }) => kind !== "role-prior");
    expect(stated.length).toBe((await ledger()).length - 1);
    const bare = replayLedger(beliefModelOf(company.catalog), stated, asOf);
    expect([...(await stored()).means]).toEqual([...bare.means]);
    expect([...(await stored()).means]).not.toEqual([...before.means]);
    expect(await findDirtyUnits(database(), company.orgId)).toContain(company.teams[0]);
    const [note] = await database().changeNote.findMany({
      where: { orgId: company.orgId, personId: person },
      orderBy: { recordedAt: "desc" },
    });
    expect(note).toMatchObject({ cause: "inference-off" });
  });

  it("survives the nightly pass, a change of role and switching off again", async () => {
    const { means } = await stored();
    await database().person.update({
      where: { orgId_id: { orgId: company.orgId, id: person } },
      data: { roleId: "data-steward" },
    });
    expect(await refreshBeliefs(company.orgId, null, asOf)).toMatchObject({ rolePriors: 0 });
    expect(await setInference(viewer, { off: true, asOf })).toEqual({ ok: true, value: { changed: false } });
    expect([...(await stored()).means]).toEqual([...means]);
    expect(await recomputeBeliefs(company.slug, null)).toMatchObject({ ok: true, value: { maxAbsDifference: 0 } });
  });

  it("is undone by switching on: the starting point is then that of the present role", async () => {
    expect(await setInference(viewer, { off: false, asOf })).toEqual({ ok: true, value: { changed: true } });
    const priors = (await ledger()).filter(({ kind }) => kind === "role-prior");
    expect(priors.map(({ sourceId, standing }) => [sourceId, standing])).toEqual([
      ["operator", "standing"],
      ["data-steward", "standing"],
    ]);
    const whole = replayLedger(beliefModelOf(company.catalog), await ledger(), asOf);
    expect([...(await stored()).means]).toEqual([...whole.means]);
    expect(await recomputeBeliefs(company.slug, null)).toMatchObject({ ok: true, value: { maxAbsDifference: 0 } });
    expect((await verifyAudit(company.slug)).map(({ findings }) => findings)).toEqual([[]]);
  });
});
