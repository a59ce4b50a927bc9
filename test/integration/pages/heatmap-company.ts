import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { accountId, orgId } from "#app/engine/kernel/ids.ts";
import { fileURLToPath } from "node:url";
import type { Catalog } from "#app/catalog/catalog.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { adoptFramework, loadCatalog } from "#app/data/framework.server.ts";
import { createSession, newSessionToken } from "#app/data/sessions.server.ts";
import type { AccessRole, Viewer } from "#app/engine/access/viewer.ts";
import { orgUnitId } from "#app/engine/kernel/ids.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { today } from "#app/platform/clock.server.ts";

export interface HeatmapCompany {
  readonly orgId: OrgId;
  readonly catalog: Catalog;
  /** By name: "works", "north", "south", "north a", … */
  readonly units: ReadonlyMap<string, { readonly id: string; readonly path: string }>;
  readonly people: readonly { readonly id: string; readonly name: string; readonly team: string }[];
}

/** Teams and how many people each has. Every second one is an operator, the others are maintenance technicians. */
const TEAMS: readonly (readonly [site: string, team: string, people: number])[] = [
  ["north", "north a", 7],
  ["north", "north b", 3],
  ["north", "north c", 12],
  ["south", "south a", 6],
  ["south", "south b", 2],
];

const DAY_MS = 86_400_000;
export const dayFromNow = (days: number): string =>
  new Date(Date.parse(`${today("UTC")}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

let made = 0;

/** Two sites, five teams, thirty people whose ledgers differ; beliefs replayed as of `asOf`. */
export async function createHeatmapCompany(asOf: string = today("UTC")): Promise<HeatmapCompany> {
  made += 1;
  const published = await publishCatalog(fileURLToPath(new URL("../../../content", import.meta.url)));
  if (!published.ok) throw new Error("the shipped content could not be published");
  const org = await database().org.create({ data: { slug: `heat-${process.pid}-${made}`, name: "Heat works" } });
  await adoptFramework(published.value.versionId);
  const catalog = await loadCatalog(published.value.versionId);
  const units = await createUnits(org.id);
  const people = await createPeople(org.id, units);
  await writeLedgers(org.id, people);
  await refreshBeliefs(orgId(org.id), null, plainDate(asOf));
  return { orgId: orgId(org.id), catalog, units, people };
}

async function createUnits(org: string) {
  const units = new Map<string, { readonly id: string; readonly path: string }>();
  let number = 0;
  const unit = async (kind: string, name: string, parent: string | null) => {
    number += 1;
    const above = parent === null ? undefined : units.get(parent);
    const path = `${above?.path ?? "/"}${number}/`;
    const data = { orgId: org, number, path, kind, name, code: name, parentId: above?.id ?? null };
    units.set(name, { id: (await database().orgUnit.create({ data })).id, path });
  };
  await unit("organisation", "works", null);
  await unit("site", "north", "works");
  await unit("site", "south", "works");
  for (const [site, team] of TEAMS) await unit("team", team, site);
  return units;
}

async function createPeople(org: string, units: HeatmapCompany["units"]): Promise<HeatmapCompany["people"]> {
  const wanted = TEAMS.flatMap(([, team, count]) => Array.from({ length: count }, (_, at) => ({ team, at })));
  const rows = wanted.map(({ team, at }, number) => ({
    orgId: org,
    externalId: `P-${number}`,
    displayName: `=Person ${number}`,
    orgUnitId: units.get(team)?.id ?? "",
    roleId: at % 2 === 0 ? "operator" : "maintenance-technician",
  }));
  const created = await database().person.createManyAndReturn({ data: rows, select: { id: true, displayName: true } });
  return created.map(({ id, displayName }) => {
    const number = Number(displayName.slice("=Person ".length));
    return { id, name: displayName, team: wanted[number]?.team ?? "" };
  });
}

/** Ratings of different weight, a certificate that ends, and people about whom nothing is known. */
async function writeLedgers(org: string, people: HeatmapCompany["people"]): Promise<void> {
  const entry = (personId: string, kind: string, skill: string, level: number, more: object = {}) => ({
    orgId: org,
    personId,
    kind,
    skillIds: [skill],
    values: [level],
    effectiveOn: new Date(dayFromNow(-60)),
    sourceKind: "test",
    ...more,
  });
  const rows = people.flatMap(({ id }, at) => {
    if (at % 5 === 4) return [];
    return [
      entry(id, "self-rating", "ai-literacy.data-reading", at % 4),
      entry(id, "manager-rating", "ai-literacy.concepts", 1 + (at % 3)),
      entry(id, "manager-rating", "ot-security.awareness", at % 5),
      entry(id, "certificate", "safety.risk-assessment", 3, {
        expiresOn: new Date(dayFromNow(at % 2 === 0 ? -3 : 40)),
      }),
    ];
  });
  await database().evidence.createMany({ data: rows });
}

/** Somebody with one role over one unit, as the services and as a browser see them. */
export async function viewerOf(
  company: HeatmapCompany,
  role: AccessRole,
  unitName = "works",
): Promise<{ readonly viewer: Viewer; readonly account: AccountId; readonly cookie: string }> {
  const unit = company.units.get(unitName);
  if (unit === undefined) throw new Error(`the company has no unit ${unitName}`);
  const created = await database().account.create({ data: { orgId: company.orgId, displayName: `The ${role}` } });
  const account = accountId(created.id);
  await database().roleGrant.create({ data: { orgId: company.orgId, accountId: account, role, orgUnitId: unit.id } });
  const token = newSessionToken();
  const at = new Date();
  const expiresAt = new Date(at.getTime() + DAY_MS);
  await inTransaction((tx) => createSession(tx, { token, accountId: account, kiosk: false, at, expiresAt }));
  const grants = [{ role, unitId: orgUnitId(unit.id), unitPath: unit.path }];
  const viewer = { orgId: company.orgId, accountId: account, learnerId: null, displayName: `The ${role}`, grants };
  return { viewer, account, cookie: `session=${token}` };
}
