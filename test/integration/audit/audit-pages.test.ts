import { beforeAll, describe, expect, test } from "vitest";
import type { AccountId } from "#app/engine/kernel/ids.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { loader as exportLoader } from "#app/routes/_app.admin.audit.export.tsx";
import { loader } from "#app/routes/_app.admin.audit._index.tsx";
import { withDatabase } from "../database.ts";
import { call } from "../access/call-route.ts";
import type { TestSession } from "../access/world.ts";
import { createAccountIn, createWorld, openSession } from "../access/world.ts";
import type { World } from "../access/world.ts";

withDatabase();

interface Page {
  readonly rows: readonly { readonly seq: number; readonly actor: string; readonly subject: string }[];
  readonly total: number;
  readonly olderThan: number | null;
}

let world: World;
let actor: AccountId;
let session: TestSession;

beforeAll(async () => {
  world = await createWorld();
  actor = await createAccountIn(world, { role: "admin", badge: "ADM-7" });
  session = await openSession(await createAccountIn(world, { role: "auditor" }));
  await write({ action: "rating:record", subjectKind: "person", subjectId: world.personA });
  await write({ action: "rating:record", subjectKind: "evidence", subjectId: "e-1", after: { of: world.personA } });
  await write({ action: "title:map", subjectKind: "title", subjectId: '=HYPERLINK("x")', reason: '+1 "quoted"\nline' });
  const elsewhere = await createWorld();
  const foreign = {
    orgId: elsewhere.orgId,
    actorId: null,
    action: "secret:elsewhere",
    subjectKind: "x",
    subjectId: null,
  };
  await inTransaction((tx) => appendAudit(tx, foreign));
});

const write = (fields: { action: string; subjectKind: string; subjectId: string; after?: unknown; reason?: string }) =>
  inTransaction((tx) => appendAudit(tx, { orgId: world.orgId, actorId: actor, ...fields }));

async function ask(search: string): Promise<Page> {
  return JSON.parse((await call(loader, { path: `/admin/audit${search}`, session })).body) as Page;
}

const seqs = (page: Page): readonly number[] => page.rows.map((row) => row.seq);

describe("the audit page", () => {
  test("finds what concerns a person by name or number, also where the entry only mentions them", async () => {
    for (const text of ["person a-1", "A-1", world.personA]) {
      expect(seqs(await ask(`?person=${encodeURIComponent(text)}`))).toEqual([2, 1]);
    }
    expect((await ask("?person=nobody+at+all")).total).toBe(0);
  });

  test("finds what a person did, by badge", async () => {
    expect(seqs(await ask("?person=ADM-7&action=rating:record"))).toEqual([2, 1]);
  });

  test("narrows by action and by whole days, and ignores a day that does not exist", async () => {
    const day = new Date().toISOString().slice(0, 10);
    expect(seqs(await ask("?action=title:map"))).toEqual([3]);
    expect((await ask(`?from=${day}&to=${day}`)).total).toBe(3);
    expect((await ask("?to=2020-01-31")).total).toBe(0);
    expect((await ask("?from=2026-02-30")).total).toBe(3);
  });

  test("names who did it and shows nothing of another organisation", async () => {
    const page = await ask("");
    expect(page.rows.at(-1)).toMatchObject({ actor: "Account admin", subject: "person Person A-1" });
    expect(JSON.stringify(page)).not.toContain("elsewhere");
  });

  test("goes on to older entries without a gap or a repeat", async () => {
    const busy = await createWorld();
    const reader = await openSession(await createAccountIn(busy, { role: "auditor" }));
    await inTransaction(async (tx) => {
      for (let step = 0; step < 205; step += 1) {
        const record = { orgId: busy.orgId, actorId: null, action: "test:step", subjectKind: "step", subjectId: null };
        await appendAudit(tx, record);
      }
    });
    const found: number[] = [];
    for (let before: number | null = 0; before !== null;) {
      const path = before === 0 ? "/admin/audit" : `/admin/audit?before=${before}`;
      const page = JSON.parse((await call(loader, { path, session: reader })).body) as Page;
      found.push(...seqs(page));
      before = page.olderThan;
    }
    expect(found).toEqual(Array.from({ length: 205 }, (_, index) => 205 - index));
  });
});

test("the download holds the same entries as text that no spreadsheet runs, and is itself an entry", async () => {
  const answer = await call(exportLoader, { path: "/admin/audit/export?action=title:map", session });
  expect(answer.headers.get("Content-Disposition")).toBe(`attachment; filename="audit-${world.slug}.csv"`);
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  const lines = answer.body.replace("\ufeff", "").split("\r\n");
  expect(lines[0]).toBe("entry,at,who,action,about,before,after,reason,hash");
  expect(lines[1]).toContain(`"title =HYPERLINK(""x"")"`);
  expect(lines[1]).toContain(`"'+1 ""quoted""\nline"`);
  expect(lines).toHaveLength(3);
  const last = await database().auditEntry.findFirstOrThrow({
    where: { orgId: world.orgId },
    orderBy: { seq: "desc" },
  });
  expect(last.action).toBe("audit:export");
});
