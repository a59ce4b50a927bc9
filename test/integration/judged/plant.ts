import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { accountId, learnerId, skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { today } from "#app/platform/clock.server.ts";
import { recordEvidence } from "#app/services/record-evidence.server.ts";
import { createCompany, personOf, type Company } from "../evidence/company.ts";

/** A site with three people of one shift-less team, and a colleague at another site; everybody has an account. */
export interface Plant {
  readonly company: Company;
  readonly learner: LearnerId;
  /** Holds level 3 of the skill, measured. */
  readonly assessor: LearnerId;
  /** Only rated themself. */
  readonly beginner: LearnerId;
  /** Holds the level, at another site. */
  readonly elsewhere: LearnerId;
}

export const SKILL = skillId("machine-vision.inspection");
export const TODAY = today("UTC");

export async function createPlant(): Promise<Plant> {
  const company = await createCompany({ people: 4, roleId: "operator" });
  const { orgId } = company;
  const other = await database().orgUnit.create({
    data: { orgId, number: 9, path: "/9/", kind: "site", code: "U9", name: "Other site" },
  });
  const [learner, assessor, beginner, elsewhere] = [0, 1, 2, 3].map((at) => personOf(company, at)) as [
    LearnerId,
    LearnerId,
    LearnerId,
    LearnerId,
  ];
  await database().person.update({
    where: { orgId_id: { orgId, id: elsewhere } },
    data: { orgUnitId: other.id },
  });
  await database().account.createMany({
    data: [learner, assessor, beginner, elsewhere].map((personId, at) => ({
      orgId,
      personId,
      displayName: `Person ${String(at)}`,
    })),
  });
  await hold(company, assessor, 4);
  await hold(company, elsewhere, 4);
  await state(company, beginner, "self-rating", 5);
  return { company, learner, assessor, beginner, elsewhere };
}

/** Two colleagues have seen the level. */
async function hold(company: Company, person: LearnerId, level: number): Promise<void> {
  await state(company, person, "practical-signoff", level);
  await state(company, person, "certificate", level);
}

async function state(
  company: Company,
  personId: LearnerId,
  kind: "self-rating" | "practical-signoff" | "certificate",
  level: number,
): Promise<string> {
  const recorded = await recordEvidence({
    orgId: company.orgId,
    actorId: company.account,
    asOf: TODAY,
    entry: {
      ...{ personId, kind, skillIds: [SKILL], values: [level], effectiveOn: plainDate("2026-01-15") },
      ...{ sourceKind: "test", note: "seen at the line" },
    },
  });
  if (!recorded.ok || recorded.value.entryId === null) throw new Error("not recorded");
  return recorded.value.entryId;
}

export async function viewerFor(
  { company }: Plant,
  person: LearnerId | null,
  grants: Viewer["grants"] = [],
): Promise<Viewer> {
  const { orgId } = company;
  const account = person === null ? null : await database().account.findFirst({ where: { orgId, personId: person } });
  return {
    orgId,
    accountId: account === null ? company.account : accountId(account.id),
    learnerId: person,
    displayName: account?.displayName ?? "Account",
    grants,
  };
}

/** The stored mean of the skill, in logits; below every number before anything was computed for the person. */
export async function storedMean({ company }: Plant, person: LearnerId): Promise<number> {
  const belief = await database().belief.findUnique({
    where: { orgId_personId: { orgId: company.orgId, personId: person } },
  });
  if (belief === null) return Number.NEGATIVE_INFINITY;
  const index = company.catalog.skillIndex.get(SKILL) ?? -1;
  return Buffer.from(belief.estimates).readFloatLE(index * 4);
}

export const entriesOf = ({ company }: Plant, person: LearnerId, sourceKind: string) =>
  database().evidence.findMany({ where: { orgId: company.orgId, personId: learnerId(person), sourceKind } });
