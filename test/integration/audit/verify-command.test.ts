import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { appendAudit } from "#app/data/audit.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { withDatabase } from "../database.ts";
import { createWorld } from "../access/world.ts";

withDatabase();

const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));

/** Runs the command as somebody would type it, on the database of this file. */
function verifyAudit(...args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const command = ["--import", "tsx", "scripts/verify-audit.ts", ...args];
    execFile(process.execPath, command, { cwd: REPOSITORY }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output: stdout + stderr });
    });
  });
}

test("the command says which entry was edited, and leaves with a code that a script can act on", async () => {
  const [edited, untouched] = [await createWorld(), await createWorld()];
  for (const { orgId } of [edited, untouched, edited]) {
    const record = { orgId, actorId: null, action: "test:step", subjectKind: "step", subjectId: null };
    await inTransaction((tx) => appendAudit(tx, record));
  }
  expect(await verifyAudit()).toMatchObject({ code: 0 });

  const where = { orgId_seq: { orgId: edited.orgId, seq: 2 } };
  await database().auditEntry.update({ where, data: { body: "{}" } });
  const all = await verifyAudit();
  expect(all.code).toBe(1);
  expect(all.output).toContain("Entry 2 does not have the hash of its text: it was edited.");
  expect(all.output).toContain(`${untouched.slug}: 1 entries, all as written`);

  expect(await verifyAudit("--org", untouched.slug)).toMatchObject({ code: 0 });
  expect(await verifyAudit("--org", "nowhere")).toMatchObject({ code: 2 });
  expect(await verifyAudit("--nonsense")).toMatchObject({ code: 2 });
});
