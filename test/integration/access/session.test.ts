import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import { protectedAction } from "#app/http/access.server.ts";
import { loadShell } from "#app/http/shell.server.ts";
import { withDatabase } from "../database.ts";
import { call, ORIGIN, signedForm } from "./call-route.ts";
import { adoptShippedFramework, createAccountIn, createWorld, openSession } from "./world.ts";
import type { World } from "./world.ts";

withDatabase();

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await adoptShippedFramework();
});

const accessPage = () => import("#app/routes/_app.admin.access._index.tsx");
const auditPage = () => import("#app/routes/_app.admin.audit._index.tsx");
const newAccount = () => import("#app/routes/_app.admin.access.new.tsx");

async function administrator() {
  const account = await createAccountIn(world, { role: "admin" });
  return { account, session: await openSession(account) };
}

describe("a session", () => {
  test("lets in until it runs out, and then leads to sign-in and back", async () => {
    const { loader } = await accessPage();
    const { session } = await administrator();
    expect((await call(loader, { session })).status).toBe(200);
    await database().session.update({ where: { id: session.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    const answer = await call(loader, { session, path: "/admin/access?q=mara" });
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/sign-in?to=%2Fadmin%2Faccess%3Fq%3Dmara"]);
  });

  test.each([
    { kiosk: false, seconds: 119 * 60, status: 200 },
    { kiosk: false, seconds: 121 * 60, status: 302 },
    { kiosk: true, seconds: 80, status: 200 },
    { kiosk: true, seconds: 100, status: 302 },
  ])("(shared device: $kiosk) untouched for $seconds seconds answers $status", async ({ kiosk, seconds, status }) => {
    const { loader } = await accessPage();
    const session = await openSession(await createAccountIn(world, { role: "admin" }), kiosk);
    const lastSeenAt = new Date(Date.now() - seconds * 1000);
    await database().session.update({ where: { id: session.id }, data: { lastSeenAt } });
    expect((await call(loader, { session })).status).toBe(status);
    const after = await database().session.findUniqueOrThrow({ where: { id: session.id } });
    expect(after.lastSeenAt.getTime() > lastSeenAt.getTime()).toBe(status === 200);
  });

  test("is not opened by the hash that the database holds", async () => {
    const { loader } = await accessPage();
    const { session } = await administrator();
    const stolen = { ...session, cookie: `session=${session.id}` };
    expect((await call(loader, { session: stolen })).status).toBe(302);
  });

  test("ends with the next request when the account is disabled or its person leaves", async () => {
    const { loader } = await import("#app/routes/_app.welcome.tsx");
    const disabled = await createAccountIn(world, {});
    const departed = await createAccountIn(world, { person: world.personA });
    const sessions = [await openSession(disabled), await openSession(departed)];
    for (const session of sessions) expect((await call(loader, { session })).status).toBe(200);
    await database().account.update({ where: { id: disabled }, data: { disabledAt: new Date() } });
    const where = { orgId_id: { orgId: world.orgId, id: world.personA } };
    await database().person.update({ where, data: { leftOn: new Date("2020-01-31") } });
    for (const session of sessions) expect((await call(loader, { session })).status).toBe(302);
    await database().person.update({ where, data: { leftOn: null } });
  });

  test("is over for every copy of its cookie after signing out", async () => {
    const { loader } = await accessPage();
    const { action } = await import("#app/routes/sign-out.tsx");
    const { session } = await administrator();
    const out = await call(action, { session, form: signedForm(session), headers: { Origin: ORIGIN } });
    expect(out.headers.get("Set-Cookie")).toMatch(/^session=;.*Max-Age=0/);
    expect((await call(loader, { session })).status).toBe(302);
  });

  test("of one page's loaders is looked up once, and again after an action", async () => {
    const { session } = await administrator();
    const context = {};
    const request = () => new Request(ORIGIN, { headers: { Cookie: session.cookie } });
    expect((await loadShell(request(), context)).viewer?.home).toBe("/admin/imports");
    await database().session.delete({ where: { id: session.id } });
    expect((await loadShell(request(), context)).viewer).not.toBeNull();
    expect((await loadShell(request(), {})).viewer).toBeNull();
    const action = protectedAction("account:manage", () => "done");
    const post = new Request(ORIGIN, { method: "POST", headers: { Cookie: session.cookie } });
    await expect(action({ request: post, params: {}, context })).rejects.toMatchObject({ status: 302 });
    expect((await loadShell(request(), context)).viewer).toBeNull();
  });

  test("over https has a cookie that neither a subdomain nor plain http can set", async () => {
    const { sessionCookie } = await import("#app/http/session.server.ts");
    expect(sessionCookie(new Request("https://pacesetter.test/"), "t".repeat(43), null)).toBe(
      `__Host-session=${"t".repeat(43)}; Path=/; HttpOnly; SameSite=Lax; Secure`,
    );
  });
});

describe("a role", () => {
  test("whose time is over gives nothing from that moment", async () => {
    const { loader } = await auditPage();
    const soon = new Date(Date.now() + 60_000);
    const account = await createAccountIn(world, { role: "auditor", validUntil: soon });
    const session = await openSession(account);
    expect((await call(loader, { session })).status).toBe(200);
    await database().roleGrant.updateMany({ where: { accountId: account }, data: { validUntil: new Date() } });
    const answer = await call(loader, { session });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([403, { kind: "not-permitted" }]);
  });

  test("that this version does not know gives nothing and breaks nothing", async () => {
    const account = await createAccountIn(world, {});
    const grant = { orgId: world.orgId, accountId: account, role: "superuser", orgUnitId: world.root };
    await database().roleGrant.create({ data: grant });
    const session = await openSession(account);
    expect((await call((await accessPage()).loader, { session })).status).toBe(403);
    expect((await call((await import("#app/routes/_app.welcome.tsx")).loader, { session })).status).toBe(200);
  });
});

describe("a form of a signed-in person", () => {
  const fields = { displayName: "New", badgeNumber: "N-1" };

  test("is refused without the token, with another and with that of somebody else's session", async () => {
    const { action } = await newAccount();
    const { session } = await administrator();
    const other = (await administrator()).session;
    const forms = [fields, { ...fields, csrf: "x" }, { ...fields, csrf: "" }, signedForm(other, fields)];
    for (const form of forms) {
      const answer = await call(action, { session, form });
      expect([answer.status, JSON.parse(answer.body)]).toMatchObject([403, { kind: "form-expired" }]);
    }
    expect(await database().account.count({ where: { orgId: world.orgId, badgeNumber: "N-1" } })).toBe(0);
  });

  test("is refused from another site even with the right token", async () => {
    const { action } = await newAccount();
    const { session } = await administrator();
    const form = signedForm(session, fields);
    for (const headers of [{ Origin: "http://evil.example" }, { Origin: "null" }, { "Sec-Fetch-Site": "same-site" }]) {
      expect((await call(action, { session, form, headers })).status).toBe(403);
    }
    const accepted = await call(action, {
      session,
      form,
      headers: { Origin: ORIGIN, "Sec-Fetch-Site": "same-origin" },
    });
    expect(accepted.status).toBe(200);
  });

  test("may carry its token in a header instead", async () => {
    const { action } = await newAccount();
    const { session } = await administrator();
    const form = { ...fields, badgeNumber: "N-2" };
    expect((await call(action, { session, form, headers: { "X-CSRF": session.csrfToken } })).status).toBe(200);
    expect((await call(action, { session, form, headers: { "X-CSRF": "wrong" } })).status).toBe(403);
  });

  test("of more than a megabyte is refused before it is read to its end", async () => {
    const { action } = await newAccount();
    const { session } = await administrator();
    const answer = await call(action, { session, form: signedForm(session, { displayName: "x".repeat(1_100_000) }) });
    expect(answer.status).toBe(413);
  });

  test("that is read as a stream cannot be acted on before its token is verified", async () => {
    const { session } = await administrator();
    const careless = protectedAction("account:manage", () => "done", { body: "stream" });
    const careful = protectedAction(
      "account:manage",
      async ({ request, requireCsrf }) => {
        requireCsrf((await request.formData()).get("csrf") as string | null);
        return "done";
      },
      { body: "stream" },
    );
    await expect(call(careless, { session, form: signedForm(session) })).rejects.toThrow("requireCsrf");
    expect((await call(careful, { session, form: signedForm(session) })).status).toBe(200);
    expect((await call(careful, { session, form: { csrf: "wrong" } })).status).toBe(403);
  });
});
