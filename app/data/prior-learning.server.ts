import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import {
  learnerId,
  skillId,
  type AccountId,
  type EvidenceId,
  type LearnerId,
  type OrgId,
  type SkillId,
} from "#app/engine/kernel/ids.ts";
import type { SignOffLevel } from "#app/engine/signoff/checklist.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { database, type Tx } from "./db.server.ts";

export const CLAIM_KINDS = ["certificate", "course", "work-experience", "work-sample"] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** `submitted` is the only one that can still change. */
export type ClaimStatus = "submitted" | "accepted" | "rejected" | "withdrawn";

export interface ClaimFileInfo {
  readonly position: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** What the person says about it. */
export interface ClaimFacts {
  readonly skillId: SkillId;
  readonly level: SignOffLevel;
  readonly kind: ClaimKind;
  readonly issuer: string | null;
  readonly issuedOn: PlainDate | null;
  readonly expiresOn: PlainDate | null;
  readonly description: string;
  readonly link: string | null;
}

export interface ClaimRow extends ClaimFacts {
  readonly id: string;
  readonly personId: LearnerId;
  readonly personName: string;
  readonly personJobTitle: string | null;
  readonly personUnitPath: string;
  readonly unitName: string;
  readonly status: ClaimStatus;
  /** ISO instant. */
  readonly submittedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedLevel: number | null;
  readonly reason: string | null;
  readonly files: readonly ClaimFileInfo[];
}

const ISO = Prisma.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`);

async function readRows(where: Prisma.Sql): Promise<readonly ClaimRow[]> {
  const rows = await database().$queryRaw<ClaimRow[]>`
    SELECT c.id, c.person_id AS "personId", p.display_name AS "personName", p.job_title AS "personJobTitle",
           u.path AS "personUnitPath", u.name AS "unitName", c.skill_id AS "skillId", c.level, c.kind, c.issuer,
           to_char(c.issued_on, 'YYYY-MM-DD') AS "issuedOn", to_char(c.expires_on, 'YYYY-MM-DD') AS "expiresOn",
           c.description, c.link, c.status, to_char(c.submitted_at AT TIME ZONE 'UTC', ${ISO}) AS "submittedAt",
           d.display_name AS "decidedBy", to_char(c.decided_at AT TIME ZONE 'UTC', ${ISO}) AS "decidedAt",
           c.decided_level AS "decidedLevel", c.reason,
           (SELECT coalesce(json_agg(json_build_object('position', f.position, 'fileName', f.file_name,
                     'mediaType', f.media_type, 'bytes', octet_length(f.bytes)) ORDER BY f.position), '[]'::json)
              FROM claim_file f WHERE f.org_id = c.org_id AND f.claim_id = c.id) AS files
      FROM prior_learning_claim c
      JOIN person p ON p.org_id = c.org_id AND p.id = c.person_id
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      LEFT JOIN account d ON d.id = c.decided_by_id
     WHERE ${where}
     ORDER BY c.submitted_at, c.id`;
  return rows.map((row) => ({ ...row, personId: learnerId(row.personId), skillId: skillId(row.skillId) }));
}

/** Null when the organisation has no such claim. */
export async function findClaim(org: OrgId, id: string): Promise<ClaimRow | null> {
  return (await readRows(Prisma.sql`c.org_id = ${org}::uuid AND c.id = ${id}::uuid`))[0] ?? null;
}

/** Everything a person asked to have counted, newest first. */
export async function listClaimsOf(org: OrgId, person: LearnerId): Promise<readonly ClaimRow[]> {
  const rows = await readRows(Prisma.sql`c.org_id = ${org}::uuid AND c.person_id = ${person}::uuid`);
  return rows.toReversed();
}

/** Whose claims are meant: people whose unit lies below one of the paths, but never the reader's own. */
export interface ClaimScope {
  readonly paths: readonly string[];
  readonly except: LearnerId | null;
}

const inScope = (org: OrgId, { paths, except }: ClaimScope): Prisma.Sql => Prisma.sql`
  c.org_id = ${org}::uuid AND (${except}::uuid IS NULL OR c.person_id <> ${except}::uuid)
  AND EXISTS (SELECT 1 FROM unnest(${paths}::text[]) AS scope(path) WHERE starts_with(u.path, scope.path))`;

/** What waits for a decision, longest waiting first. */
export function listOpenClaims(org: OrgId, scope: ClaimScope): Promise<readonly ClaimRow[]> {
  return readRows(Prisma.sql`${inScope(org, scope)} AND c.status = 'submitted'`);
}

/** The last decisions, latest first. */
export async function listDecidedClaims(org: OrgId, scope: ClaimScope, limit: number): Promise<readonly ClaimRow[]> {
  const rows = await readRows(Prisma.sql`${inScope(org, scope)} AND c.status IN ('accepted', 'rejected')
    AND c.id IN (SELECT n.id FROM prior_learning_claim n
                  WHERE n.org_id = ${org}::uuid AND n.status IN ('accepted', 'rejected')
                  ORDER BY n.decided_at DESC LIMIT ${limit})`);
  return rows.toReversed();
}

export interface NewClaimFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface NewClaim extends ClaimFacts {
  readonly id: string;
  readonly personId: LearnerId;
  readonly submittedAt: Date;
  readonly files: readonly NewClaimFile[];
}

const day = (date: PlainDate | null): Date | null => (date === null ? null : new Date(`${date}T00:00:00Z`));

/** A claim with its files, numbered from 1. False, and nothing written, when one of this id is there already. */
export async function insertClaim(tx: Tx, org: OrgId, claim: NewClaim): Promise<boolean> {
  const { files, issuedOn, expiresOn, ...fields } = claim;
  const { count } = await tx.priorLearningClaim.createMany({
    data: [{ ...fields, orgId: org, status: "submitted", issuedOn: day(issuedOn), expiresOn: day(expiresOn) }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  if (files.length > 0) {
    await tx.claimFile.createMany({
      data: files.map((file, index) => ({ ...file, orgId: org, claimId: claim.id, position: index + 1 })),
    });
  }
  return true;
}

export function countOpenClaims(tx: Tx, org: OrgId, person: LearnerId): Promise<number> {
  return tx.priorLearningClaim.count({ where: { orgId: org, personId: person, status: "submitted" } });
}

export interface ClaimEnd {
  readonly status: Exclude<ClaimStatus, "submitted">;
  readonly byId: AccountId;
  readonly at: Date;
  readonly level: number | null;
  readonly reason: string | null;
  readonly evidenceId: EvidenceId | null;
}

/**
 * Ends an open claim, of this person where one is named. False, and nothing written, when there is none or it is not open
 * any more: of two at once the second gets that.
 */
export async function endClaim(
  tx: Tx,
  org: OrgId,
  id: string,
  end: ClaimEnd,
  person: LearnerId | null = null,
): Promise<boolean> {
  const { count } = await tx.priorLearningClaim.updateMany({
    where: { orgId: org, id, status: "submitted", ...(person === null ? {} : { personId: person }) },
    data: {
      status: end.status,
      decidedById: end.byId,
      decidedAt: end.at,
      decidedLevel: end.level,
      reason: end.reason,
      evidenceId: end.evidenceId,
    },
  });
  return count === 1;
}

export interface StoredClaimFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly person: { readonly id: LearnerId; readonly unitPath: string };
}

/** Null when there is no such file. */
export async function loadClaimFile(org: OrgId, claimId: string, position: number): Promise<StoredClaimFile | null> {
  const file = await database().claimFile.findUnique({
    where: { orgId_claimId_position: { orgId: org, claimId, position } },
    include: { claim: { include: { person: { include: { orgUnit: { select: { path: true } } } } } } },
  });
  if (file === null) return null;
  const { fileName, mediaType, bytes, claim } = file;
  return { fileName, mediaType, bytes, person: { id: learnerId(claim.personId), unitPath: claim.person.orgUnit.path } };
}
