import { beforeAll, describe, expect, test } from "vitest";
import { guardOf } from "#app/http/access.server.ts";
import { database } from "#app/data/db.server.ts";
import { learnerId } from "#app/engine/kernel/ids.ts";
import type { AccountId } from "#app/engine/kernel/ids.ts";
import { withDatabase } from "../database.ts";
import { call, ORIGIN, signedForm } from "./call-route.ts";
import type { Answer, Call } from "./call-route.ts";
import { ACCEPTABLE_FORMS, ROUTE_TABLE } from "./route-table.ts";
import type { Role, Who } from "./route-table.ts";
import { paramsOf, ROUTES } from "./routes.ts";
import type { RouteModule } from "./routes.ts";
import {
  SKILL,
  createCheck,
  createSignOff,
  createClaim,
  createLesson,
  createItem,
  lessonOf,
  itemOf,
  createImport,
  createPlan,
  createUseCase,
  createPlanningBase,
} from "./walked-rows.ts";
import { adoptShippedFramework, createAccountIn, createWorld, openSession } from "./world.ts";
import type { World } from "./world.ts";

withDatabase();

const ROLES: readonly Role[] = ["team-lead", "ld-manager", "hr-planner", "author", "admin", "auditor"];
/** Whoever can come: without a session, a person without roles, and an account with one role each. */
const VISITORS = ["nobody", "person", ...ROLES] as const;
type Visitor = (typeof VISITORS)[number];

let world: World;
let foreign: World;
let foreignAccount: AccountId;
let roleId: string;
let ownImport: string;
let foreignImport: string;
/** About person A, asked of person B; about person B, asked of nobody here; another organisation's. */
let signOffs: readonly [string, string, string];
/** Of person A, of person B, and another organisation's; each with one file. */
let claims: readonly [string, string, string];
/** Of person B. A check is open to its owner alone, whatever the roles: test/integration/checks looks at that. */
let ownCheck: string;
/** Of this organisation and of another one. */
let useCases: readonly [string, string];
let plans: readonly [string, string];
let bases: readonly [string, string];
const accounts = new Map<Visitor, AccountId>();

beforeAll(async () => {
  world = await createWorld();
  foreign = await createWorld();
  await adoptShippedFramework();
  const role = await database().frameworkRole.findFirstOrThrow({ orderBy: { roleId: "asc" } });
  roleId = role.roleId;
  for (const org of [world, foreign]) {
    for (const id of [org.personA, org.personB]) {
      await database().person.update({ where: { orgId_id: { orgId: org.orgId, id } }, data: { roleId } });
    }
  }
  accounts.set("person", await createAccountIn(world, { person: world.personB }));
  for (const visitor of ROLES) accounts.set(visitor, await createAccountIn(world, { role: visitor }));
  for (const org of [world, foreign]) {
    await createItem(org);
    await createLesson(org);
  }
  ownImport = await createImport(world);
  useCases = [await createUseCase(world), await createUseCase(foreign)];
  plans = [await createPlan(world), await createPlan(foreign)];
  bases = [await createPlanningBase(world), await createPlanningBase(foreign)];
  foreignImport = await createImport(foreign);
  foreignAccount = await createAccountIn(foreign, { role: "admin" });
  signOffs = [
    await createSignOff(world, world.personA, world.personB),
    await createSignOff(world, world.personB, null),
    await createSignOff(foreign, foreign.personA, foreign.personB),
  ];
  ownCheck = await createCheck(world, world.personB);
  claims = [
    await createClaim(world, world.personA),
    await createClaim(world, world.personB),
    await createClaim(foreign, foreign.personA),
  ];
});

/** For each parameter of a route: an id that exists, and ids that must look as if they did not. */
const PARAMS: Readonly<Record<string, () => { readonly good: string; readonly hidden: readonly string[] }>> = {
  accountId: () => ({ good: accounts.get("author") ?? "", hidden: [foreignAccount] }),
  personId: () => ({ good: world.personA, hidden: [world.personB, foreign.personA] }),
  importId: () => ({ good: ownImport, hidden: [foreignImport] }),
  signOffId: () => ({ good: signOffs[0], hidden: [signOffs[1], signOffs[2]] }),
  claimId: () => ({ good: claims[0], hidden: [claims[1], claims[2]] }),
  siteId: () => ({ good: world.root, hidden: [foreign.root] }),
  useCaseId: () => ({ good: useCases[0], hidden: [useCases[1]] }),
  baseId: () => ({ good: bases[0], hidden: [bases[1]] }),
  planId: () => ({ good: plans[0], hidden: [plans[1]] }),
  itemId: () => ({ good: itemOf(world.orgId), hidden: [itemOf(foreign.orgId)] }),
  figure: () => ({ good: "pump.svg", hidden: ["valve.svg"] }),
  checkId: () => ({ good: ownCheck, hidden: [] }),
  position: () => ({ good: "1", hidden: ["2"] }),
  lessonId: () => ({ good: lessonOf(world.orgId), hidden: [lessonOf(foreign.orgId)] }),
  version: () => ({ good: "1", hidden: ["2"] }),
  // The gate asks for a person besides: without one it is answered like a station that does not exist.
  stationId: () => ({ good: UNKNOWN, hidden: [] }),
  skillId: () => ({ good: SKILL, hidden: [] }),
  roleId: () => ({ good: roleId, hidden: [] }),
};

const UNKNOWN = "00000000-0000-7000-8000-000000000000";

const goodParams = (id: string): Record<string, string> =>
  Object.fromEntries(paramsOf(id).map((name) => [name, PARAMS[name]?.().good ?? ""]));

const pathOf = (id: string): string => `/${id.replaceAll(/_\w+\.?/g, "").replaceAll(".", "/")}`;

async function sessionOf(visitor: Visitor) {
  const account = accounts.get(visitor);
  return account === undefined ? null : openSession(account);
}

function mayPass(visitor: Visitor, who: Who): boolean {
  if (who === "anybody") return true;
  if (visitor === "nobody") return false;
  if (who === "signed-in") return true;
  if (who === "people") return visitor === "person";
  return (who as readonly string[]).includes(visitor);
}

function expectRefused(visitor: Visitor, answer: Answer): void {
  if (visitor === "nobody") {
    expect([answer.status, answer.headers.get("Location")?.split("?")[0]]).toEqual([302, "/sign-in"]);
  } else {
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([403, { kind: "not-permitted" }]);
  }
}

describe("every route", () => {
  test("is written down in the table, and the table holds no route that is gone", () => {
    expect(ROUTES.map((route) => route.id).sort()).toEqual(Object.keys(ROUTE_TABLE).sort());
  });

  test.each(ROUTES)("$id answers requests only through the guards", async ({ id, load }) => {
    const module = await load();
    for (const name of ["loader", "action"] as const) {
      const isExpected = ROUTE_TABLE[id]?.[name] !== null;
      expect(module[name] !== undefined, `${id} has a ${name}`).toBe(isExpected);
      if (isExpected) expect(guardOf(module[name]), `the ${name} of ${id} is not made by a guard`).not.toBeNull();
    }
    const drawsAlone = module["default"] !== undefined && module["loader"] === undefined;
    // A page without a loader would be drawn for anybody: only the layout, which holds nothing, may be.
    if (drawsAlone) expect(id).toBe("_app");
  });
});

const walk = ROUTES.filter(({ id }) => ROUTE_TABLE[id] !== undefined).flatMap((route) =>
  VISITORS.map((visitor) => ({ ...route, visitor })),
);

describe("loading", () => {
  test.each(walk.filter(({ id }) => ROUTE_TABLE[id]?.loader !== null))(
    "$id as $visitor",
    async ({ id, load, visitor }) => {
      const { loader: who = null, status = 200 } = ROUTE_TABLE[id] ?? {};
      if (who === null) return;
      const { loader } = await load();
      const answer = await call(loader, {
        path: pathOf(id),
        params: goodParams(id),
        session: await sessionOf(visitor),
      });
      if (!mayPass(visitor, who)) {
        expectRefused(visitor, answer);
        return;
      }
      const isTurnedBack = id.startsWith("_auth.") && visitor !== "nobody";
      expect(answer.status).toBe(isTurnedBack ? 302 : status);
    },
  );
});

describe("sending", () => {
  test.each(walk.filter(({ id }) => ROUTE_TABLE[id]?.action !== null))(
    "$id as $visitor",
    async ({ id, load, visitor }) => {
      const who = ROUTE_TABLE[id]?.action ?? null;
      if (who === null) return;
      const { action } = await load();
      const session = await sessionOf(visitor);
      const request: Call = {
        path: pathOf(id),
        params: goodParams(id),
        session,
        form: session === null ? {} : signedForm(session),
        headers: { Origin: ORIGIN },
      };
      const answer = await call(action, request);
      if (!mayPass(visitor, who)) {
        expectRefused(visitor, answer);
        return;
      }
      expect(answer.status < 500).toBe(true);
      expect(answer.body).not.toContain("not-permitted");
      if (session === null || who === "anybody") return;
      // The same form without its token is refused to the same person.
      const forged = await call(action, { ...request, session: await sessionOf(visitor), form: { csrf: "forged" } });
      expect([forged.status, JSON.parse(forged.body)]).toMatchObject([403, { kind: "form-expired" }]);
    },
  );
});

describe("ids of other people and other organisations", () => {
  const withIds = ROUTES.filter(({ id }) => paramsOf(id).length > 0);

  test("stand in routes whose every parameter and form this test knows", () => {
    for (const { id } of withIds) {
      for (const name of paramsOf(id)) expect(Object.keys(PARAMS)).toContain(name);
      if (ROUTE_TABLE[id]?.action != null) expect(Object.keys(ACCEPTABLE_FORMS)).toContain(id);
    }
  });

  test.each(withIds)("$id answers them as it answers an id that does not exist", async ({ id, load }) => {
    const module = await load();
    for (const name of paramsOf(id)) {
      for (const hidden of PARAMS[name]?.().hidden ?? []) await expectHidden(id, module, name, hidden);
    }
  });

  let hiddenFrom = 0;

  async function expectHidden(id: string, module: RouteModule, name: string, hidden: string): Promise<void> {
    // Somebody of team A who holds every role, but over team A only; accounts are administered over the whole organisation.
    hiddenFrom += 1;
    const person = await database().person.create({
      data: {
        orgId: world.orgId,
        externalId: `reader-${hiddenFrom}`,
        displayName: "Reader",
        orgUnitId: world.teamA,
        roleId,
      },
    });
    const account = await createAccountIn(world, { role: "admin", person: learnerId(person.id) });
    for (const role of ["team-lead", "ld-manager", "auditor", "author"]) {
      await database().roleGrant.create({
        data: { orgId: world.orgId, accountId: account, role, orgUnitId: world.teamA },
      });
    }
    // Plans are made for whole sites, and show nobody's record.
    const planning = { orgId: world.orgId, accountId: account, role: "hr-planner", orgUnitId: world.root };
    await database().roleGrant.create({ data: planning });
    const session = await openSession(account);
    const ask = async (functionName: "loader" | "action", value: string) => {
      const route = module[functionName];
      const params = { ...goodParams(id), [name]: value };
      const form = functionName === "action" ? { form: signedForm(session, ACCEPTABLE_FORMS[id]) } : {};
      return route === undefined ? null : call(route, { path: pathOf(id), params, session, ...form });
    };
    const good = await ask("loader", PARAMS[name]?.().good ?? "");
    if (good !== null) expect(good.status).toBe(200);
    for (const functionName of ["loader", "action"] as const) {
      const refused = await ask(functionName, hidden);
      const unknown = await ask(functionName, UNKNOWN);
      const nonsense = await ask(functionName, "no id at all");
      expect([refused?.status, refused?.body]).toEqual([unknown?.status, unknown?.body]);
      expect([nonsense?.status, nonsense?.body]).toEqual([unknown?.status, unknown?.body]);
      if (refused !== null) expect(refused.status).toBe(404);
    }
  }
});
