import QRCode from "qrcode";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { loadShell } from "#app/http/shell.server.ts";
import { withDatabase } from "../database.ts";
import { call, ORIGIN, signedForm } from "./call-route.ts";
import { createCheck } from "./walked-rows.ts";
import { adoptShippedFramework, createAccountIn, createWorld, openSession } from "./world.ts";
import type { TestSession, World } from "./world.ts";

withDatabase();

const FORM_TOKEN = "f".repeat(43);
const PIN = "4711";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await adoptShippedFramework();
});

/** Nobody has touched the device for this long. */
async function leaveAlone({ id }: TestSession, seconds: number): Promise<Date> {
  const lastSeenAt = new Date(Date.now() - seconds * 1000);
  await database().session.update({ where: { id }, data: { lastSeenAt } });
  return lastSeenAt;
}

const lastSeen = async ({ id }: TestSession): Promise<Date> =>
  (await database().session.findUniqueOrThrow({ where: { id } })).lastSeenAt;

const withDevice = (mode: string, more = ""): Record<string, string> => ({ Cookie: `device=${mode}${more}` });

describe("a session on a shared device", () => {
  test("goes on while somebody reads or answers, and not because a page asks by itself", async () => {
    const account = await createAccountIn(world, { person: world.personA });
    const session = await openSession(account, true);
    const alive = await import("#app/routes/_app.kiosk.alive.ts");
    const progress = await import("#app/routes/_app.library.lessons.$lessonId.progress.ts");
    const changes = await import("#app/routes/_app.me.changes.ts");

    let before = await leaveAlone(session, 80);
    const touch = { session, form: signedForm(session), headers: { Origin: ORIGIN } };
    expect((await call(alive.action, touch)).status).toBe(200);
    expect((await lastSeen(session)).getTime()).toBeGreaterThan(before.getTime() + 60_000);

    before = await leaveAlone(session, 80);
    await call(progress.action, { ...touch, params: { lessonId: "no-such-lesson" } });
    expect((await lastSeen(session)).getTime()).toBeGreaterThan(before.getTime() + 60_000);

    before = await leaveAlone(session, 80);
    expect((await call(changes.loader, { session, path: "/me/changes" })).status).toBe(200);
    expect(await lastSeen(session)).toEqual(before);

    await leaveAlone(session, 100);
    expect((await call(alive.action, touch)).status).toBe(302);
  });

  test("that was left alone leaves the check as it was, for the same person on any device", async () => {
    const account = await createAccountIn(world, { person: world.personB });
    const check = await createCheck(world, world.personB);
    const page = await import("#app/routes/_app.checks.$checkId._index/route.tsx");
    const first = await openSession(account, true);
    const open = { path: `/checks/${check}`, params: { checkId: check } };
    const shown = JSON.parse((await call(page.loader, { ...open, session: first })).body) as object;
    await leaveAlone(first, 100);
    expect((await call(page.loader, { ...open, session: first })).status).toBe(302);
    const again = await call(page.loader, { ...open, session: await openSession(account, true) });
    expect(JSON.parse(again.body)).toEqual(shown);
  });

  test("starts at three choices, a session on one's own device elsewhere", async () => {
    const person = await database().person.create({
      data: { orgId: world.orgId, externalId: "P-9", displayName: "Ninth", orgUnitId: world.teamA },
    });
    const account = await createAccountIn(world, { person: learnerId(person.id) });
    const homeOf = async (kiosk: boolean) => {
      const { cookie } = await openSession(account, kiosk);
      return (await loadShell(new Request(ORIGIN, { headers: { Cookie: cookie } }))).viewer?.home;
    };
    expect(await homeOf(true)).toBe("/kiosk");
    expect(await homeOf(false)).toMatch(/^\/me/);
  });
});

describe("a device", () => {
  test("that was made a shared one keeps that, leads to the badge page, and makes every sign-in a shared one", async () => {
    const { action } = await import("#app/routes/badge.device.ts");
    const set = await call(action, { form: { mode: "shared" }, headers: { Origin: ORIGIN } });
    expect(set.headers.get("Set-Cookie")).toMatch(/^device=shared; .*Max-Age=31536000$/);
    expect((await call(action, { form: { mode: "nonsense" } })).headers.get("Set-Cookie")).toBeNull();

    const front = await import("#app/routes/_index.tsx");
    const inside = await import("#app/routes/_app.device.tsx");
    expect((await call(front.loader, { headers: withDevice("shared") })).headers.get("Location")).toBe("/badge");
    const asked = await call(inside.loader, { path: "/device", headers: withDevice("shared") });
    expect(asked.headers.get("Location")).toBe("/badge?to=%2Fdevice");

    await createAccountIn(world, { email: "shared@works.example", password: "correct-horse-battery" });
    const signIn = await import("#app/routes/_auth.sign-in.tsx");
    const form = { csrf: FORM_TOKEN, email: "shared@works.example", password: "correct-horse-battery" };
    const headers = withDevice("shared", `; form=${FORM_TOKEN}`);
    expect((await call(signIn.action, { form, headers })).headers.getSetCookie().join()).not.toContain("Max-Age=43200");
    expect(await database().session.count({ where: { account: { email: "shared@works.example" }, kiosk: true } })).toBe(
      1,
    );
  });

  test("with somebody signed in never lets the owner of another badge into that session", async () => {
    const session = await openSession(await createAccountIn(world, {}), true);
    await createAccountIn(world, { badge: "B-2", pin: PIN });
    const badge = await import("#app/routes/_auth.badge.tsx");
    const answer = await call(badge.loader, { session, path: `/badge?org=${world.slug}&badge=B-2` });
    expect(JSON.parse(answer.body)).toMatchObject({ stillSignedIn: "Account without role" });
    const form = signedForm(session, { organisation: world.slug, badge: "B-2", pin: PIN });
    const posted = await call(badge.action, { session, form });
    expect([posted.status, posted.headers.getSetCookie()]).toEqual([302, []]);
    const { action } = await import("#app/routes/sign-out.tsx");
    const to = `/badge?org=${world.slug}&badge=B-2`;
    const out = await call(action, { session, form: signedForm(session, { to }), headers: { Origin: ORIGIN } });
    expect(out.headers.get("Location")).toBe(to);
  });

  test.each([
    { what: "the bare number", before: "" },
    { what: "the address on the badge", before: "https://old.example/badge?org=SLUG&badge=" },
  ])("takes $what from a scanner that types it", async ({ before }) => {
    const badge = `B-${Math.random().toString(36).slice(2, 8)}`;
    await createAccountIn(world, { badge, pin: PIN });
    const { action } = await import("#app/routes/_auth.badge.tsx");
    const typed = before.replace("SLUG", world.slug) + badge;
    const form = { csrf: FORM_TOKEN, organisation: world.slug, badge: typed, pin: PIN };
    const answer = await call(action, { form, headers: { Cookie: `form=${FORM_TOKEN}` } });
    expect(answer.status).toBe(302);
    expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith("session="))).toBe(true);
  });
});

/** Numbers of the squares that a path of `M column row h width v1 H column z` parts covers, row by row. */
function darkSquares({ size, path }: { readonly size: number; readonly path: string }): readonly number[] {
  return [...path.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)].flatMap(([, column, row, width]) =>
    Array.from({ length: Number(width) }, (_, step) => Number(row) * size + Number(column) + step),
  );
}

describe("printing badges", () => {
  test("reaches the people of one's own units, holds no secret, and leaves out who may not sign in", async () => {
    const person = async (name: string, leftOn: Date | null) => {
      const data = { orgId: world.orgId, externalId: name, displayName: name, orgUnitId: world.teamA, leftOn };
      const { id } = await database().person.create({ data });
      return createAccountIn(world, { person: learnerId(id), badge: `badge-${name}`, pin: PIN });
    };
    const here = await person("here", null);
    await person("gone", new Date("2020-01-31"));
    const session = await openSession(await createAccountIn(world, { role: "team-lead", unit: world.teamA }));
    const { loader } = await import("#app/routes/_app.admin.access.badges.tsx");
    const ask = (unit: string, people = "") =>
      call(loader, { session, path: `/admin/access/badges?unit=${unit}${people}` });
    const sheet = JSON.parse((await ask(world.teamA, `&person=${here}`)).body) as {
      units: { id: string }[];
      holders: { badgeNumber: string }[];
      badges: { id: string; code: { size: number; path: string } }[];
    };
    expect(sheet.units.map(({ id }) => id)).toEqual([world.teamA]);
    expect(sheet.holders.map(({ badgeNumber }) => badgeNumber)).toEqual(["badge-here"]);
    expect(sheet.badges.map(({ id }) => id)).toEqual([here]);
    const { modules } = QRCode.create(`${ORIGIN}/badge?org=${world.slug}&badge=badge-here`, {
      errorCorrectionLevel: "M",
    });
    const code = sheet.badges[0]?.code ?? { size: 0, path: "" };
    expect(darkSquares(code)).toEqual([...modules.data].flatMap((dark, at) => (dark === 0 ? [] : [at])));
    expect(JSON.stringify(sheet)).not.toMatch(/pin/i);
    for (const unit of [world.teamB, world.root, "no id"]) expect((await ask(unit)).status).toBe(404);
  });
});
