import { beforeEach, describe, expect, test } from "vitest";
import { plainDate, addDays } from "#app/engine/kernel/calendar.ts";
import type { AccountId } from "#app/engine/kernel/ids.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { database } from "#app/data/db.server.ts";
import { createAccount } from "#app/services/create-account.server.ts";
import { loadAccounts } from "#app/services/load-accounts.server.ts";
import { disableAccount, enableAccount, resetSecret } from "#app/services/manage-accounts.server.ts";
import { grantRole, revokeRole } from "#app/services/manage-grants.server.ts";
import { signIn } from "#app/services/sign-in.server.ts";
import { verifyChain } from "#app/services/verify-audit.server.ts";
import { today } from "#app/platform/clock.server.ts";
import { withDatabase } from "../database.ts";
import { createAccountIn, createWorld, openSession, viewerOf } from "./world.ts";
import type { World } from "./world.ts";

withDatabase();

let world: World;
let admin: Viewer;
beforeEach(async () => {
  world = await createWorld();
  admin = viewerOf(world, await createAccountIn(world, { role: "admin" }), "admin");
});

const reason = "asked for by the site";

const byPassword = (email: string, password: string) =>
  signIn({ method: { kind: "password", email, password }, kiosk: false, address: null, previousToken: null });

const byPin = (badge: string, pin: string) =>
  signIn({
    method: { kind: "pin", organisation: world.slug, badge, pin },
    kiosk: true,
    address: null,
    previousToken: null,
  });

const lastEntry = async () =>
  database().auditEntry.findFirstOrThrow({ where: { orgId: world.orgId }, orderBy: { seq: "desc" } });

describe("creating an account", () => {
  test("for a person gives a password and a PIN that work, and keeps neither", async () => {
    const email = `${world.slug}@works.example`;
    const request = { personnelNumber: "A-1", displayName: null, email: email.toUpperCase(), badgeNumber: "A-1" };
    const created = await createAccount(admin, request);
    if (!created.ok) throw new Error(created.error.kind);
    const { accountId, displayName, password, pin } = created.value;
    expect(displayName).toBe("Person A-1");
    const row = await database().account.findUniqueOrThrow({ where: { id: accountId } });
    expect(row).toMatchObject({ personId: world.personA, email });
    expect(JSON.stringify(row) + (await lastEntry()).body).not.toMatch(new RegExp(`${password ?? ""}|"${pin ?? ""}"`));
    expect((await byPassword(email, password ?? "")).ok).toBe(true);
    expect((await byPin("A-1", pin ?? "")).ok).toBe(true);
  });

  test("says what cannot be used and then writes nothing", async () => {
    const email = `${world.slug}@works.example`;
    await createAccountIn(world, { email, badge: "T-1", person: world.personA });
    const nobody = { personnelNumber: null, displayName: "Somebody", email: null, badgeNumber: null };
    const cases = [
      [nobody, { kind: "no-way-to-sign-in" }],
      [{ ...nobody, displayName: null, badgeNumber: "T-2" }, { kind: "no-name" }],
      [{ ...nobody, personnelNumber: "A-99", badgeNumber: "T-2" }, { kind: "unknown-person" }],
      [
        { ...nobody, personnelNumber: "A-1", badgeNumber: "T-2" },
        { kind: "taken", what: "person" },
      ],
      [
        { ...nobody, email },
        { kind: "taken", what: "email" },
      ],
      [
        { ...nobody, badgeNumber: "T-1" },
        { kind: "taken", what: "badge" },
      ],
    ] as const;
    const before = await database().account.count();
    for (const [request, error] of cases) {
      expect(await createAccount(admin, request)).toEqual({ ok: false, error });
    }
    expect(await database().account.count()).toBe(before);
    expect(await database().auditEntry.count({ where: { orgId: world.orgId } })).toBe(0);
  });
});

describe("disabling an account", () => {
  test("ends its sessions in the same transaction, keeps it out, and can be undone", async () => {
    const email = `${world.slug}@works.example`;
    const account = await createAccountIn(world, { email, password: "long enough for a test" });
    await openSession(account);
    expect(await disableAccount(admin, { accountId: account, reason })).toMatchObject({ ok: true });
    expect(await database().session.count({ where: { accountId: account } })).toBe(0);
    expect((await byPassword(email, "long enough for a test")).ok).toBe(false);
    expect((await lastEntry()).body).toContain(reason);
    expect(await enableAccount(admin, { accountId: account, reason })).toMatchObject({ ok: true });
    expect((await byPassword(email, "long enough for a test")).ok).toBe(true);
  });
});

describe("a new PIN", () => {
  test("replaces the old one, ends sessions and forgets counted attempts", async () => {
    const account = await createAccountIn(world, { badge: "P-1", pin: "4711" });
    for (let guess = 0; guess < 6; guess += 1) await byPin("P-1", "0000");
    expect(await byPin("P-1", "4711")).toMatchObject({ error: { kind: "too-many-attempts" } });
    const reset = await resetSecret(admin, { accountId: account, reason, secretKind: "pin" });
    if (!reset.ok) throw new Error(reset.error.kind);
    expect(reset.value.secret).toMatch(/^\d{6}$/);
    expect(await byPin("P-1", "4711")).toMatchObject({ error: { kind: "wrong-credentials" } });
    expect((await byPin("P-1", reset.value.secret)).ok).toBe(true);
  });

  test("needs a badge to go with", async () => {
    const account = await createAccountIn(world, { email: `${world.slug}@works.example` });
    const reset = await resetSecret(admin, { accountId: account, reason, secretKind: "pin" });
    expect(reset).toEqual({ ok: false, error: { kind: "no-badge" } });
  });
});

describe("giving and taking roles", () => {
  const grantTo = (accountId: AccountId) => ({
    accountId,
    role: "team-lead" as const,
    unitId: world.teamA,
    lastDay: null,
    reason,
  });

  test("a role holds over its unit until the end of its last day, and giving it again moves the end", async () => {
    const account = await createAccountIn(world);
    const lastDay = addDays(today("UTC"), 3);
    expect(await grantRole(admin, { ...grantTo(account), lastDay })).toEqual({ ok: true, value: null });
    expect(await grantRole(admin, grantTo(account))).toEqual({ ok: true, value: null });
    const grants = await database().roleGrant.findMany({ where: { accountId: account } });
    expect(grants).toMatchObject([{ role: "team-lead", orgUnitId: world.teamA, validUntil: null }]);
    await grantRole(admin, { ...grantTo(account), lastDay });
    const [ended] = await database().roleGrant.findMany({ where: { accountId: account } });
    expect(ended?.validUntil?.toISOString()).toBe(`${addDays(lastDay, 1)}T00:00:00.000Z`);
  });

  test("an auditor always has an end within a year", async () => {
    const account = await createAccountIn(world);
    const asAuditor = { ...grantTo(account), role: "auditor" as const, unitId: world.root };
    const day = today("UTC");
    expect(await grantRole(admin, asAuditor)).toMatchObject({ error: { kind: "auditor-needs-an-end" } });
    const tooLong = await grantRole(admin, { ...asAuditor, lastDay: addDays(day, 367) });
    expect(tooLong).toMatchObject({ error: { kind: "auditor-needs-an-end" } });
    const past = await grantRole(admin, { ...asAuditor, lastDay: plainDate("2020-01-01") });
    expect(past).toMatchObject({ error: { kind: "end-in-the-past" } });
    expect(await grantRole(admin, { ...asAuditor, lastDay: addDays(day, 180) })).toMatchObject({ ok: true });
  });

  test("nobody changes their own account", async () => {
    const own = { accountId: admin.accountId, reason };
    const grant = await database().roleGrant.findFirstOrThrow({ where: { accountId: admin.accountId } });
    const refused = [
      await grantRole(admin, grantTo(admin.accountId)),
      await revokeRole(admin, { ...own, grantId: grant.id }),
      await disableAccount(admin, own),
      await resetSecret(admin, { ...own, secretKind: "password" }),
    ];
    for (const result of refused) expect(result).toEqual({ ok: false, error: { kind: "own-account" } });
  });

  test("two administrators who disable each other at the same moment do not both succeed", async () => {
    const other = viewerOf(world, await createAccountIn(world, { role: "admin" }), "admin");
    const results = await Promise.all([
      disableAccount(admin, { accountId: other.accountId, reason }),
      disableAccount(other, { accountId: admin.accountId, reason }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, error: { kind: "not-permitted" } });
    expect(await database().account.count({ where: { orgId: world.orgId, disabledAt: null } })).toBe(1);
  });
});

describe("another organisation", () => {
  test("is changed by no id of it: every change answers as for an id that does not exist", async () => {
    const foreign = await createWorld();
    const account = await createAccountIn(foreign, { role: "team-lead", badge: "F-1" });
    const own = await createAccountIn(world);
    const grant = await database().roleGrant.findFirstOrThrow({ where: { accountId: account } });
    const give = { role: "team-lead" as const, lastDay: null, reason };
    const unknown = "00000000-0000-7000-8000-000000000000";
    for (const id of [account, unknown, "no id at all"]) {
      const results = [
        await grantRole(admin, { ...give, accountId: id, unitId: world.root }),
        await revokeRole(admin, { accountId: id, grantId: grant.id, reason }),
        await disableAccount(admin, { accountId: id, reason }),
        await resetSecret(admin, { accountId: id, reason, secretKind: "pin" }),
      ];
      for (const result of results) expect(result).toEqual({ ok: false, error: { kind: "not-found" } });
    }
    for (const unitId of [foreign.root, unknown]) {
      expect(await grantRole(admin, { ...give, accountId: own, unitId })).toEqual({
        ok: false,
        error: { kind: "not-found" },
      });
    }
    expect(await database().roleGrant.count({ where: { accountId: account } })).toBe(1);
  });

  test("does not show in the list of accounts, whatever is searched for", async () => {
    const foreign = await createWorld();
    await createAccountIn(foreign, { email: `${foreign.slug}@works.example` });
    const found = await loadAccounts(admin, { text: foreign.slug, page: 1 });
    expect(found).toEqual({ accounts: [], total: 0 });
  });
});

test("every one of these changes is an entry of a chain that verifies", async () => {
  const account = await createAccountIn(world, { badge: "C-1" });
  const give = { role: "team-lead" as const, unitId: world.teamA, lastDay: null, reason, accountId: account };
  await grantRole(admin, give);
  const grant = await database().roleGrant.findFirstOrThrow({ where: { accountId: account } });
  await revokeRole(admin, { accountId: account, grantId: grant.id, reason });
  await resetSecret(admin, { accountId: account, reason, secretKind: "pin" });
  await disableAccount(admin, { accountId: account, reason });
  const entries = await database().auditEntry.findMany({ where: { orgId: world.orgId }, orderBy: { seq: "asc" } });
  expect(entries.map((entry) => [entry.action, entry.actorId, entry.subjectId])).toEqual(
    ["grant:give", "grant:revoke", "account:new-pin", "account:disable"].map((a) => [a, admin.accountId, account]),
  );
  expect(await verifyChain(world.orgId)).toMatchObject({ entries: 4, findings: [] });
});
