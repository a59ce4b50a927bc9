import { beforeAll, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import * as role from "#app/routes/_app.me.role.tsx";
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

test("going on stores the notice's version and time once, then the role is chosen, both in the audit log", async () => {
  const account = await createAccountIn(world, { person: world.personA });
  const session = await openSession(account);
  expect(JSON.parse((await call(loader, { session })).body)).toMatchObject({ version: NOTICE_VERSION });
  const form = signedForm(session, { version: NOTICE_VERSION });
  const answer = await call(action, { session, form });
  expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/me/role"]);
  const [reading] = await database().noticeReading.findMany({ where: { accountId: account } });
  expect(reading).toMatchObject({ version: NOTICE_VERSION });
  expect(Math.abs(Date.now() - (reading?.readAt.getTime() ?? 0))).toBeLessThan(60_000);
  await call(action, { session, form });
  expect(await database().noticeReading.findMany({ where: { accountId: account } })).toEqual([reading]);

  const path = `/me/role?role=${roleId}`;
  const shown = JSON.parse((await call(role.loader, { session, path })).body) as {
    placement: object;
    shown: { id: string; purpose: string; tasks: { seen: string }[]; alsoAsked: object[] };
  };
  expect(shown.placement).toMatchObject({ unit: "Unit 2" });
  expect(shown.shown.id).toBe(roleId);
  expect(shown.shown.purpose.length).toBeGreaterThan(10);
  expect(shown.shown.tasks.every(({ seen }) => seen.length > 10)).toBe(true);
  expect(shown.shown.tasks.length + shown.shown.alsoAsked.length).toBeGreaterThan(3);

  const choice = signedForm(session, { intent: "choose", targetRoleId: roleId });
  expect((await call(role.action, { session, form: choice })).headers.get("Location")).toBe("/me");
  await call(role.action, { session, form: choice });
  const where = { orgId_id: { orgId: world.orgId, id: world.personA } };
  expect(await database().person.findUniqueOrThrow({ where })).toMatchObject({ targetRoleId: roleId });
  const entries = await database().auditEntry.findMany({ where: { orgId: world.orgId }, orderBy: { seq: "asc" } });
  expect(entries.map((entry) => entry.action)).toEqual(["notice:read", "target-role:choose"]);
});

test("a role that is not in the framework, or a notice that has changed, stores nothing", async () => {
  const account = await createAccountIn(world, { person: world.personB });
  const session = await openSession(account);
  const unknownRole = signedForm(session, { intent: "choose", targetRoleId: "no-such-role" });
  expect((await call(role.action, { session, form: unknownRole })).status).toBe(400);
  expect((await call(action, { session, form: signedForm(session, { version: "1999-01" }) })).status).toBe(409);
  expect(await database().noticeReading.count({ where: { accountId: account } })).toBe(0);
  const where = { orgId_id: { orgId: world.orgId, id: world.personB } };
  expect(await database().person.findUniqueOrThrow({ where })).toMatchObject({ targetRoleId: null });
});

test("an account that is no employee reads the notice and goes on to its own start page", async () => {
  const session = await openSession(await createAccountIn(world, { role: "auditor" }));
  expect((await call(loader, { session })).status).toBe(200);
  const form = signedForm(session, { version: NOTICE_VERSION });
  expect((await call(action, { session, form })).headers.get("Location")).toBe("/");
});
