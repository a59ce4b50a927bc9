import { beforeEach, describe, expect, test } from "vitest";
import { database, inTransaction } from "#app/data/db.server.ts";
import { appendAudit, appendAuditBatch } from "#app/data/audit.server.ts";
import { canonicalJson, entryHash, signHead } from "#app/data/audit-chain.server.ts";
import { verifyAudit, verifyChain } from "#app/services/verify-audit.server.ts";
import { withDatabase } from "../database.ts";
import { createWorld } from "../access/world.ts";
import type { World } from "../access/world.ts";

withDatabase();

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const record = (step: number) => ({
  orgId: world.orgId,
  actorId: null,
  action: "test:step",
  subjectKind: "step",
  subjectId: `s-${step}`,
  before: { value: step - 1 },
  after: { value: step, note: 'a\u0000b \ud800 "quoted"\n', list: [1, null, { z: 1, a: 2 }] },
  reason: step === 2 ? null : "because",
});

async function writeChain(length: number): Promise<void> {
  for (let step = 1; step <= length; step += 1) await inTransaction((tx) => appendAudit(tx, record(step)));
}

const findings = async () => (await verifyChain(world.orgId)).findings.map(({ kind, seq }) => ({ kind, seq }));
const entryKey = (seq: number) => ({ where: { orgId_seq: { orgId: world.orgId, seq } } });
const entry = (seq: number) => database().auditEntry.findUniqueOrThrow(entryKey(seq));

describe("a chain that nobody touched", () => {
  test("verifies, with odd characters, batches and many writers at once", async () => {
    await writeChain(3);
    await inTransaction((tx) => appendAuditBatch(tx, world.orgId, [record(4), record(5), record(6)]));
    await Promise.all([7, 8, 9, 10, 11, 12].map((step) => inTransaction((tx) => appendAudit(tx, record(step)))));
    expect(await verifyChain(world.orgId)).toMatchObject({ entries: 12, findings: [] });
  });

  test("has no entry for a change that was rolled back", async () => {
    await writeChain(2);
    const abandoned = inTransaction(async (tx) => {
      await appendAudit(tx, record(3));
      throw new Error("abandoned");
    });
    await expect(abandoned).rejects.toThrow("abandoned");
    expect(await verifyChain(world.orgId)).toMatchObject({ entries: 2, findings: [] });
  });

  test("of one organisation does not depend on another's", async () => {
    const other = await createWorld();
    await inTransaction(async (tx) => {
      await appendAudit(tx, record(1));
      await appendAudit(tx, { ...record(1), orgId: other.orgId });
    });
    await database().auditEntry.deleteMany({ where: { orgId: other.orgId } });
    expect(await findings()).toEqual([]);
    const reports = await verifyAudit(other.slug);
    expect(reports).toMatchObject([{ slug: other.slug, findings: [{ kind: "truncated", seq: 1 }] }]);
  });

  test("without any entry is no finding", async () => {
    expect(await verifyChain(world.orgId)).toMatchObject({ entries: 0, findings: [] });
  });
});

describe("tampering", () => {
  beforeEach(() => writeChain(5));

  test("an edited text is found at its entry", async () => {
    const { body } = await entry(3);
    await database().auditEntry.update({ ...entryKey(3), data: { body: body.replace('"value":3', '"value":4') } });
    expect(await findings()).toEqual([{ kind: "edited", seq: 3 }]);
  });

  test("an edited text with a hash made to fit is found at the entry after it", async () => {
    const { body, previousHash } = await entry(3);
    const changed = body.replace("because", "no reason");
    const data = { body: changed, hash: entryHash(previousHash, changed) };
    await database().auditEntry.update({ ...entryKey(3), data });
    expect(await findings()).toEqual([{ kind: "unlinked", seq: 4 }]);
  });

  test.each([
    ["at", { at: new Date("2020-01-01") }],
    ["actor", { actorId: "00000000-0000-7000-8000-000000000000" }],
    ["action", { action: "test:other" }],
    ["kind of subject", { subjectKind: "other" }],
    ["subject", { subjectId: "s-9" }],
  ])("an edited column (%s) beside an untouched text is found", async (_name, data) => {
    await database().auditEntry.update({ ...entryKey(2), data });
    expect(await findings()).toEqual([{ kind: "columns-edited", seq: 2 }]);
  });

  test.each([1, 3])("entry %i, deleted, is found missing", async (seq) => {
    await database().auditEntry.delete(entryKey(seq));
    expect(await findings()).toEqual([{ kind: "missing", seq: seq + 1 }]);
  });

  test("a deleted entry whose gap was closed is found", async () => {
    await database().auditEntry.delete(entryKey(3));
    await database().auditEntry.update({ ...entryKey(4), data: { seq: 3 } });
    await database().auditEntry.update({ ...entryKey(5), data: { seq: 4 } });
    expect(await findings()).toContainEqual({ kind: "moved", seq: 3 });
  });

  test("two exchanged entries are found", async () => {
    await database().auditEntry.update({ ...entryKey(2), data: { seq: 99 } });
    await database().auditEntry.update({ ...entryKey(3), data: { seq: 2 } });
    await database().auditEntry.update({ ...entryKey(99), data: { seq: 3 } });
    expect(await findings()).toEqual(
      expect.arrayContaining([
        { kind: "moved", seq: 2 },
        { kind: "moved", seq: 3 },
      ]),
    );
  });

  test("an entry put in behind the end is found", async () => {
    const last = await entry(5);
    const body = last.body.replace('"seq":5', '"seq":6');
    const hash = entryHash(last.hash, body);
    await database().auditEntry.create({ data: { ...last, seq: 6, body, previousHash: last.hash, hash } });
    expect(await findings()).toEqual([{ kind: "beyond-end", seq: 6 }]);
  });

  test("an entry put in behind the end, and the end moved onto it, is found", async () => {
    const last = await entry(5);
    const body = last.body.replace('"seq":5', '"seq":6');
    const hash = entryHash(last.hash, body);
    await database().auditEntry.create({ data: { ...last, seq: 6, body, previousHash: last.hash, hash } });
    await database().auditHead.update({ where: { orgId: world.orgId }, data: { seq: 6, hash } });
    expect(await findings()).toEqual([{ kind: "end-forged", seq: null }]);
  });

  test("removed last entries are found, also when the end is moved back", async () => {
    await database().auditEntry.deleteMany({ where: { orgId: world.orgId, seq: { gt: 3 } } });
    expect(await findings()).toEqual([{ kind: "truncated", seq: 4 }]);
    const { hash } = await entry(3);
    await database().auditHead.update({ where: { orgId: world.orgId }, data: { seq: 3, hash } });
    expect(await findings()).toEqual([{ kind: "end-forged", seq: null }]);
  });

  test("a chain rewritten from one entry on, hashes and all, is found by its end", async () => {
    let previousHash = (await entry(2)).hash;
    for (let seq = 3; seq <= 5; seq += 1) {
      const body = (await entry(seq)).body.replace("because", "rewritten");
      const hash = entryHash(previousHash, body);
      await database().auditEntry.update({ ...entryKey(seq), data: { body, previousHash, hash } });
      previousHash = hash;
    }
    expect(await findings()).toEqual([{ kind: "end-differs", seq: 5 }]);
  });

  test.each([
    ["signature", { signature: "0".repeat(64) }],
    ["hash", { hash: "0".repeat(64) }],
    ["number", { seq: 4 }],
  ])("an edited end (%s) is found, and nothing more is written behind it", async (_name, data) => {
    await database().auditHead.update({ where: { orgId: world.orgId }, data });
    expect(await findings()).toEqual([{ kind: "end-forged", seq: null }]);
    await expect(inTransaction((tx) => appendAudit(tx, record(6)))).rejects.toThrow("verify-audit");
    expect(await database().auditEntry.count({ where: { orgId: world.orgId } })).toBe(5);
  });

  test("a removed end is found, and no second chain can be started beside the first", async () => {
    await database().auditHead.delete({ where: { orgId: world.orgId } });
    expect(await findings()).toEqual([{ kind: "end-missing", seq: null }]);
    await expect(inTransaction((tx) => appendAudit(tx, record(6)))).rejects.toThrow();
  });

  test("an end signed for another organisation is not accepted for this one", async () => {
    const other = await createWorld();
    const { seq, hash } = await database().auditHead.findUniqueOrThrow({ where: { orgId: world.orgId } });
    const signature = signHead(other.orgId, seq, hash);
    await database().auditHead.update({ where: { orgId: world.orgId }, data: { signature } });
    expect(await findings()).toEqual([{ kind: "end-forged", seq: null }]);
  });
});

describe("canonical text", () => {
  test("does not depend on the order in which fields were set, and drops what is undefined", () => {
    expect(canonicalJson({ b: 1, a: { d: undefined, c: [true, null] } })).toBe('{"a":{"c":[true,null]},"b":1}');
    expect(canonicalJson({ a: { c: [true, null] }, b: 1 })).toBe('{"a":{"c":[true,null]},"b":1}');
  });

  test("refuses what is not plain data", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1]) {
      expect(() => canonicalJson({ value })).toThrow("plain data");
    }
  });
});
