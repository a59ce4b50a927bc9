import { fileURLToPath } from "node:url";
import { adoptFramework } from "#app/data/framework.server.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { accountId, learnerId, orgId, orgUnitId } from "#app/engine/kernel/ids.ts";
import type { AccountId, LearnerId, OrgId, OrgUnitId } from "#app/engine/kernel/ids.ts";
import type { AccessRole, Viewer } from "#app/engine/access/viewer.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { hashSecret } from "#app/data/password-hash.server.ts";
import { createSession, newSessionToken, sessionIdOf } from "#app/data/sessions.server.ts";

/** A small organisation of its own for one test: a site with two teams, and a person in each. */
export interface World {
  readonly orgId: OrgId;
  readonly slug: string;
  readonly root: OrgUnitId;
  readonly teamA: OrgUnitId;
  readonly teamB: OrgUnitId;
  readonly personA: LearnerId;
  readonly personB: LearnerId;
}

let made = 0;

/** Gives every organisation made so far the shipped framework. */
export async function adoptShippedFramework(): Promise<void> {
  const published = await publishCatalog(fileURLToPath(new URL("../../../content", import.meta.url)));
  if (!published.ok) throw new Error("the shipped content could not be published");
  await adoptFramework(published.value.versionId);
}

export async function createWorld(): Promise<World> {
  made += 1;
  const slug = `works-${process.pid}-${made}`;
  const org = await database().org.create({ data: { slug, name: `Works ${made}` } });
  const unit = async (number: number, path: string, kind: string, parentId: string | null) => {
    const data = { orgId: org.id, number, path, kind, code: `U${number}`, name: `Unit ${number}`, parentId };
    return orgUnitId((await database().orgUnit.create({ data })).id);
  };
  const root = await unit(1, "/1/", "site", null);
  const teamA = await unit(2, "/1/2/", "team", root);
  const teamB = await unit(3, "/1/3/", "team", root);
  const person = async (externalId: string, orgUnit: string) => {
    const data = { orgId: org.id, externalId, displayName: `Person ${externalId}`, orgUnitId: orgUnit };
    return learnerId((await database().person.create({ data })).id);
  };
  return {
    orgId: orgId(org.id),
    slug,
    root,
    teamA,
    teamB,
    personA: await person("A-1", teamA),
    personB: await person("B-1", teamB),
  };
}

export interface AccountWish {
  readonly role?: AccessRole;
  /** Where the role holds; the root when left out. */
  readonly unit?: OrgUnitId;
  readonly validUntil?: Date;
  readonly person?: LearnerId;
  readonly email?: string;
  readonly password?: string;
  readonly badge?: string;
  readonly pin?: string;
}

export async function createAccountIn(world: World, wish: AccountWish = {}): Promise<AccountId> {
  const { role, unit = world.root, validUntil, person, email, password, badge, pin } = wish;
  const account = await database().account.create({
    data: {
      orgId: world.orgId,
      personId: person ?? null,
      displayName: `Account ${role ?? "without role"}`,
      email: email ?? null,
      passwordHash: password === undefined ? null : await hashSecret(password),
      badgeNumber: badge ?? null,
      pinHash: pin === undefined ? null : await hashSecret(pin),
    },
  });
  if (role !== undefined) {
    const grant = { orgId: world.orgId, accountId: account.id, role, orgUnitId: unit, validUntil: validUntil ?? null };
    await database().roleGrant.create({ data: grant });
  }
  return accountId(account.id);
}

export interface TestSession {
  readonly cookie: string;
  readonly csrfToken: string;
  readonly id: string;
}

export async function openSession(account: AccountId, kiosk = false): Promise<TestSession> {
  const token = newSessionToken();
  const at = new Date();
  const expiresAt = new Date(at.getTime() + 3_600_000);
  await inTransaction((tx) => createSession(tx, { token, accountId: account, kiosk, at, expiresAt }));
  const { id, csrfToken } = await database().session.findUniqueOrThrow({ where: { id: sessionIdOf(token) } });
  return { id, csrfToken, cookie: `session=${token}` };
}

/** The viewer that services take, for an account with one role over the whole organisation. */
export function viewerOf(world: World, account: AccountId, role: AccessRole): Viewer {
  return {
    orgId: world.orgId,
    accountId: account,
    learnerId: null,
    displayName: "Somebody",
    grants: [{ role, unitId: world.root, unitPath: "/1/" }],
  };
}
