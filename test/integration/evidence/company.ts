import { fileURLToPath } from "node:url";
import type { Catalog } from "#app/catalog/catalog.ts";
import { database } from "#app/data/db.server.ts";
import { adoptFramework, loadCatalog } from "#app/data/framework.server.ts";
import {
  accountId,
  learnerId,
  orgId,
  orgUnitId,
  type AccountId,
  type LearnerId,
  type OrgId,
  type OrgUnitId,
} from "#app/engine/kernel/ids.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";

const CONTENT = fileURLToPath(new URL("../../../content", import.meta.url));

/** An organisation on the shipped framework: a site with two teams, `people` people in turn in the one and the other. */
export interface Company {
  readonly orgId: OrgId;
  readonly slug: string;
  readonly site: OrgUnitId;
  readonly teams: readonly [OrgUnitId, OrgUnitId];
  readonly people: readonly LearnerId[];
  readonly account: AccountId;
  readonly catalog: Catalog;
}

export interface CompanyWish {
  readonly people?: number;
  /** Everybody's role. */
  readonly roleId?: string;
  readonly startedOn?: string;
}

let made = 0;

export async function createCompany({ people = 2, roleId, startedOn }: CompanyWish = {}): Promise<Company> {
  made += 1;
  const published = await publishCatalog(CONTENT);
  if (!published.ok) throw new Error(JSON.stringify(published.error));
  const slug = `ledger-${String(process.pid)}-${String(made)}`;
  const org = await database().org.create({ data: { slug, name: `Ledger ${String(made)}` } });
  await adoptFramework(published.value.versionId);
  const unit = async (number: number, path: string, kind: string, parentId: string | null): Promise<OrgUnitId> => {
    const data = {
      orgId: org.id,
      number,
      path,
      kind,
      code: `U${String(number)}`,
      name: `Unit ${String(number)}`,
      parentId,
    };
    return orgUnitId((await database().orgUnit.create({ data })).id);
  };
  const site = await unit(1, "/1/", "site", null);
  const teams = [await unit(2, "/1/2/", "team", site), await unit(3, "/1/3/", "team", site)] as const;
  const rows = Array.from({ length: people }, (_, at) => ({
    orgId: org.id,
    externalId: `P-${String(at)}`,
    displayName: `Person ${String(at)}`,
    orgUnitId: teams[at % 2] ?? site,
    roleId: roleId ?? null,
    startedOn: startedOn === undefined ? null : new Date(startedOn),
  }));
  const created = await database().person.createManyAndReturn({ data: rows, select: { id: true, externalId: true } });
  created.sort((left, right) => Number(left.externalId.slice(2)) - Number(right.externalId.slice(2)));
  const account = await database().account.create({ data: { orgId: org.id, displayName: "Account" } });
  return {
    orgId: orgId(org.id),
    slug,
    site,
    teams,
    people: created.map(({ id }) => learnerId(id)),
    account: accountId(account.id),
    catalog: await loadCatalog(published.value.versionId),
  };
}

/** The person at this place of `company.people`. */
export function personOf(company: Company, at: number): LearnerId {
  const person = company.people[at];
  if (person === undefined) throw new Error(`the company has no person ${String(at)}`);
  return person;
}
