import { describe, expect, it } from "vitest";
import { database, inTransaction } from "#app/data/db.server.ts";
import { appendEvidence, appendMarks, loadLedgers, type NewEvidence } from "#app/data/evidence.server.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf, type Company } from "./company.ts";

withDatabase();

const AT = new Date("2026-03-01T10:00:00.000Z");

function certificate(company: Company, at: number, rest: Partial<NewEvidence> = {}): NewEvidence {
  return {
    personId: personOf(company, at),
    kind: "certificate",
    skillIds: [skillId("ai-literacy.concepts"), skillId("ot-security.awareness")],
    values: [2.5, 1],
    effectiveOn: plainDate("2026-02-01"),
    sourceKind: "register",
    sourceKey: "certificate-1",
    ...rest,
  };
}

const append = (company: Company, entries: readonly NewEvidence[], at = AT): ReturnType<typeof appendEvidence> =>
  inTransaction((tx) => appendEvidence(tx, company.orgId, entries, at));

describe("the evidence ledger", () => {
  it("gives back what was written, to the last digit and in its order", async () => {
    const company = await createCompany();
    const awkward = 0.1 + 0.2;
    await append(company, [
      certificate(company, 0, {
        values: [awkward, 5],
        noiseSd: 1 / 3,
        expiresOn: plainDate("2027-01-31"),
        raterId: personOf(company, 1),
        note: 'She said "yes", \\ and {more},\nthen left',
        label: "Ünicode ✓",
      }),
      certificate(company, 0, { sourceKey: "certificate-0", effectiveOn: plainDate("2024-02-29") }),
    ]);
    const ledgers = await loadLedgers(database(), company.orgId, company.people);
    expect([...ledgers.keys()]).toEqual([personOf(company, 0)]);
    const [earlier, later] = ledgers.get(personOf(company, 0)) ?? [];
    expect(earlier?.effectiveOn).toBe("2024-02-29");
    expect(later).toMatchObject({
      kind: "certificate",
      skillIds: ["ai-literacy.concepts", "ot-security.awareness"],
      values: [awkward, 5],
      noiseSd: 1 / 3,
      recordedAt: "2026-03-01T10:00:00.000Z",
      expiresOn: "2027-01-31",
      raterId: personOf(company, 1),
      standing: "standing",
      reasonGiven: true,
    });
    const stored = await database().evidence.findFirst({ where: { orgId: company.orgId, sourceKey: "certificate-1" } });
    expect(stored?.note).toBe('She said "yes", \\ and {more},\nthen left');
  });

  it("writes an entry with the same source key once, also when two writers come at the same moment", async () => {
    const company = await createCompany();
    const results = await Promise.all([1, 2, 3].map(() => append(company, [certificate(company, 0)])));
    expect(results.map((added) => added.length).sort()).toEqual([0, 0, 1]);
    const other = await append(company, [
      certificate(company, 0),
      certificate(company, 1),
      certificate(company, 0, { sourceKind: "elsewhere" }),
    ]);
    expect(other.map((entry) => [entry.personId, entry.sourceKind])).toEqual([
      [personOf(company, 1), "register"],
      [personOf(company, 0), "elsewhere"],
    ]);
  });

  it("takes many entries at once and keeps the order in which they were made", async () => {
    const company = await createCompany();
    const entries = Array.from({ length: 4_100 }, (_, k) =>
      certificate(company, 0, { sourceKey: `k${String(k)}`, values: [k % 6, 1] }),
    );
    expect(await append(company, entries)).toHaveLength(4_100);
    const ledger =
      (await loadLedgers(database(), company.orgId, [personOf(company, 0)])).get(personOf(company, 0)) ?? [];
    expect(ledger.map((entry) => (entry.kind === "item-response" ? null : entry.values[0]))).toEqual(
      entries.map((entry) => entry.values[0]),
    );
  });

  it("shows what happened to an entry as it was known at any moment", async () => {
    const company = await createCompany();
    const [added] = await append(company, [certificate(company, 0)]);
    if (added === undefined) throw new Error("nothing was appended");
    const mark = (kind: "disputed" | "dispute-upheld" | "restored", recordedAt: string): Promise<void> =>
      inTransaction((tx) =>
        appendMarks(
          tx,
          company.orgId,
          [{ evidenceId: added.id, personId: added.personId, kind, reason: "Not mine.", markedById: company.account }],
          new Date(recordedAt),
        ),
      );
    await mark("disputed", "2026-03-02T00:00:00.000Z");
    await mark("dispute-upheld", "2026-03-03T00:00:00.000Z");
    await mark("restored", "2026-03-04T00:00:00.000Z");
    const standingOn = async (day: string | null): Promise<string | undefined> => {
      const knownBy = day === null ? null : new Date(`${day}T12:00:00.000Z`);
      const ledgers = await loadLedgers(database(), company.orgId, [added.personId], knownBy);
      return ledgers.get(added.personId)?.[0]?.standing;
    };
    expect(await standingOn("2026-02-28")).toBeUndefined();
    expect(await standingOn("2026-03-01")).toBe("standing");
    expect(await standingOn("2026-03-02")).toBe("disputed");
    expect(await standingOn("2026-03-03")).toBe("revoked");
    expect(await standingOn(null)).toBe("standing");
  });

  it("never shows an entry to another organisation", async () => {
    const [mine, theirs] = [await createCompany(), await createCompany()];
    await append(mine, [certificate(mine, 0)]);
    expect((await loadLedgers(database(), theirs.orgId, mine.people)).size).toBe(0);
  });
});
