import type { FrameworkVersionId, LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import type { SkillEstimate } from "#app/engine/proficiency/skill-estimate.ts";
import type { Colleague, WorksAt } from "#app/engine/signoff/eligibility.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { database } from "./db.server.ts";

/** Where somebody works, as far as it matters for who may judge their work. */
export interface Workplace extends WorksAt, Colleague {
  readonly jobTitle: string | null;
  readonly unitPath: string;
  readonly shiftName: string | null;
}

/** The innermost unit of kind "site" that holds the person's unit; where there is none, the whole organisation. */
const SITE_PATH = Prisma.sql`
  coalesce((SELECT a.path FROM org_unit a
             WHERE a.org_id = p.org_id AND a.kind = 'site' AND starts_with(u.path, a.path)
             ORDER BY length(a.path) DESC LIMIT 1), '/' || split_part(u.path, '/', 2) || '/')`;

const WORKPLACE = Prisma.sql`
  p.id AS "personId", p.display_name AS "displayName", p.job_title AS "jobTitle", p.shift_id AS "shiftId",
  h.name AS "shiftName", u.path AS "unitPath", ${SITE_PATH} AS "sitePath"`;

/** Null when the organisation has no such person. */
export async function findWorkplace(org: OrgId, person: LearnerId): Promise<Workplace | null> {
  const rows = await database().$queryRaw<Workplace[]>`
    SELECT ${WORKPLACE}
      FROM person p
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      LEFT JOIN shift h ON h.org_id = p.org_id AND h.id = p.shift_id
     WHERE p.org_id = ${org}::uuid AND p.id = ${person}::uuid`;
  return rows[0] ?? null;
}

type HolderRow = Workplace & { readonly mean: Uint8Array; readonly sd: Uint8Array; readonly state: number };

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

const floatOf = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat32(0, true);

/**
 * Everybody below a unit path who works here and can sign in, with the stored estimate of one skill. Only that skill's nine
 * bytes of a packed belief leave the database. One query.
 */
export async function listHolders(
  org: OrgId,
  under: string,
  version: FrameworkVersionId,
  skill: { readonly index: number; readonly count: number },
): Promise<readonly (Workplace & { readonly estimate: SkillEstimate })[]> {
  const rows = await database().$queryRaw<HolderRow[]>`
    SELECT ${WORKPLACE}, substring(b.estimates FROM ${skill.index * FLOAT + 1}::int FOR 4) AS mean,
           substring(b.estimates FROM ${(skill.count + skill.index) * FLOAT + 1}::int FOR 4) AS sd,
           get_byte(b.states, ${skill.index}::int) AS state
      FROM person p
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      JOIN account c ON c.org_id = p.org_id AND c.person_id = p.id AND c.disabled_at IS NULL
      JOIN belief b ON b.org_id = p.org_id AND b.person_id = p.id AND b.framework_version_id = ${version}
      LEFT JOIN shift h ON h.org_id = p.org_id AND h.id = p.shift_id
     WHERE p.org_id = ${org}::uuid AND p.left_on IS NULL AND starts_with(u.path, ${under})
     ORDER BY p.id`;
  return rows.map(({ mean, sd, state, ...workplace }) => ({
    ...workplace,
    estimate: { mean: floatOf(mean), sd: floatOf(sd), state },
  }));
}
