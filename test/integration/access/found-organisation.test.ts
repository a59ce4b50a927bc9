import { expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import { orgId } from "#app/engine/kernel/ids.ts";
import { foundOrganisation } from "#app/services/found-organisation.server.ts";
import { signIn } from "#app/services/sign-in.server.ts";
import { verifyChain } from "#app/services/verify-audit.server.ts";
import { withDatabase } from "../database.ts";
import { call } from "./call-route.ts";

withDatabase();

const request = (slug: string, email: string) => ({
  slug,
  name: "Works Ltd",
  timeZone: "Europe/Berlin",
  administrator: { name: "Mara Admin", email },
});

test("a new organisation has a framework and an administrator whose password opens the access page", async () => {
  const founded = await foundOrganisation(request("works", "Mara@works.example"));
  if (!founded.ok) throw new Error(founded.error.kind);
  const method = { kind: "password", email: "mara@works.example", password: founded.value.password } as const;
  const session = await signIn({ method, kiosk: false, address: null, previousToken: null });
  if (!session.ok) throw new Error(session.error.kind);
  const { loader } = await import("#app/routes/_app.admin.access._index.tsx");
  const cookie = { cookie: `session=${session.value.token}`, csrfToken: "", id: "" };
  expect((await call(loader, { session: cookie })).status).toBe(200);
  const org = await database().org.findUniqueOrThrow({ where: { slug: "works" } });
  expect(org.frameworkVersionId).not.toBeNull();
  expect(await verifyChain(orgId(org.id))).toMatchObject({ entries: 2, findings: [] });
});

test("nothing is kept of an organisation whose slug or whose administrator's address is taken", async () => {
  await foundOrganisation(request("first", "first@works.example"));
  const before = await database().org.count();
  expect(await foundOrganisation(request("first", "second@works.example"))).toEqual({
    ok: false,
    error: { kind: "slug-taken" },
  });
  expect(await foundOrganisation(request("second", "FIRST@works.example"))).toEqual({
    ok: false,
    error: { kind: "e-mail-taken" },
  });
  expect(await database().org.count()).toBe(before);
});
