import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

export interface UseCaseUserRow {
  readonly useCaseId: string;
  readonly personId: string;
  readonly since: PlainDate;
}

/** Who works with which system today; people who have left are left out. One query. */
export function loadUseCaseUsers(org: OrgId, asOf: PlainDate): Promise<readonly UseCaseUserRow[]> {
  return database().$queryRaw<UseCaseUserRow[]>`
    SELECT u.use_case_id AS "useCaseId", u.person_id AS "personId", to_char(u.since, 'YYYY-MM-DD') AS since
    FROM use_case_user u
    JOIN person p ON p.org_id = u.org_id AND p.id = u.person_id
    WHERE u.org_id = ${org}::uuid AND (p.left_on IS NULL OR p.left_on >= ${asOf}::date)
    ORDER BY p.display_name, p.id`;
}

/** People who work here, by personnel number. */
export function findPersonnel(
  org: OrgId,
  numbers: readonly string[],
): Promise<readonly { readonly id: string; readonly number: string; readonly unitPath: string }[]> {
  return database().$queryRaw`
    SELECT p.id, p.external_id AS number, u.path AS "unitPath"
    FROM person p JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
    WHERE p.org_id = ${org}::uuid AND p.left_on IS NULL AND p.external_id = ANY (${numbers}::text[])`;
}

/** Adds users; whoever is one already keeps the earlier day. */
export async function addUseCaseUsers(
  tx: Tx,
  org: OrgId,
  useCaseId: string,
  { people, since }: { readonly people: readonly string[]; readonly since: PlainDate },
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO use_case_user (org_id, use_case_id, person_id, since)
    SELECT ${org}::uuid, ${useCaseId}::uuid, u.id, ${since}::date FROM unnest(${people}::uuid[]) AS u(id)
    ON CONFLICT (org_id, use_case_id, person_id) DO NOTHING`;
}

/** Takes users off a system; how many were on it. */
export async function removeUseCaseUsers(
  tx: Tx,
  org: OrgId,
  useCaseId: string,
  people: readonly string[],
): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM use_case_user
    WHERE org_id = ${org}::uuid AND use_case_id = ${useCaseId}::uuid AND person_id = ANY (${people}::uuid[])`;
}

export interface DossierTemplateRow {
  readonly version: number;
  readonly body: unknown;
  readonly effectiveOn: PlainDate;
  readonly editedBy: string | null;
  /** ISO instant. */
  readonly editedAt: string;
}

/** All versions of the words, the newest first. */
export function loadDossierTemplates(org: OrgId): Promise<readonly DossierTemplateRow[]> {
  return database().$queryRaw<DossierTemplateRow[]>`
    SELECT t.version, t.body, to_char(t.effective_on, 'YYYY-MM-DD') AS "effectiveOn", a.display_name AS "editedBy",
      to_char(t.edited_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "editedAt"
    FROM dossier_template t
    LEFT JOIN account a ON a.org_id = t.org_id AND a.id = t.edited_by_id
    WHERE t.org_id = ${org}::uuid
    ORDER BY t.version DESC`;
}

/** Appends a version; false: somebody else took its number meanwhile. */
export async function appendDossierTemplate(
  tx: Tx,
  org: OrgId,
  template: { readonly version: number; readonly body: unknown; readonly effectiveOn: PlainDate },
  by: { readonly accountId: string; readonly at: Date },
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO dossier_template (org_id, version, body, effective_on, edited_by_id, edited_at)
    VALUES (${org}::uuid, ${template.version}, ${JSON.stringify(template.body)}::jsonb, ${template.effectiveOn}::date,
      ${by.accountId}::uuid, ${by.at.toISOString()}::timestamptz)
    ON CONFLICT (org_id, version) DO NOTHING`;
  return written > 0;
}
