import { z } from "zod";
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
import type { Checklist, SignOffLevel } from "#app/engine/signoff/checklist.ts";
import type { SignOffStatus } from "#app/engine/signoff/sign-off-status.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { database, type Tx } from "./db.server.ts";

const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

const checklistSchema: z.ZodType<Checklist> = z.object({
  source: z.enum(["published", "level-texts"]),
  title: z.string(),
  level: levelSchema,
  minutes: z.number().nullable(),
  setting: z.string().nullable(),
  stop: z.string().nullable(),
  version: z.number().nullable(),
  points: z
    .array(
      z.object({
        id: z.string(),
        observe: z.string(),
        anchors: z.tuple([z.string(), z.string(), z.string()]),
        scale: z.union([
          z.object({ kind: z.literal("anchors") }),
          z.object({ kind: z.literal("statement"), level: levelSchema }),
        ]),
        safetyCritical: z.boolean(),
      }),
    )
    .min(1),
});

const marksSchema = z.object({
  points: z.array(
    z.object({
      pointId: z.string(),
      mark: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal("not-seen")]),
      note: z.string().nullable(),
    }),
  ),
  reached: z.union([z.literal(0), levelSchema]),
  missing: z.array(z.string()),
});

/** The marked list as it was signed. */
export type SignedMarks = Readonly<z.infer<typeof marksSchema>>;

export interface SignOffRow {
  readonly id: string;
  readonly personId: LearnerId;
  readonly personName: string;
  readonly personJobTitle: string | null;
  readonly personUnitPath: string;
  readonly skillId: SkillId;
  readonly level: SignOffLevel;
  readonly status: SignOffStatus;
  readonly checklist: Checklist;
  readonly requestedBy: string | null;
  /** ISO instant. */
  readonly requestedAt: string;
  readonly assessorId: LearnerId | null;
  readonly assessorName: string | null;
  readonly marks: SignedMarks | null;
  readonly note: string | null;
  readonly observedOn: PlainDate | null;
  readonly signedBy: string | null;
  /** ISO instant; of a declined or withdrawn one, when that was. */
  readonly signedAt: string | null;
  readonly evidenceId: string | null;
  readonly deviceKey: string | null;
}

type StoredRow = Omit<SignOffRow, "checklist" | "marks"> & { readonly checklist: unknown; readonly marks: unknown };

const ISO = Prisma.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`);

async function readRows(client: Pick<Tx, "$queryRaw">, where: Prisma.Sql): Promise<readonly SignOffRow[]> {
  const rows = await client.$queryRaw<StoredRow[]>`
    SELECT s.id, s.person_id AS "personId", p.display_name AS "personName", p.job_title AS "personJobTitle",
           u.path AS "personUnitPath", s.skill_id AS "skillId", s.level, s.status, s.checklist,
           r.display_name AS "requestedBy", to_char(s.requested_at AT TIME ZONE 'UTC', ${ISO}) AS "requestedAt",
           s.assessor_id AS "assessorId", a.display_name AS "assessorName", s.marks, s.note,
           to_char(s.observed_on, 'YYYY-MM-DD') AS "observedOn", g.display_name AS "signedBy",
           to_char(s.signed_at AT TIME ZONE 'UTC', ${ISO}) AS "signedAt", s.evidence_id AS "evidenceId",
           s.device_key AS "deviceKey"
      FROM sign_off s
      JOIN person p ON p.org_id = s.org_id AND p.id = s.person_id
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      LEFT JOIN person a ON a.org_id = s.org_id AND a.id = s.assessor_id
      LEFT JOIN account r ON r.id = s.requested_by_id
      LEFT JOIN account g ON g.id = s.signed_by_id
     WHERE ${where}
     ORDER BY s.requested_at DESC, s.id DESC`;
  return rows.map((row) => ({
    ...row,
    personId: learnerId(row.personId),
    skillId: skillId(row.skillId),
    checklist: checklistSchema.parse(row.checklist),
    marks: row.marks === null ? null : marksSchema.parse(row.marks),
  }));
}

/** Null when the organisation has no such sign-off. */
export async function findSignOff(client: Pick<Tx, "$queryRaw">, org: OrgId, id: string): Promise<SignOffRow | null> {
  const rows = await readRows(client, Prisma.sql`s.org_id = ${org}::uuid AND s.id = ${id}::uuid`);
  return rows[0] ?? null;
}

/** Everything that was asked for about a person, newest first. */
export function listSignOffsOf(org: OrgId, person: LearnerId): Promise<readonly SignOffRow[]> {
  return readRows(database(), Prisma.sql`s.org_id = ${org}::uuid AND s.person_id = ${person}::uuid`);
}

/** What an assessor was asked for, newest first: all open ones and the last fifty that are done. */
export function listSignOffsAsked(org: OrgId, assessor: LearnerId): Promise<readonly SignOffRow[]> {
  return readRows(
    database(),
    Prisma.sql`s.org_id = ${org}::uuid AND s.assessor_id = ${assessor}::uuid AND (s.status = 'requested' OR s.id IN (
      SELECT d.id FROM sign_off d
       WHERE d.org_id = ${org}::uuid AND d.assessor_id = ${assessor}::uuid AND d.status <> 'requested'
       ORDER BY d.signed_at DESC, d.id DESC LIMIT 50))`,
  );
}

export interface NewSignOff {
  readonly id: string;
  readonly personId: LearnerId;
  readonly skillId: SkillId;
  readonly level: SignOffLevel;
  readonly checklist: Checklist;
  readonly requestedById: AccountId;
  readonly requestedAt: Date;
  readonly assessorId: LearnerId;
}

/** False, and nothing written, when the same level of the same skill is open with somebody already. Hold the person. */
export async function insertSignOff(tx: Tx, org: OrgId, wish: NewSignOff): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO sign_off (org_id, id, person_id, skill_id, level, status, checklist, requested_by_id, requested_at, assessor_id)
    SELECT ${org}::uuid, ${wish.id}::uuid, ${wish.personId}::uuid, ${wish.skillId}, ${wish.level}, 'requested',
           ${JSON.stringify(wish.checklist)}::jsonb, ${wish.requestedById}::uuid,
           ${wish.requestedAt.toISOString()}::timestamptz, ${wish.assessorId}::uuid
     WHERE NOT EXISTS (SELECT 1 FROM sign_off s
                        WHERE s.org_id = ${org}::uuid AND s.person_id = ${wish.personId}::uuid
                          AND s.skill_id = ${wish.skillId} AND s.level = ${wish.level} AND s.status = 'requested')`;
  return written === 1;
}

export interface SignOffEnd {
  readonly status: Exclude<SignOffStatus, "requested">;
  readonly byId: AccountId;
  readonly at: Date;
  readonly note: string | null;
  readonly marks?: SignedMarks;
  readonly observedOn?: PlainDate;
  readonly evidenceId?: EvidenceId;
  readonly deviceKey?: string;
}

/** Ends an open sign-off. False, and nothing written, when it is not open any more: of two at once the second gets that. */
export async function endSignOff(tx: Tx, org: OrgId, id: string, end: SignOffEnd): Promise<boolean> {
  const marks = end.marks === undefined ? null : JSON.stringify(end.marks);
  const written = await tx.$executeRaw`
    UPDATE sign_off
       SET status = ${end.status}, signed_by_id = ${end.byId}::uuid, signed_at = ${end.at.toISOString()}::timestamptz,
           note = ${end.note}, marks = ${marks}::jsonb, observed_on = ${end.observedOn ?? null}::date,
           evidence_id = ${end.evidenceId ?? null}::uuid, device_key = ${end.deviceKey ?? null}
     WHERE org_id = ${org}::uuid AND id = ${id}::uuid AND status = 'requested'`;
  return written === 1;
}
