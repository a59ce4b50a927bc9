import { orgId, orgUnitId } from "#app/engine/kernel/ids.ts";
import type { FrameworkVersionId, OrgId, OrgUnitId } from "#app/engine/kernel/ids.ts";
import type { Tx } from "./db.server.ts";

export interface NewOrganisation {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly frameworkVersionId: FrameworkVersionId;
}

/** An organisation with its root unit, or null when the slug is taken. */
export async function insertOrganisation(
  tx: Tx,
  organisation: NewOrganisation,
): Promise<{ readonly orgId: OrgId; readonly rootUnitId: OrgUnitId } | null> {
  const { slug, name } = organisation;
  if ((await tx.org.count({ where: { slug } })) > 0) return null;
  const org = await tx.org.create({ data: organisation, select: { id: true } });
  const root = { orgId: org.id, number: 1, path: "/1/", kind: "organisation", code: slug.toUpperCase(), name };
  const unit = await tx.orgUnit.create({ data: root, select: { id: true } });
  return { orgId: orgId(org.id), rootUnitId: orgUnitId(unit.id) };
}
