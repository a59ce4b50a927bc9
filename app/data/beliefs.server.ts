import { endianness } from "node:os";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import {
  frameworkVersionId,
  learnerId,
  type FrameworkVersionId,
  type LearnerId,
  type OrgId,
  type OrgUnitId,
} from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Belief } from "#app/engine/proficiency/skill-estimate.ts";
import type { Tx } from "./db.server.ts";

// Layout of `belief.estimates`: all means, then all sds, float32, little-endian. `belief.states`: one byte per skill.
// The bytes are the arrays as they lie in memory, which every platform that Node supports keeps in this order.
invariant(endianness() === "LE", "packed beliefs are little-endian; this machine is not");

const BYTES_PER_SKILL = 2 * Float32Array.BYTES_PER_ELEMENT;

/** Means and sds as stored: 640 bytes at 80 skills. */
export function packEstimates({ means, sds }: Pick<Belief, "means" | "sds">): Uint8Array {
  const packed = new Float32Array(means.length + sds.length);
  packed.set(means);
  packed.set(sds, means.length);
  return new Uint8Array(packed.buffer);
}

/** The arrays behind stored bytes; copied only where the bytes do not lie on a multiple of four. */
export function unpackEstimates(bytes: Uint8Array): Pick<Belief, "means" | "sds"> {
  invariant(bytes.byteLength % BYTES_PER_SKILL === 0, `${bytes.byteLength} bytes are no packed estimates`);
  const aligned = bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
  const nSkills = bytes.byteLength / BYTES_PER_SKILL;
  const all = new Float32Array(aligned.buffer, aligned.byteOffset, 2 * nSkills);
  return { means: all.subarray(0, nSkills), sds: all.subarray(nSkills) };
}

export interface StoredBelief extends Belief {
  readonly learnerId: LearnerId;
  readonly frameworkVersionId: FrameworkVersionId;
}

interface BeliefRow {
  readonly personId: string;
  readonly versionId: string;
  readonly modelVersion: string;
  readonly asOf: PlainDate;
  readonly estimates: Uint8Array;
  readonly states: Uint8Array;
  readonly evidenceCount: number;
}

/** The stored beliefs of these people, in order of id; those without one are missing. One query. */
export async function loadBeliefs(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  learners: readonly LearnerId[],
): Promise<readonly StoredBelief[]> {
  const rows = await client.$queryRaw<BeliefRow[]>`
    SELECT person_id AS "personId", framework_version_id AS "versionId", model_version AS "modelVersion",
           to_char(as_of, 'YYYY-MM-DD') AS "asOf", estimates, states, evidence_count AS "evidenceCount"
      FROM belief
     WHERE org_id = ${org}::uuid AND person_id = ANY (${learners}::uuid[])
     ORDER BY person_id`;
  return rows.map((row) => ({
    learnerId: learnerId(row.personId),
    frameworkVersionId: frameworkVersionId(row.versionId),
    modelVersion: row.modelVersion,
    asOf: row.asOf,
    ...unpackEstimates(row.estimates),
    states: row.states,
    evidenceCount: row.evidenceCount,
  }));
}

/** One person as a full pass over many reads them. */
export interface PackedMember {
  readonly personId: string;
  readonly unitId: string;
  readonly roleId: string | null;
  readonly targetRoleId: string | null;
  readonly estimates: Uint8Array | null;
  readonly states: Uint8Array | null;
}

const PAGE = 5_000;

/**
 * People of these units (null: of all) who have not left on `asOf`, with their packed belief of this framework version or
 * null, in pages of 5,000 by id, so that memory stays bounded: up to 5,000 people are one query.
 */
export async function* streamMembers(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  units: readonly OrgUnitId[] | null,
  version: FrameworkVersionId,
  asOf: PlainDate,
): AsyncGenerator<readonly PackedMember[]> {
  let after: string | null = null;
  for (;;) {
    const page: readonly PackedMember[] = await client.$queryRaw<PackedMember[]>`
      SELECT p.id AS "personId", p.org_unit_id AS "unitId", p.role_id AS "roleId", p.target_role_id AS "targetRoleId",
             b.estimates, b.states
        FROM person p
        LEFT JOIN belief b ON b.org_id = p.org_id AND b.person_id = p.id AND b.framework_version_id = ${version}
       WHERE p.org_id = ${org}::uuid AND (${after}::uuid IS NULL OR p.id > ${after}::uuid)
         AND (${units}::uuid[] IS NULL OR p.org_unit_id = ANY (${units}::uuid[]))
         AND (p.left_on IS NULL OR p.left_on >= ${asOf}::date)
       ORDER BY p.id LIMIT ${PAGE}`;
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.personId ?? null;
  }
}

/**
 * Writes beliefs over those that are there, in one statement. `readAt`: when the ledgers behind them were read. A belief
 * made from a later reading stays, so a long pass never undoes what was recorded while it ran.
 */
export async function saveBeliefs(
  tx: Pick<Tx, "$executeRaw">,
  org: OrgId,
  version: FrameworkVersionId,
  beliefs: readonly (Belief & { readonly learnerId: LearnerId })[],
  readAt: Date,
): Promise<void> {
  if (beliefs.length === 0) return;
  const base64 = (bytes: Uint8Array): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  await tx.$executeRaw`
    INSERT INTO belief (org_id, person_id, framework_version_id, model_version, as_of, estimates, states, evidence_count,
                        computed_at)
    SELECT ${org}::uuid, b.person_id, ${version}, b.model_version, b.as_of, decode(b.estimates, 'base64'),
           decode(b.states, 'base64'), b.evidence_count, ${readAt.toISOString()}::timestamptz
      FROM unnest(${beliefs.map((b) => b.learnerId)}::uuid[],
                  ${beliefs.map((b) => b.modelVersion)}::text[],
                  ${beliefs.map((b) => b.asOf)}::date[],
                  ${beliefs.map((b) => base64(packEstimates(b)))}::text[],
                  ${beliefs.map((b) => base64(b.states))}::text[],
                  ${beliefs.map((b) => b.evidenceCount)}::int[])
        AS b(person_id, model_version, as_of, estimates, states, evidence_count)
    ON CONFLICT (org_id, person_id) DO UPDATE
       SET framework_version_id = excluded.framework_version_id, model_version = excluded.model_version,
           as_of = excluded.as_of, estimates = excluded.estimates, states = excluded.states,
           evidence_count = excluded.evidence_count, computed_at = excluded.computed_at
     WHERE belief.computed_at <= excluded.computed_at`;
}
