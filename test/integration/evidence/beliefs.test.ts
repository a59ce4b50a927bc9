import { describe, expect, it } from "vitest";
import { loadBeliefs, packEstimates, saveBeliefs, unpackEstimates } from "#app/data/beliefs.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { appendEvidence, appendMarks, loadLedgers } from "#app/data/evidence.server.ts";
import { findDirtyUnits, loadUnitSums } from "#app/data/unit-sums.server.ts";
import { FIELDS_PER_SKILL, requiredCount, SUM_FIELD } from "#app/engine/gaps/unit-sums.ts";
import { addDays, plainDate } from "#app/engine/kernel/calendar.ts";
import { roleId, skillId } from "#app/engine/kernel/ids.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { ESTIMATE_STATE } from "#app/engine/proficiency/skill-estimate.ts";
import { recomputeBeliefs } from "#app/services/recompute-beliefs.server.ts";
import { recordEvidence } from "#app/services/record-evidence.server.ts";
import { recordSelfRating } from "#app/services/record-self-rating.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { refreshDirtyUnits } from "#app/services/refresh-unit-sums.server.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf, type Company } from "./company.ts";

withDatabase();

const TODAY = plainDate("2026-06-01");
const AWARENESS = skillId("ot-security.awareness");

const selfRating = (company: Company, level: number, formKey: string): ReturnType<typeof recordSelfRating> =>
  recordSelfRating({
    orgId: company.orgId,
    learnerId: personOf(company, 0),
    accountId: company.account,
    levels: [{ skillId: AWARENESS, level }],
    asOf: TODAY,
    formKey,
  });

const certificate = (
  company: Company,
  at: number,
  level: number,
  key: string,
): Parameters<typeof recordEvidence>[0] => ({
  orgId: company.orgId,
  actorId: company.account,
  asOf: TODAY,
  entry: {
    personId: personOf(company, at),
    kind: "certificate",
    skillIds: [AWARENESS],
    values: [level],
    effectiveOn: addDays(TODAY, -10),
    sourceKind: "register",
    sourceKey: key,
  },
});

describe("recording evidence", () => {
  it("writes the entry, the belief, the audit entry and the mark on the unit together", async () => {
    const company = await createCompany();
    const result = await selfRating(company, 3, "form-1");
    if (!result.ok) throw new Error(result.error.kind);
    const [stored] = await loadBeliefs(database(), company.orgId, [personOf(company, 0)]);
    expect(stored).toMatchObject({ asOf: TODAY, evidenceCount: 1, frameworkVersionId: company.catalog.versionId });
    expect([...(stored?.means ?? [])]).toEqual([...result.value.belief.means]);
    const at = company.catalog.skillIndex.get(AWARENESS) ?? -1;
    expect(stored?.states[at]).toBe(ESTIMATE_STATE.selfRated);
    expect(await findDirtyUnits(database(), company.orgId)).toEqual([company.teams[0]]);
    const audit = await database().auditEntry.findMany({ where: { orgId: company.orgId } });
    expect(audit.map((entry) => [entry.action, entry.subjectId, entry.actorId])).toEqual([
      ["evidence:add", personOf(company, 0), company.account],
    ]);
  });

  it("changes nothing when the same form is sent twice", async () => {
    const company = await createCompany();
    const first = await selfRating(company, 3, "form-1");
    const again = await selfRating(company, 3, "form-1");
    expect(first.ok && first.value.entryId !== null).toBe(true);
    expect(again.ok && again.value.entryId === null).toBe(true);
    expect(await database().evidence.count({ where: { orgId: company.orgId } })).toBe(1);
    expect(await database().auditEntry.count({ where: { orgId: company.orgId } })).toBe(1);
  });

  it("refuses what it cannot understand and writes nothing", async () => {
    const [company, other] = [await createCompany(), await createCompany()];
    const kinds = async (entry: Partial<Parameters<typeof recordEvidence>[0]["entry"]>): Promise<string> => {
      const command = certificate(company, 0, 3, "k");
      const result = await recordEvidence({ ...command, entry: { ...command.entry, ...entry } });
      return result.ok ? "recorded" : result.error.kind;
    };
    expect(await kinds({ skillIds: [skillId("no.such-skill")] })).toBe("unknown-skill");
    expect(await kinds({ values: [5.01] })).toBe("level-out-of-range");
    expect(await kinds({ values: [] })).toBe("level-out-of-range");
    expect(await kinds({ skillIds: [] })).toBe("nothing-stated");
    expect(await kinds({ personId: personOf(other, 0) })).toBe("unknown-person");
    expect(await database().evidence.count({ where: { orgId: company.orgId } })).toBe(0);
    expect(await database().belief.count({ where: { orgId: company.orgId } })).toBe(0);
  });

  it("counts every entry when several come at the same moment", async () => {
    const company = await createCompany();
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map((k) => recordEvidence(certificate(company, 0, k % 5, `k${String(k)}`))),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const [stored] = await loadBeliefs(database(), company.orgId, [personOf(company, 0)]);
    expect(stored?.evidenceCount).toBe(5);
    expect(await recomputeBeliefs(company.slug, null)).toEqual({
      ok: true,
      value: { persons: 1, maxAbsDifference: 0, differing: [] },
    });
  });
});

describe("stored beliefs", () => {
  it("have the bytes of the replay, and 640 of them at 80 skills", async () => {
    const company = await createCompany({ people: 3 });
    await inTransaction((tx) =>
      appendEvidence(
        tx,
        company.orgId,
        [0, 1, 2].map((at) => certificate(company, at, at + 1, "k").entry),
        new Date(),
      ),
    );
    expect(await refreshBeliefs(company.orgId, null, TODAY)).toMatchObject({ persons: 3 });
    const model = createBeliefModel(company.catalog.skills);
    const ledgers = await loadLedgers(database(), company.orgId, company.people);
    const stored = await database().belief.findMany({ where: { orgId: company.orgId } });
    expect(stored).toHaveLength(3);
    for (const row of stored) {
      const replayed = replayLedger(model, [...ledgers].find(([id]) => id === row.personId)?.[1] ?? [], TODAY);
      expect(Buffer.from(row.estimates).equals(packEstimates(replayed))).toBe(true);
      expect(Buffer.from(row.states).equals(replayed.states)).toBe(true);
    }
    expect(packEstimates({ means: new Float32Array(80), sds: new Float32Array(80) })).toHaveLength(640);
  });

  it("unpack to what was packed, wherever the bytes lie in memory", () => {
    const belief = { means: Float32Array.of(-1.5, 0.25, 3), sds: Float32Array.of(0.1, 1, 0.7) };
    const shifted = new Uint8Array(25);
    shifted.set(packEstimates(belief), 1);
    expect(unpackEstimates(shifted.subarray(1))).toEqual(belief);
    expect(() => unpackEstimates(new Uint8Array(9))).toThrow(/no packed estimates/);
  });

  it("are rebuilt to 0 difference from the ledger, and a changed byte is found", async () => {
    const company = await createCompany({ people: 3 });
    await recordEvidence(certificate(company, 0, 3, "k"));
    await recordEvidence(certificate(company, 1, 2, "k"));
    await refreshBeliefs(company.orgId, null, TODAY);
    const untouched = await recomputeBeliefs(company.orgId, null);
    expect(untouched.ok && untouched.value).toEqual({ persons: 3, maxAbsDifference: 0, differing: [] });
    const row = await database().belief.findFirstOrThrow({
      where: { orgId: company.orgId, personId: personOf(company, 1) },
    });
    const estimates = Buffer.from(row.estimates);
    estimates.writeFloatLE(estimates.readFloatLE(0) + 0.5, 0);
    await database().belief.update({
      where: { orgId_personId: { orgId: company.orgId, personId: personOf(company, 1) } },
      data: { estimates },
    });
    const found = await recomputeBeliefs(company.slug, null);
    expect(found.ok && found.value.maxAbsDifference).toBeCloseTo(0.5, 6);
    expect(found.ok && found.value.differing).toEqual([personOf(company, 1)]);
    expect(await recomputeBeliefs("no-such-organisation", null)).toEqual({
      ok: false,
      error: { kind: "unknown-organisation" },
    });
  });

  it("follow a revoked entry as if it had never been made", async () => {
    const company = await createCompany();
    const before = await recordEvidence(certificate(company, 0, 2, "a"));
    const added = await recordEvidence(certificate(company, 0, 5, "b"));
    if (!before.ok || !added.ok || added.value.entryId === null) throw new Error("nothing was recorded");
    const evidenceId = added.value.entryId;
    await inTransaction((tx) =>
      appendMarks(
        tx,
        company.orgId,
        [
          {
            evidenceId,
            personId: personOf(company, 0),
            kind: "revoked",
            reason: "Wrong person.",
            markedById: company.account,
          },
        ],
        new Date(),
      ),
    );
    await refreshBeliefs(company.orgId, [personOf(company, 0)], TODAY);
    const [stored] = await loadBeliefs(database(), company.orgId, [personOf(company, 0)]);
    expect([...(stored?.means ?? [])]).toEqual([...before.value.belief.means]);
  });

  it("made from a later reading are not undone by an earlier one that is saved late", async () => {
    const company = await createCompany();
    const early = new Date();
    const recorded = await recordEvidence(certificate(company, 0, 4, "k"));
    if (!recorded.ok) throw new Error(recorded.error.kind);
    const stale = replayLedger(createBeliefModel(company.catalog.skills), [], TODAY);
    const before = new Date(early.getTime() - 1);
    await saveBeliefs(
      database(),
      company.orgId,
      company.catalog.versionId,
      [{ ...stale, learnerId: personOf(company, 0) }],
      before,
    );
    const [stored] = await loadBeliefs(database(), company.orgId, [personOf(company, 0)]);
    expect(stored?.evidenceCount).toBe(1);
  });
});

describe("role priors", () => {
  const role = "operator";

  it("are written from the first day in the role, and again only when the role changes", async () => {
    const company = await createCompany({ people: 1, roleId: role, startedOn: "2020-04-01" });
    const priors = async (): Promise<unknown[]> => {
      const ledger = (await loadLedgers(database(), company.orgId, company.people)).get(personOf(company, 0)) ?? [];
      return ledger.map((entry) => [entry.kind, entry.sourceId, entry.effectiveOn]);
    };
    expect(await refreshBeliefs(company.orgId, null, TODAY)).toMatchObject({ rolePriors: 1 });
    expect(await refreshBeliefs(company.orgId, null, TODAY)).toMatchObject({ rolePriors: 0 });
    const key = { orgId_id: { orgId: company.orgId, id: personOf(company, 0) } };
    await database().person.update({ where: key, data: { roleId: "shift-supervisor" } });
    expect(await refreshBeliefs(company.orgId, company.people, TODAY)).toMatchObject({ rolePriors: 1 });
    await database().person.update({ where: key, data: { roleId: null } });
    expect(await refreshBeliefs(company.orgId, company.people, addDays(TODAY, 1))).toMatchObject({ rolePriors: 1 });
    expect(await priors()).toEqual([
      ["role-prior", role, "2020-04-01"],
      ["role-prior", "shift-supervisor", TODAY],
      ["role-prior", null, addDays(TODAY, 1)],
    ]);
    expect(await recomputeBeliefs(company.slug, null)).toMatchObject({ ok: true, value: { maxAbsDifference: 0 } });
  });
});

describe("unit sums", () => {
  it("count everybody with a role once, own members only, and follow what changed since", async () => {
    const company = await createCompany({ people: 5, roleId: "operator" });
    await refreshBeliefs(company.orgId, null, TODAY);
    const at = company.catalog.skillIndex.get(AWARENESS) ?? -1;
    const field = async (name: keyof typeof SUM_FIELD): Promise<number[]> =>
      (await loadUnitSums(database(), company.orgId, ["/1/"])).map(
        ({ sums }) => sums[at * FIELDS_PER_SKILL + SUM_FIELD[name]] ?? -1,
      );
    const rows = await loadUnitSums(database(), company.orgId, ["/1/"]);
    expect(rows.map(({ unitPath, headcount }) => [unitPath, headcount])).toEqual([
      ["/1/", 0],
      ["/1/2/", 3],
      ["/1/3/", 2],
    ]);
    expect(rows.map(({ sums }) => requiredCount(sums, at))).toEqual([0, 3, 2]);
    expect(await field("notMeasured")).toEqual([0, 3, 2]);
    await recordEvidence(certificate(company, 1, 5, "k"));
    expect(await findDirtyUnits(database(), company.orgId)).toEqual([company.teams[1]]);
    expect(await refreshDirtyUnits(company.orgId, TODAY)).toBe(1);
    expect(await findDirtyUnits(database(), company.orgId)).toEqual([]);
    expect(await field("ready")).toEqual([0, 0, 1]);
    expect(await field("notMeasured")).toEqual([0, 3, 1]);
    const increments = await loadUnitSums(database(), company.orgId, ["/1/"]);
    await refreshBeliefs(company.orgId, null, TODAY);
    expect(await loadUnitSums(database(), company.orgId, ["/1/"])).toEqual(increments);
    expect(company.catalog.roleById.has(roleId("operator"))).toBe(true);
  });

  it("leave out people who have left", async () => {
    const company = await createCompany({ people: 2, roleId: "operator" });
    await database().person.update({
      where: { orgId_id: { orgId: company.orgId, id: personOf(company, 0) } },
      data: { leftOn: new Date("2026-05-31") },
    });
    await refreshBeliefs(company.orgId, null, TODAY);
    const rows = await loadUnitSums(database(), company.orgId, ["/1/"]);
    expect(rows.map(({ headcount }) => headcount)).toEqual([0, 0, 1]);
  });
});
