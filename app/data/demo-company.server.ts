import { orgId } from "#app/engine/kernel/ids.ts";
import type { FrameworkVersionId, OrgId } from "#app/engine/kernel/ids.ts";
import { insertRows } from "./bulk-insert.server.ts";
import type { BulkTable, RowOf } from "./bulk-insert.server.ts";
import { database } from "./db.server.ts";
import type { Tx } from "./db.server.ts";
import { appendEvidence } from "./evidence.server.ts";
import type { NewEvidence } from "./evidence.server.ts";
import type { NewClaimFile } from "./prior-learning.server.ts";

const ORG_UNIT = {
  name: "org_unit",
  columns: {
    id: "uuid",
    number: "int",
    path: "text",
    kind: "text",
    code: "text",
    name: "text",
    sector: "text",
    parentId: "uuid",
  },
} as const satisfies BulkTable;

const SHIFT = {
  name: "shift",
  columns: { id: "uuid", code: "text", name: "text", startsAt: "text", endsAt: "text" },
} as const satisfies BulkTable;

const PERSON = {
  name: "person",
  columns: {
    id: "uuid",
    externalId: "text",
    displayName: "text",
    email: "text",
    jobTitle: "text",
    orgUnitId: "uuid",
    stationId: "uuid",
    shiftId: "uuid",
    managerId: "uuid",
    roleId: "text",
    targetRoleId: "text",
    startedOn: "date",
    leftOn: "date",
  },
} as const satisfies BulkTable;

const TITLE_ROLE = {
  name: "title_role",
  columns: { titleKey: "text", title: "text", roleId: "text" },
} as const satisfies BulkTable;

const ACCOUNT = {
  name: "account",
  columns: {
    id: "uuid",
    personId: "uuid",
    displayName: "text",
    email: "text",
    passwordHash: "text",
    badgeNumber: "text",
    pinHash: "text",
  },
} as const satisfies BulkTable;

const ROLE_GRANT = {
  name: "role_grant",
  columns: { id: "uuid", accountId: "uuid", role: "text", orgUnitId: "uuid", validUntil: "instant" },
} as const satisfies BulkTable;

const EVIDENCE_MARK = {
  name: "evidence_mark",
  columns: {
    id: "uuid",
    evidenceId: "uuid",
    personId: "uuid",
    kind: "text",
    reason: "text",
    markedById: "uuid",
    recordedAt: "instant",
  },
} as const satisfies BulkTable;

const SIGN_OFF = {
  name: "sign_off",
  columns: {
    id: "uuid",
    personId: "uuid",
    skillId: "text",
    level: "int",
    status: "text",
    checklist: "json",
    requestedById: "uuid",
    requestedAt: "instant",
    assessorId: "uuid",
    marks: "json",
    note: "text",
    observedOn: "date",
    signedById: "uuid",
    signedAt: "instant",
    evidenceId: "uuid",
  },
} as const satisfies BulkTable;

const PRIOR_LEARNING_CLAIM = {
  name: "prior_learning_claim",
  columns: {
    id: "uuid",
    personId: "uuid",
    skillId: "text",
    level: "int",
    kind: "text",
    issuer: "text",
    issuedOn: "date",
    description: "text",
    status: "text",
    submittedAt: "instant",
    decidedById: "uuid",
    decidedAt: "instant",
    decidedLevel: "int",
    reason: "text",
    evidenceId: "uuid",
  },
} as const satisfies BulkTable;

const CURRENCY_RULE = {
  name: "currency_rule",
  columns: { skillId: "text", kind: "text", months: "int", reason: "text", setAt: "instant" },
} as const satisfies BulkTable;

const STATION_REQUIREMENT = {
  name: "station_requirement",
  columns: { stationId: "uuid", skillId: "text", level: "int" },
} as const satisfies BulkTable;

const USE_CASE = {
  name: "use_case",
  columns: {
    id: "uuid",
    code: "text",
    name: "text",
    problem: "text",
    status: "text",
    siteId: "uuid",
    dataClass: "text",
    kpiName: "text",
    kpiUnit: "text",
    kpiBaseline: "float",
    kpiTarget: "float",
    valuePerYear: "float",
    itOwnerId: "uuid",
    otOwnerId: "uuid",
    goLiveOn: "date",
    probability: "float",
  },
} as const satisfies BulkTable;

const USE_CASE_DEMAND = {
  name: "use_case_demand",
  columns: { useCaseId: "uuid", roleId: "text", heads: "int" },
} as const satisfies BulkTable;

const USE_CASE_STATION = {
  name: "use_case_station",
  columns: { useCaseId: "uuid", stationId: "uuid", crew: "int" },
} as const satisfies BulkTable;

const USE_CASE_USER = {
  name: "use_case_user",
  columns: { useCaseId: "uuid", personId: "uuid", since: "date" },
} as const satisfies BulkTable;

/** A whole company as rows, ready to be written. */
export interface CompanyRows {
  readonly orgId: OrgId;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly units: readonly RowOf<typeof ORG_UNIT>[];
  readonly shifts: readonly RowOf<typeof SHIFT>[];
  readonly people: readonly RowOf<typeof PERSON>[];
  readonly titleRoles: readonly RowOf<typeof TITLE_ROLE>[];
  readonly accounts: readonly RowOf<typeof ACCOUNT>[];
  readonly grants: readonly RowOf<typeof ROLE_GRANT>[];
  readonly evidence: readonly NewEvidence[];
  readonly marks: readonly RowOf<typeof EVIDENCE_MARK>[];
  readonly signOffs: readonly RowOf<typeof SIGN_OFF>[];
  readonly claims: readonly RowOf<typeof PRIOR_LEARNING_CLAIM>[];
  readonly claimFiles: readonly (NewClaimFile & { readonly claimId: string; readonly position: number })[];
  readonly currencyRules: readonly RowOf<typeof CURRENCY_RULE>[];
  readonly stationRequirements: readonly RowOf<typeof STATION_REQUIREMENT>[];
  readonly useCases: readonly RowOf<typeof USE_CASE>[];
  readonly useCaseDemands: readonly RowOf<typeof USE_CASE_DEMAND>[];
  readonly useCaseUsers: readonly RowOf<typeof USE_CASE_USER>[];
  readonly useCaseStations: readonly RowOf<typeof USE_CASE_STATION>[];
}

/**
 * Writes the company, one statement per table, on the given version of the framework. False, and nothing written, when
 * the database has an organisation already; of two writers at once the second waits and then finds the first one's.
 */
export async function insertDemoCompany(
  tx: Tx,
  company: CompanyRows,
  version: FrameworkVersionId,
  at: Date,
): Promise<boolean> {
  if ((await tx.org.count()) > 0) return false;
  const { orgId: id, slug, name, timeZone } = company;
  const org = { id, slug, name, timeZone, isDemo: true, frameworkVersionId: version };
  const { count } = await tx.org.createMany({ data: [org], skipDuplicates: true });
  if (count === 0) return false;
  await insertRows(tx, id, ORG_UNIT, company.units);
  await insertRows(tx, id, SHIFT, company.shifts);
  await insertRows(tx, id, PERSON, company.people);
  await insertRows(tx, id, TITLE_ROLE, company.titleRoles);
  await insertRows(tx, id, ACCOUNT, company.accounts);
  await insertRows(tx, id, ROLE_GRANT, company.grants);
  await appendEvidence(tx, id, company.evidence, at);
  await insertRows(tx, id, EVIDENCE_MARK, company.marks);
  await insertRows(tx, id, SIGN_OFF, company.signOffs);
  await insertRows(tx, id, PRIOR_LEARNING_CLAIM, company.claims);
  await tx.claimFile.createMany({ data: company.claimFiles.map((file) => ({ ...file, orgId: id })) });
  await insertRows(tx, id, CURRENCY_RULE, company.currencyRules);
  await insertRows(tx, id, STATION_REQUIREMENT, company.stationRequirements);
  await insertRows(tx, id, USE_CASE, company.useCases);
  await insertRows(tx, id, USE_CASE_DEMAND, company.useCaseDemands);
  await insertRows(tx, id, USE_CASE_USER, company.useCaseUsers);
  await insertRows(tx, id, USE_CASE_STATION, company.useCaseStations);
  return true;
}

export async function hasOrganisation(): Promise<boolean> {
  return (await database().org.findFirst({ select: { id: true } })) !== null;
}

export async function hasDemoCompany(): Promise<boolean> {
  return (await database().org.findFirst({ where: { isDemo: true }, select: { id: true } })) !== null;
}

/** Demo companies with a person without belief or a unit without sums: a seed that ended between writing and computing. */
export async function findUncomputedDemo(): Promise<readonly OrgId[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT o.id FROM org o
     WHERE o.is_demo AND (
           o.id IN (SELECT p.org_id FROM person p LEFT JOIN belief b ON b.org_id = p.org_id AND b.person_id = p.id
                     WHERE p.left_on IS NULL AND b.person_id IS NULL)
        OR o.id IN (SELECT u.org_id FROM org_unit u LEFT JOIN unit_sum s ON s.org_id = u.org_id AND s.org_unit_id = u.id
                     WHERE u.closed_on IS NULL AND s.org_unit_id IS NULL))`;
  return rows.map((row) => orgId(row.id));
}
