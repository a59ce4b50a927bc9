import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { AccountId } from "#app/engine/kernel/ids.ts";
import { action } from "#app/routes/_app.account.security.tsx";
import { signIn } from "#app/services/sign-in.server.ts";
import { withDatabase } from "../database.ts";
import { call, signedForm } from "./call-route.ts";
import { createAccountIn, createWorld, openSession, type World } from "./world.ts";

withDatabase();

const OLD = "an old sentence to type";
const NEW = "a new sentence to type";

let world: World;
let account: AccountId;

beforeAll(async () => {
  world = await createWorld();
  const wish = { email: "greta@works.example", password: OLD, badge: "B-77", pin: "482615" };
  account = await createAccountIn(world, { ...wish, person: world.personA });
});

async function change(secretKind: "password" | "pin", current: string, next: string, again = next) {
  const session = await openSession(account);
  const other = await openSession(account);
  const form = signedForm(session, { secretKind, current, next, again });
  const answer = await call(action, {
    path: "/account/security",
    session,
    form,
    headers: { Origin: "http://pacesetter.test" },
  });
  const left = (await database().session.findMany({ where: { accountId: account } })).map(({ id }) => id);
  return { ...answer, ownGoesOn: left.includes(session.id), otherGoesOn: left.includes(other.id) };
}

const signsIn = async (password: string): Promise<boolean> =>
  (
    await signIn({
      method: { kind: "password", email: "greta@works.example", password },
      ...{ kiosk: false, address: null, previousToken: null },
    })
  ).ok;

describe("changing one's own password or PIN", () => {
  it("needs the present one, ends the sessions elsewhere and is in the audit log without the secret", async () => {
    const refused = await change("password", "not the right one", NEW);
    expect([refused.status, refused.ownGoesOn, refused.otherGoesOn]).toEqual([422, true, true]);
    expect(await signsIn(OLD)).toBe(true);
    const changed = await change("password", OLD, NEW);
    expect([changed.status, changed.ownGoesOn, changed.otherGoesOn]).toEqual([200, true, false]);
    expect([await signsIn(OLD), await signsIn(NEW)]).toEqual([false, true]);
    const entries = await database().auditEntry.findMany({
      where: { orgId: world.orgId, action: "account:own-password" },
    });
    expect(entries).toHaveLength(1);
    expect(entries[0]?.body).not.toContain("sentence");
  });

  it("refuses what is easy to guess, what was typed differently twice and what holds already", async () => {
    for (const [next, again] of [
      ["482615", "482615"],
      ["123456", "123456"],
      ["739184", "739185"],
    ] as const) {
      expect((await change("pin", "482615", next, again)).status).toBe(422);
    }
    expect((await change("pin", "482615", "739184")).status).toBe(200);
    expect((await change("password", NEW, "greta and her password")).status).toBe(422);
  });

  it("gives no more tries than the sign-in page", async () => {
    const statuses: string[] = [];
    for (let tries = 0; tries < 6; tries += 1) statuses.push((await change("pin", "000000", "918273")).body);
    expect(statuses.slice(0, 5).every((body) => body.includes("is not right"))).toBe(true);
    expect(statuses[5]).toContain("Too many attempts");
    expect((await change("pin", "739184", "918273")).status).toBe(422);
  });
});
