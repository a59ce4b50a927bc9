import type { Catalog } from "#app/catalog/catalog.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { adoptFramework, loadCatalog } from "#app/data/framework.server.ts";
import { createSession, newSessionToken } from "#app/data/sessions.server.ts";
import { accountId, orgId } from "#app/engine/kernel/ids.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { randomStream, type RandomStream } from "#app/engine/kernel/random.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { today } from "#app/platform/clock.server.ts";

export interface MeasuredCompany {
  readonly orgId: OrgId;
  readonly people: number;
  readonly teams: number;
  readonly skills: number;
  readonly evidence: number;
  readonly refreshSeconds: number;
  /** Session token of somebody who may see everybody. */
  readonly token: string;
}

const SITES = 4;
const TEAMS_PER_SITE = 40;
const ENTRIES_PER_PERSON = 12;
const KINDS = ["self-rating", "manager-rating", "certificate", "imported-record"] as const;
const DAY_MS = 86_400_000;

const pick = <T>(random: RandomStream, items: readonly T[]): T => {
  const item = items[Math.floor(random.nextUniform() * items.length)];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
};

/** A company of `people` people with a ledger each, made from a seed and the shipped framework, beliefs replayed. */
export async function makeCompany(people: number, seed: string): Promise<MeasuredCompany> {
  const random = randomStream(seed);
  const published = await publishCatalog();
  if (!published.ok) throw new Error("the skill framework in content/ has errors: npm run check-content");
  const org = await database().org.create({ data: { slug: `measure-${Date.now()}`, name: "Measured works" } });
  await adoptFramework(published.value.versionId);
  const catalog = await loadCatalog(published.value.versionId);
  const { root, teams } = await makeUnits(org.id);
  const ids = await makePeople(org.id, people, teams, catalog, random);
  const evidence = await makeLedgers(org.id, ids, catalog, random);
  const started = performance.now();
  await refreshBeliefs(orgId(org.id), null, today("UTC"));
  const refreshSeconds = (performance.now() - started) / 1000;
  const token = await makeManager(org.id, root);
  const skills = catalog.skills.length;
  return { orgId: orgId(org.id), people, teams: teams.length, skills, evidence, refreshSeconds, token };
}

async function makeUnits(org: string): Promise<{ readonly root: string; readonly teams: readonly string[] }> {
  let number = 1;
  const unit = async (kind: string, name: string, parentId: string | null, above: string) => {
    const path = `${above}${number}/`;
    const data = { orgId: org, number, path, kind, name, code: `U${number}`, parentId };
    number += 1;
    return { id: (await database().orgUnit.create({ data })).id, path };
  };
  const root = await unit("organisation", "Measured works", null, "/");
  const teams: string[] = [];
  for (let s = 1; s <= SITES; s++) {
    const site = await unit("site", `Site ${s}`, root.id, root.path);
    for (let t = 1; t <= TEAMS_PER_SITE; t++) teams.push((await unit("team", `Team ${s}.${t}`, site.id, site.path)).id);
  }
  return { root: root.id, teams };
}

async function makePeople(
  org: string,
  count: number,
  teams: readonly string[],
  catalog: Catalog,
  random: RandomStream,
): Promise<readonly { readonly id: string; readonly skills: readonly string[] }[]> {
  const rows = Array.from({ length: count }, (_, at) => ({
    orgId: org,
    externalId: `P${at}`,
    displayName: `${pick(random, ["Ada", "Ben", "Cem", "Dora", "Emil", "Fay"])} ${pick(random, ["Ost", "West", "Nord"])} ${at}`,
    orgUnitId: pick(random, teams),
    roleId: pick(random, catalog.roles).id,
  }));
  const created = await database().person.createManyAndReturn({ data: rows, select: { id: true, roleId: true } });
  const byRole = new Map<string, readonly string[]>(
    catalog.roles.map((role) => [role.id, role.requirements.map((requirement) => requirement.skillId)]),
  );
  return created.map(({ id, roleId }) => ({ id, skills: byRole.get(roleId ?? "") ?? [] }));
}

async function makeLedgers(
  org: string,
  people: readonly { readonly id: string; readonly skills: readonly string[] }[],
  catalog: Catalog,
  random: RandomStream,
): Promise<number> {
  const rows = people.flatMap(({ id, skills }) =>
    Array.from({ length: ENTRIES_PER_PERSON }, (_, at) => {
      const kind = pick(random, KINDS);
      const day = new Date(Date.now() - Math.floor(random.nextUniform() * 500) * DAY_MS);
      const ends = new Date(day.getTime() + 400 * DAY_MS);
      const skill = skills.length === 0 ? pick(random, catalog.skills).id : pick(random, skills);
      return {
        id,
        kind,
        skill,
        value: Math.floor(random.nextUniform() * 5),
        day,
        ends: kind === "certificate" ? ends : null,
        at,
      };
    }),
  );
  await database().$executeRaw`
    INSERT INTO evidence (org_id, id, person_id, kind, skill_ids, values, effective_on, expires_on, source_kind, source_key)
    SELECT ${org}::uuid, gen_random_uuid(), r.person, r.kind, ARRAY[r.skill], ARRAY[r.value], r.day, r.ends, 'import',
           r.at::text
    FROM unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.skill)}::text[],
                ${rows.map((r) => r.value)}::float8[], ${rows.map((r) => r.day.toISOString().slice(0, 10))}::date[],
                ${rows.map((r) => r.ends?.toISOString().slice(0, 10) ?? null)}::date[], ${rows.map((r) => r.at)}::int[])
      AS r(person, kind, skill, value, day, ends, at)`;
  return rows.length;
}

async function makeManager(org: string, root: string): Promise<string> {
  const account = await database().account.create({ data: { orgId: org, displayName: "Measuring manager" } });
  await database().roleGrant.create({
    data: { orgId: org, accountId: account.id, role: "ld-manager", orgUnitId: root },
  });
  const token = newSessionToken();
  const at = new Date();
  const expiresAt = new Date(at.getTime() + DAY_MS);
  await inTransaction((tx) =>
    createSession(tx, { token, accountId: accountId(account.id), kiosk: false, at, expiresAt }),
  );
  return token;
}
