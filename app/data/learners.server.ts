import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import {
  learnerId,
  orgUnitId,
  roleId,
  type LearnerId,
  type OrgId,
  type OrgUnitId,
  type RoleId,
} from "#app/engine/kernel/ids.ts";
import type { Tx } from "./db.server.ts";

/** What a person's belief and sums depend on besides the ledger. */
export interface LearnerPost {
  readonly id: LearnerId;
  readonly unitId: OrgUnitId;
  readonly roleId: RoleId | null;
  readonly targetRoleId: RoleId | null;
  readonly startedOn: PlainDate | null;
  readonly leftOn: PlainDate | null;
  /** The person wants nothing inferred from their job. */
  readonly inferenceOff: boolean;
}

interface PostRow {
  readonly id: string;
  readonly unitId: string;
  readonly roleId: string | null;
  readonly targetRoleId: string | null;
  readonly startedOn: PlainDate | null;
  readonly leftOn: PlainDate | null;
  readonly inferenceOff: boolean;
}

function toPost(row: PostRow): LearnerPost {
  return {
    id: learnerId(row.id),
    unitId: orgUnitId(row.unitId),
    roleId: row.roleId === null ? null : roleId(row.roleId),
    targetRoleId: row.targetRoleId === null ? null : roleId(row.targetRoleId),
    startedOn: row.startedOn,
    leftOn: row.leftOn,
    inferenceOff: row.inferenceOff,
  };
}

/** Up to `limit` people after the id `after` (null: from the first), in order of id. */
export async function pageLearners(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  after: LearnerId | null,
  limit: number,
): Promise<readonly LearnerPost[]> {
  const rows = await client.$queryRaw<PostRow[]>`
    SELECT id, org_unit_id AS "unitId", role_id AS "roleId", target_role_id AS "targetRoleId",
           to_char(started_on, 'YYYY-MM-DD') AS "startedOn", to_char(left_on, 'YYYY-MM-DD') AS "leftOn",
           inference_off AS "inferenceOff"
      FROM person
     WHERE org_id = ${org}::uuid AND (${after}::uuid IS NULL OR id > ${after}::uuid)
     ORDER BY id LIMIT ${limit}`;
  return rows.map(toPost);
}

/** Those of these people whom the organisation has, in order of id. */
export async function findLearners(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  ids: readonly LearnerId[],
): Promise<readonly LearnerPost[]> {
  const rows = await client.$queryRaw<PostRow[]>`
    SELECT id, org_unit_id AS "unitId", role_id AS "roleId", target_role_id AS "targetRoleId",
           to_char(started_on, 'YYYY-MM-DD') AS "startedOn", to_char(left_on, 'YYYY-MM-DD') AS "leftOn",
           inference_off AS "inferenceOff"
      FROM person
     WHERE org_id = ${org}::uuid AND id = ANY (${ids}::uuid[])
     ORDER BY id`;
  return rows.map(toPost);
}

/** The person, held until the transaction ends: two changes of one person's ledger happen one after the other. */
export async function lockLearner(tx: Tx, org: OrgId, id: LearnerId): Promise<LearnerPost | null> {
  const rows = await tx.$queryRaw<PostRow[]>`
    SELECT id, org_unit_id AS "unitId", role_id AS "roleId", target_role_id AS "targetRoleId",
           to_char(started_on, 'YYYY-MM-DD') AS "startedOn", to_char(left_on, 'YYYY-MM-DD') AS "leftOn",
           inference_off AS "inferenceOff"
      FROM person
     WHERE org_id = ${org}::uuid AND id = ${id}::uuid
       FOR UPDATE`;
  const row = rows[0];
  return row === undefined ? null : toPost(row);
}

export interface Organisation {
  readonly id: OrgId;
  readonly slug: string;
  readonly timeZone: string;
}

/** An organisation by its slug or id. */
export async function findOrganisation(client: Pick<Tx, "$queryRaw">, slugOrId: string): Promise<Organisation | null> {
  const rows = await client.$queryRaw<Organisation[]>`
    SELECT id, slug, time_zone AS "timeZone" FROM org WHERE slug = ${slugOrId} OR id::text = ${slugOrId.toLowerCase()}`;
  return rows[0] ?? null;
}

/** Sets whether the person wants nothing inferred from their job. */
export async function setInferenceOff(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  id: LearnerId,
  off: boolean,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE person SET inference_off = ${off} WHERE org_id = ${org}::uuid AND id = ${id}::uuid`;
}
