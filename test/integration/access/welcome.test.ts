import { beforeAll, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import { action, loader } from "#app/routes/_app.welcome.tsx";
import { NOTICE_VERSION } from "#app/services/privacy-notice.ts";
import { withDatabase } from "../database.ts";
import { call, signedForm } from "./call-route.ts";
import { adoptShippedFramework, createAccountIn, createWorld, openSession } from "./world.ts";
import type { World } from "./world.ts";

withDatabase();

let world: World;
let roleId: string;
beforeAll(async () => {
  world = await createWorld();
  await adoptShippedFramework();
  roleId = (await database().frameworkRole.findFirstOrThrow({ orderBy: { roleId: "asc" } })).roleId;
});

test("going on stores the notice's version and time once, and the role aimed at, both in the audit log", async () => {
  const account = await createAccountIn(world, { person: world.personA });
  const session = await openSession(account);
  const shown = JSON.parse((await call(loader, { session })).body) as { version: string; roles: { id: string }[] };
  expect(shown.version).toBe(NOTICE_VERSION);
  expect(shown.roles.map((role) => role.id)).toContain(roleId);

  const form = signedForm(session, { version: NOTICE_VERSION, targetRoleId: roleId });
  const answer = await call(action, { session, form });
  expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/me"]);
  const [reading] = await database().noticeReading.findMany({ where: { accountId: account } });
  expect(reading).toMatchObject({ version: NOTICE_VERSION });
  expect(Math.abs(Date.now() - (reading?.readAt.getTime() ?? 0))).toBeLessThan(60_000);

  await call(action, { session, form });
  expect(await database().noticeReading.findMany({ where: { accountId: account } })).toEqual([reading]);
  const where = { orgId_id: { orgId: world.orgId, id: world.personA } };
  expect(await database().person.findUniqueOrThrow({ where })).toMatchObject({ targetRoleId: roleId });
  const entries = await database().auditEntry.findMany({ where: { orgId: world.orgId }, orderBy: { seq: "asc" } });
  expect(entries.map((entry) => entry.action)).toEqual(["notice:read", "target-role:choose"]);
});

test("a role that is not in the framework, or a notice that has changed, stores nothing", async () => {
  const account = await createAccountIn(world, { person: world.personB });
  const session = await openSession(account);
  const unknownRole = signedForm(session, { version: NOTICE_VERSION, targetRoleId: "no-such-role" });
  const oldNotice = signedForm(session, { version: "1999-01", targetRoleId: "" });
  expect((await call(action, { session, form: unknownRole })).status).toBe(400);
  expect((await call(action, { session, form: oldNotice })).status).toBe(409);
  expect(await database().noticeReading.count({ where: { accountId: account } })).toBe(0);
});

test("an account that is no employee reads the notice and goes on to its own start page", async () => {
  const session = await openSession(await createAccountIn(world, { role: "auditor" }));
  expect(JSON.parse((await call(loader, { session })).body)).toMatchObject({ placement: null, roles: [] });
  const form = signedForm(session, { version: NOTICE_VERSION });
  expect((await call(action, { session, form })).headers.get("Location")).toBe("/");
});
