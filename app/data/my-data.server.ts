import type { AccountId, LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";

// Everything the tables hold about one person besides the ledger, row by row, for the download. The pages read each of these
// through queries of their own; here completeness counts.

const named = { select: { name: true } } as const;

/** The line of the personnel list and the account with its roles. */
export async function loadPersonRows(org: OrgId, learner: LearnerId, account: AccountId) {
  const [db, id] = [database(), { orgId: org, id: learner }];
  const person = await db.person.findUniqueOrThrow({
    where: { orgId_id: id },
    select: {
      ...{ externalId: true, displayName: true, email: true, jobTitle: true, roleId: true, targetRoleId: true },
      ...{ startedOn: true, leftOn: true, extraTimePercent: true, inferenceOff: true, updatedAt: true },
      ...{ orgUnit: named, station: named, shift: named, manager: { select: { displayName: true } } },
    },
  });
  const organisation = await db.org.findUniqueOrThrow({ where: { id: org }, select: { name: true } });
  const access = await db.account.findFirstOrThrow({
    where: { orgId: org, id: account },
    select: { displayName: true, email: true, badgeNumber: true, createdAt: true },
  });
  const grants = await db.roleGrant.findMany({
    where: { orgId: org, accountId: account },
    select: { role: true, validUntil: true, createdAt: true, orgUnit: named },
    orderBy: { createdAt: "asc" },
  });
  const notices = await db.noticeReading.findMany({
    where: { orgId: org, accountId: account },
    select: { version: true, readAt: true },
    orderBy: { readAt: "asc" },
  });
  return { person, organisation, access, grants, notices };
}

/** Checks with their answers, lessons with what was done in them, facts in review. */
export async function loadLearningRows(org: OrgId, learner: LearnerId) {
  const [db, where] = [database(), { orgId: org, personId: learner }];
  const checks = await db.assessment.findMany({
    where,
    select: {
      ...{ id: true, skillId: true, kind: true, targetLevel: true, roleId: true, status: true, result: true },
      ...{ finishReason: true, startedAt: true, lastEventAt: true, finishedAt: true, retakeOn: true },
      answers: {
        select: {
          ...{ sequence: true, itemId: true, itemVersion: true, answer: true, confidence: true, score: true },
          ...{ scored: true, workedMs: true, queued: true, recordedAt: true },
        },
        orderBy: { sequence: "asc" },
      },
    },
    orderBy: { startedAt: "asc" },
  });
  const lessons = await db.lessonRun.findMany({
    where,
    select: {
      ...{ id: true, lessonId: true, version: true, progress: true, check: true, evidenceId: true },
      ...{ startedAt: true, lastSeenAt: true, completedAt: true },
    },
    orderBy: { startedAt: "asc" },
  });
  const titles = await db.lesson.findMany({
    where: { orgId: org, id: { in: [...new Set(lessons.map(({ lessonId }) => lessonId))] } },
    select: { id: true, title: true },
  });
  const reviews = await db.reviewCard.findMany({
    where,
    select: { lessonId: true, cardId: true, memory: true, dueAt: true, updatedAt: true },
    orderBy: { dueAt: "asc" },
  });
  return { checks, lessons, titles, reviews };
}

/** Sign-offs, prior learning with the names of its files, days of use. */
export async function loadJudgementRows(org: OrgId, learner: LearnerId) {
  const [db, where] = [database(), { orgId: org, personId: learner }];
  const signOffs = await db.signOff.findMany({
    where,
    omit: { orgId: true, personId: true },
    orderBy: { requestedAt: "asc" },
  });
  const claims = await db.priorLearningClaim.findMany({
    where,
    omit: { orgId: true, personId: true },
    include: {
      files: {
        select: { position: true, fileName: true, mediaType: true, sha256: true },
        orderBy: { position: "asc" },
      },
    },
    orderBy: { submittedAt: "asc" },
  });
  const uses = await db.skillUse.findMany({
    where,
    select: { skillId: true, usedOn: true, recordedById: true, recordedAt: true },
    orderBy: { usedOn: "asc" },
  });
  return { signOffs, claims, uses };
}

/** What the person plans, was asked to do and was told, and what changed. */
export async function loadPathRows(org: OrgId, learner: LearnerId) {
  const [db, where] = [database(), { orgId: org, personId: learner }];
  const own = { orgId: true, personId: true } as const;
  return {
    wish: await db.pathwayWish.findUnique({ where: { orgId_personId: where }, omit: own }),
    paths: await db.pathwayVersion.findMany({ where, omit: own, orderBy: { number: "asc" } }),
    assignments: await db.assignment.findMany({ where, omit: own, orderBy: { assignedAt: "asc" } }),
    messages: await db.inboxEntry.findMany({ where, omit: own, orderBy: { createdAt: "asc" } }),
    changes: await db.changeNote.findMany({ where, omit: own, orderBy: { recordedAt: "asc" } }),
    looks: await db.recordView.findMany({ where, omit: own, orderBy: { lastAt: "asc" } }),
  };
}
