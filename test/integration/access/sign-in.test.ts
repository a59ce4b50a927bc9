import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import { SIGN_IN_LIMITS } from "#app/data/sign-in-limits.server.ts";
import { withDatabase } from "../database.ts";
import { call, ORIGIN } from "./call-route.ts";
import type { Answer } from "./call-route.ts";
import { createAccountIn, createWorld, openSession } from "./world.ts";
import type { World } from "./world.ts";

withDatabase();

const signInRoute = () => import("#app/routes/_auth.sign-in.tsx");
const badgeRoute = () => import("#app/routes/_auth.badge.tsx");
const meLoader = async () => (await import("#app/routes/_app.welcome.tsx")).loader;

const FORM_TOKEN = "f".repeat(43);
const formCookie = { Cookie: `form=${FORM_TOKEN}` };
const PASSWORD = "correct-horse-battery";
const PIN = "4711";

let world: World;
let addresses = 0;
/** An address that has not tried yet, so that tests do not use up one another's attempts. */
const freshAddress = (): string => `203.0.113.${(addresses += 1)}`;

beforeAll(async () => {
  world = await createWorld();
});

async function withPassword(email: string, password: string, address = freshAddress()): Promise<Answer> {
  const { action } = await signInRoute();
  return call(action, { form: { csrf: FORM_TOKEN, email, password }, headers: formCookie, address });
}

async function withPin(badge: string, pin: string, more: Record<string, string> = {}, address = freshAddress()) {
  const { action } = await badgeRoute();
  const form = { csrf: FORM_TOKEN, organisation: world.slug, badge, pin, ...more };
  return call(action, { form, headers: formCookie, address });
}

const cookieOf = (answer: Answer, name: string): string | undefined =>
  answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));

const sessionOf = (answer: Answer) => ({
  cookie: cookieOf(answer, "session")?.split(";")[0] ?? "",
  csrfToken: "",
  id: "",
});

describe("signing in", () => {
  test("an e-mail in any spelling and its password open a session whose token the database does not hold", async () => {
    await createAccountIn(world, { email: "mara@works.example", password: PASSWORD });
    const answer = await withPassword("  Mara@WORKS.example ", PASSWORD);
    expect(answer.status).toBe(302);
    const cookie = cookieOf(answer, "session") ?? "";
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
    const token = cookie.split(/[=;]/)[1] ?? "";
    const stored = JSON.stringify(await database().session.findMany());
    expect(token).toHaveLength(43);
    expect(stored).not.toContain(token);
    expect((await call(await meLoader(), { session: sessionOf(answer) })).status).toBe(200);
  });

  test("a badge and PIN open a session that ends with the browser on a shared device and not on one's own", async () => {
    await createAccountIn(world, { badge: "B-100", pin: PIN });
    const shared = await withPin("B-100", PIN);
    expect(shared.status).toBe(302);
    expect(cookieOf(shared, "session")).not.toContain("Max-Age");
    const own = await withPin(" B-100 ", PIN, { own: "on" });
    expect(cookieOf(own, "session")).toContain("Max-Age");
  });

  test("somebody who has not seen the notice is shown it first, and afterwards goes where they wanted to", async () => {
    const account = await createAccountIn(world, { email: "first@works.example", password: PASSWORD });
    expect((await withPassword("first@works.example", PASSWORD)).headers.get("Location")).toBe("/welcome");
    const { NOTICE_VERSION } = await import("#app/services/privacy-notice.ts");
    await database().noticeReading.create({
      data: { orgId: world.orgId, accountId: account, version: NOTICE_VERSION },
    });
    const { action } = await signInRoute();
    const form = { csrf: FORM_TOKEN, email: "first@works.example", password: PASSWORD, to: "/skills?q=x" };
    expect((await call(action, { form, headers: formCookie })).headers.get("Location")).toBe("/skills?q=x");
  });

  test("a fresh sign-in is never sent to another site", async () => {
    const { localPath } = await import("#app/http/session.server.ts");
    for (const bad of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "me",
      "/a\nb",
    ]) {
      expect(localPath(bad)).toBeNull();
    }
    expect(localPath("/people/1?tab=a&b=%20c")).toBe("/people/1?tab=a&b=%20c");
  });

  test("the badge page has no e-mail field and takes the badge from a link", async () => {
    const { loader } = await badgeRoute();
    const answer = await call(loader, { path: `/badge?org=${world.slug}&badge=B-7` });
    expect(JSON.parse(answer.body)).toMatchObject({ organisation: world.slug, badge: "B-7" });
    const source = await import("#app/routes/_auth.badge.tsx?raw");
    expect(source.default).not.toMatch(/type="email"|name="email"/);
  });

  test("signing in ends the session the browser came with and never takes over its token", async () => {
    const planted = await openSession(await createAccountIn(world, {}));
    await createAccountIn(world, { email: "victim@works.example", password: PASSWORD });
    const { action } = await signInRoute();
    const answer = await call(action, {
      form: { csrf: planted.csrfToken, email: "victim@works.example", password: PASSWORD },
      session: planted,
    });
    expect(answer.status).toBe(302);
    expect(cookieOf(answer, "session")).not.toContain(planted.cookie.split("=")[1]);
    expect(await database().session.count({ where: { id: planted.id } })).toBe(0);
  });
});

describe("being refused", () => {
  test("wrong password, unknown address, disabled and departed account get the same answer", async () => {
    await createAccountIn(world, { email: "right@works.example", password: PASSWORD });
    const disabled = await createAccountIn(world, { email: "off@works.example", password: PASSWORD });
    await database().account.update({ where: { id: disabled }, data: { disabledAt: new Date() } });
    const gone = await database().person.create({
      data: {
        orgId: world.orgId,
        externalId: "gone",
        displayName: "Gone",
        orgUnitId: world.teamA,
        leftOn: new Date("2020-01-31"),
      },
    });
    const departed = await createAccountIn(world, { email: "gone@works.example", password: PASSWORD });
    await database().account.update({ where: { id: departed }, data: { personId: gone.id } });
    const answers = [
      await withPassword("right@works.example", "wrong"),
      await withPassword("nobody@works.example", PASSWORD),
      await withPassword("off@works.example", PASSWORD),
      await withPassword("gone@works.example", PASSWORD),
    ].map(({ status, body, headers }) => ({ status, refusal: refusalIn(body), cookies: headers.getSetCookie() }));
    expect(answers[0]).toEqual({
      status: 401,
      refusal: "The e-mail address or the password is not right.",
      cookies: [],
    });
    for (const answer of answers.slice(1)) expect(answer).toEqual(answers[0]);
  });

  test("an account that does not exist takes about as long as one that does", async () => {
    await createAccountIn(world, { email: "timed@works.example", password: PASSWORD });
    const timed = async (email: string): Promise<number> => {
      const start = performance.now();
      await withPassword(email, "wrong");
      return performance.now() - start;
    };
    await timed("warm@works.example");
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      known.push(await timed("timed@works.example"));
      unknown.push(await timed(`nobody-${round}@works.example`));
    }
    const ratio = Math.min(...unknown) / Math.min(...known);
    // Without the stand-in hash the ratio would be a tenth: deriving the key is nearly all of the time.
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  test("a badge of another organisation opens nothing here", async () => {
    const other = await createWorld();
    await createAccountIn(other, { badge: "B-200", pin: PIN });
    expect((await withPin("B-200", PIN)).status).toBe(401);
  });

  test("a PIN must be four to eight digits, and the form keeps the badge", async () => {
    const answer = await withPin("B-1", "12a4");
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ badge: "B-1", errors: { pin: "Enter your PIN: 4 to 8 digits." } });
  });
});

describe("trying again and again", () => {
  test("after five wrong PINs the right one is refused too, from any address, with the time to wait", async () => {
    await createAccountIn(world, { badge: "B-300", pin: PIN });
    const statuses: number[] = [];
    for (let guess = 0; guess < 5; guess += 1) statuses.push((await withPin("B-300", `100${guess}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
    const refused = await withPin("B-300", PIN);
    expect(refused.status).toBe(429);
    expect(refusalIn(refused.body)).toBe("Too many attempts. Try again in 15 minutes.");
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(800);
  });

  test("an account that does not exist is limited with the same words as one that does", async () => {
    for (let guess = 0; guess < 5; guess += 1) await withPassword("ghost@works.example", "wrong");
    const refused = await withPassword("ghost@works.example", "wrong");
    expect(refused.status).toBe(429);
    expect(refusalIn(refused.body)).toBe("Too many attempts. Try again in 15 minutes.");
  });

  test("many guesses at once get no more tries than one after the other", async () => {
    await createAccountIn(world, { badge: "B-400", pin: PIN });
    const guesses = Array.from({ length: 12 }, (_, guess) => withPin("B-400", String(2000 + guess)));
    const statuses = (await Promise.all(guesses)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(SIGN_IN_LIMITS.account.attempts);
  });

  test("one address that goes through many badges is stopped", async () => {
    const address = freshAddress();
    const { attempts } = SIGN_IN_LIMITS.address;
    const key = await addressKey(address, attempts);
    expect(key).toBe(1);
    const stopped = await withPin("B-999", PIN, {}, address);
    expect(stopped.status).toBe(429);
  });

  test("a success forgets the tries before it", async () => {
    await createAccountIn(world, { badge: "B-500", pin: PIN });
    for (let round = 0; round < 2; round += 1) {
      for (let guess = 0; guess < 4; guess += 1) expect((await withPin("B-500", `300${guess}`)).status).toBe(401);
      expect((await withPin("B-500", PIN)).status).toBe(302);
    }
  });

  test("the table of attempts names neither people nor addresses", async () => {
    await withPassword("private@works.example", "wrong", "203.0.113.250");
    const keys = (await database().rateLimiterFlexible.findMany()).map((row) => row.key).join(" ");
    expect(keys).not.toMatch(/private|203\.0\.113/);
  });

  /** Makes one attempt, then sets its counter to the limit, as that many attempts would have. */
  async function addressKey(address: string, points: number): Promise<number> {
    const before = new Set((await database().rateLimiterFlexible.findMany()).map((row) => row.key));
    await withPin("B-998", "0000", {}, address);
    const rows = await database().rateLimiterFlexible.findMany({ where: { key: { startsWith: "sign-in-address" } } });
    const mine = rows.filter((row) => !before.has(row.key)).map((row) => row.key);
    await database().rateLimiterFlexible.updateMany({ where: { key: { in: mine } }, data: { points } });
    return mine.length;
  }
});

describe("the sign-in form", () => {
  test("is refused without its token, with another, without the cookie and from another site", async () => {
    await createAccountIn(world, { email: "form@works.example", password: PASSWORD });
    const { action } = await signInRoute();
    const fields = { email: "form@works.example", password: PASSWORD };
    const good = { ...fields, csrf: FORM_TOKEN };
    const attempts = [
      { form: fields, headers: formCookie },
      { form: { ...fields, csrf: "g".repeat(43) }, headers: formCookie },
      { form: good, headers: {} },
      { form: good, headers: { ...formCookie, Origin: "https://evil.example" } },
      { form: good, headers: { ...formCookie, Origin: "null" } },
      { form: good, headers: { ...formCookie, "Sec-Fetch-Site": "cross-site" } },
    ];
    for (const attempt of attempts) {
      const answer = await call(action, attempt);
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ kind: "form-expired", title: "This form is no longer valid" });
    }
    const same = await call(action, { form: good, headers: { ...formCookie, Origin: ORIGIN } });
    expect(same.status).toBe(302);
  });

  test("gets one token for all loaders of its page, so that the cookie and the form agree", async () => {
    const { publicLoader } = await import("#app/http/access.server.ts");
    const first = publicLoader(({ csrfToken, headers }) => [csrfToken, headers.get("Set-Cookie")]);
    const second = publicLoader(({ csrfToken, headers }) => [csrfToken, headers.get("Set-Cookie")]);
    const args = { params: {}, context: {} };
    const answers = [first, second].map((loader) => loader({ ...args, request: new Request(ORIGIN) }));
    const [one, two] = await Promise.all(answers);
    expect(two).toEqual(one);
    const [elsewhere] = await first({ params: {}, context: {}, request: new Request(ORIGIN) });
    expect(elsewhere).not.toBe(one?.[0]);
  });

  test("gets a token with its page, and keeps the one it has", async () => {
    const { loader } = await signInRoute();
    const first = await call(loader);
    const token = (JSON.parse(first.body) as { csrfToken: string }).csrfToken;
    expect(cookieOf(first, "form")).toContain(`form=${token};`);
    const second = await call(loader, { headers: { Cookie: `form=${token}` } });
    expect(JSON.parse(second.body)).toMatchObject({ csrfToken: token });
    expect(second.headers.getSetCookie()).toEqual([]);
  });
});

function refusalIn(body: string): unknown {
  return (JSON.parse(body) as { refusal: unknown }).refusal;
}
