import { database } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { endSignOff, findSignOff, type SignedMarks, type SignOffRow } from "#app/data/sign-offs.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { AssessorRefusal } from "#app/engine/signoff/eligibility.ts";
import { judge, type Judgement, type MarkProblem, type PointMark } from "#app/engine/signoff/judgement.ts";
import { isOpen } from "#app/engine/signoff/sign-off-status.ts";
import { recordJudgement } from "./record-judgement.server.ts";
import { checkAssessor } from "./sign-off-assessors.server.ts";
import { findSignOffFor } from "./find-sign-off.server.ts";

export interface SignedList {
  readonly id: string;
  readonly points: readonly { readonly pointId: string; readonly mark: PointMark; readonly note: string | null }[];
  readonly note: string | null;
  readonly observedOn: PlainDate;
  /** Made on the device with the draft: the same list sent twice counts once. */
  readonly deviceKey: string;
  readonly asOf: PlainDate;
}

export type SignProblem =
  | { readonly kind: "not-found" }
  | ({ readonly skillName: string; readonly level: number } & AssessorRefusal)
  | MarkProblem
  | { readonly kind: "observed-later" | "observed-long-ago" }
  /** Somebody, or another device, was first; how it ended is said. */
  | { readonly kind: "closed"; readonly status: string; readonly by: string | null; readonly at: string | null };

export interface Signed {
  readonly outcome: "signed" | "not-yet";
  readonly reached: number;
}

/** What is remembered well enough to sign for it. */
const LONGEST_AGO_DAYS = 90;

/**
 * Signs a marked checklist: the level that was seen becomes one entry of the ledger, whether it is the one asked for or
 * below, in one transaction with the sign-off's end. Sending the same device key again answers as the first time did.
 */
export async function signSignOff(viewer: Viewer, list: SignedList): Promise<Result<Signed, SignProblem>> {
  const row = await findSignOffFor(viewer, list.id);
  if (row === null || viewer.learnerId === null) return err({ kind: "not-found" });
  const earlier = earlierAnswer(row, list);
  if (earlier !== null) return earlier;
  const catalog = await loadOrgCatalog(viewer.orgId);
  const skill = catalog.skillById.get(row.skillId);
  if (skill === undefined) return err({ kind: "not-found" });
  const about = { skillName: skill.name, level: row.level };
  if (viewer.learnerId === row.personId) return err({ kind: "oneself", ...about });
  if (viewer.learnerId !== row.assessorId) return err({ kind: "not-found" });
  const people = { assessor: viewer.learnerId, person: row.personId };
  const allowed = await checkAssessor(viewer.orgId, catalog, people, { skill, level: row.level, asOf: list.asOf });
  if (!allowed.ok) return err({ ...allowed.error, ...about });
  if (list.observedOn > list.asOf) return err({ kind: "observed-later" });
  if (list.observedOn < addDays(list.asOf, -LONGEST_AGO_DAYS)) return err({ kind: "observed-long-ago" });
  const judged = judge(row.checklist, list.points, list.note);
  if (!judged.ok) return judged;
  return record(viewer, row, list, judged.value);
}

/** What was decided already, when it was; null while it is open. */
function earlierAnswer(row: SignOffRow, { deviceKey }: SignedList): Result<Signed, SignProblem> | null {
  if (isOpen(row.status)) return null;
  const done = row.status === "signed" || row.status === "not-yet";
  if (done && row.deviceKey === deviceKey && row.marks !== null)
    return ok({ outcome: row.status === "signed" ? "signed" : "not-yet", reached: row.marks.reached });
  return err({ kind: "closed", status: row.status, by: row.signedBy, at: row.signedAt });
}

async function record(
  viewer: Viewer,
  row: SignOffRow,
  list: SignedList,
  { outcome, reached, missing }: Judgement,
): Promise<Result<Signed, SignProblem>> {
  const marks: SignedMarks = { points: [...list.points], reached, missing: [...missing] };
  const { orgId, accountId } = viewer;
  const { note, observedOn, deviceKey } = list;
  const recorded = await recordJudgement({
    ...{ orgId, actorId: accountId, asOf: list.asOf, cause: "practical-signoff" },
    entry: {
      ...{ personId: row.personId, kind: "practical-signoff", skillIds: [row.skillId], values: [reached] },
      ...{
        effectiveOn: observedOn,
        raterId: viewer.learnerId,
        sourceKind: "sign-off",
        sourceId: row.id,
        sourceKey: row.id,
      },
      ...{ label: row.checklist.title, note: note ?? missingInWords(row, missing) },
    },
    decide: async (tx, evidenceId, at) => {
      const end = { status: outcome, byId: accountId, at, note, marks, observedOn, evidenceId, deviceKey };
      if (!(await endSignOff(tx, orgId, row.id, end))) return err({ kind: "closed" });
      return ok({
        ...{ orgId, actorId: accountId, subjectKind: "person", subjectId: row.personId, reason: note },
        action: "sign-off:sign",
        after: { signOffId: row.id, outcome, reached, asked: row.level, missing, observedOn },
      });
    },
  });
  if (recorded.ok) return ok({ outcome, reached });
  // Another device was first while this one was being checked: answer what it did.
  const now = await findSignOff(database(), orgId, row.id);
  return (now === null ? null : earlierAnswer(now, list)) ?? err({ kind: "not-found" });
}

/** For the entry of a "not yet" that the assessor wrote nothing about: what was seen below the level. */
function missingInWords({ checklist, level }: SignOffRow, missing: readonly string[]): string | null {
  const points = checklist.points.filter(({ id }) => missing.includes(id)).map(({ observe }) => observe);
  return points.length === 0 ? null : `Below level ${level}: ${points.join("; ")}`.slice(0, 500);
}
