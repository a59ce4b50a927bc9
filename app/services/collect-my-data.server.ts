import type { Catalog } from "#app/catalog/catalog.ts";
import { namesOf } from "#app/data/audit-log.server.ts";
import { loadJudgementRows, loadLearningRows, loadPathRows, loadPersonRows } from "#app/data/my-data.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { levelInterval } from "#app/engine/proficiency/level-classification.ts";
import { DEFAULT_POLICY, skillStatus } from "#app/engine/proficiency/readiness.ts";
import { estimateAt } from "#app/engine/proficiency/skill-estimate.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { recordEntries } from "./load-my-record.server.ts";
import { MY_DATA_VERSION, myDataSchema, type MyData } from "./my-data-schema.ts";
import { openRecord, type OpenRecord } from "./open-record.server.ts";

/** Everything that is held about the viewer, in the shape of the download. Some twenty queries. */
export async function collectMyData(
  viewer: Viewer,
  asOf: PlainDate,
): Promise<Result<MyData, { readonly kind: "not-found" }>> {
  const { orgId, learnerId: learner, accountId } = viewer;
  if (learner === null) return err({ kind: "not-found" });
  const open = await openRecord(viewer, { learner, permission: "record:read:own", asOf });
  if (open === null) return err({ kind: "not-found" });
  const rows = {
    ...(await loadPersonRows(orgId, learner, accountId)),
    ...(await loadLearningRows(orgId, learner)),
    ...(await loadJudgementRows(orgId, learner)),
    ...(await loadPathRows(orgId, learner)),
  };
  const names = await namesOf(orgId, idsIn(rows));
  const name = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  const data: MyData = {
    ...{ version: MY_DATA_VERSION, product: "Pacesetter", madeAt: now().toISOString(), asOf },
    organisation: rows.organisation.name,
    ...personSections(rows, open.catalog),
    estimates: estimatesOf(open),
    entries: entriesOf(open),
    ...learningSections(rows),
    ...judgementSections(rows, name),
    ...pathSections(rows, name),
  };
  return ok(myDataSchema.parse(data));
}

type Rows = Awaited<ReturnType<typeof loadPersonRows>> &
  Awaited<ReturnType<typeof loadLearningRows>> &
  Awaited<ReturnType<typeof loadJudgementRows>> &
  Awaited<ReturnType<typeof loadPathRows>>;

type Naming = (id: string | null) => string | null;

/** People and accounts that the rows name by id. */
function idsIn({ signOffs, claims, uses, looks }: Rows): readonly string[] {
  const ids = [
    ...signOffs.flatMap(({ requestedById, assessorId, signedById }) => [requestedById, assessorId, signedById]),
    ...claims.map(({ decidedById }) => decidedById),
    ...uses.map(({ recordedById }) => recordedById),
    ...looks.map(({ accountId }) => accountId),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
const instantOf = (date: Date | null): string | null => date?.toISOString() ?? null;

function personSections(
  { person, access, grants, notices }: Rows,
  catalog: Catalog,
): Pick<MyData, "person" | "account"> {
  const roleName = (id: string | null): string | null => catalog.roles.find((role) => role.id === id)?.name ?? id;
  const { email, jobTitle, extraTimePercent, inferenceOff } = person;
  return {
    person: {
      ...{ email, jobTitle, extraTimePercent, inferenceOff },
      personnelNumber: person.externalId,
      name: person.displayName,
      unit: person.orgUnit.name,
      station: person.station?.name ?? null,
      shift: person.shift?.name ?? null,
      manager: person.manager?.displayName ?? null,
      role: roleName(person.roleId),
      targetRole: roleName(person.targetRoleId),
      startedOn: dayOf(person.startedOn),
      leftOn: dayOf(person.leftOn),
      updatedAt: person.updatedAt.toISOString(),
    },
    account: {
      name: access.displayName,
      email: access.email,
      badgeNumber: access.badgeNumber,
      createdAt: access.createdAt.toISOString(),
      roles: grants.map(({ role, orgUnit, createdAt, validUntil }) => {
        return { role, unit: orgUnit.name, since: createdAt.toISOString(), until: instantOf(validUntil) };
      }),
      notices: notices.map(({ version, readAt }) => ({ version, readAt: readAt.toISOString() })),
    },
  };
}

/** The skills about which something is known, as the pages say it. */
function estimatesOf({ catalog, replayed, asOf }: OpenRecord): MyData["estimates"] {
  return catalog.skills.map((skill) => {
    const estimate = estimateAt(replayed, skill.index);
    const status = skillStatus(estimate, { level: 1, safetyCritical: skill.safetyCritical }, DEFAULT_POLICY, asOf);
    const interval = status === "not-measured" ? null : levelInterval(estimate);
    const { level = null, low = null, high = null } = interval ?? {};
    const said = status === "not-measured" || status === "expired" ? status : "measured";
    return { skill: skill.id, skillName: skill.name, status: said, level, low, high };
  });
}

function entriesOf(open: OpenRecord): MyData["entries"] {
  const rows = new Map(open.record.entries.map((row) => [row.id, row]));
  return recordEntries(open).map((entry) => ({
    ...{ id: entry.id, kind: entry.kind, skills: [...entry.skills], label: entry.label, note: entry.note },
    ...{ effectiveOn: entry.effectiveOn, recordedAt: entry.recordedAt, expiresOn: entry.expiresOn },
    ...{ ratedBy: entry.raterName, enteredBy: entry.enteredBy },
    ...{ sourceKind: entry.sourceKind, sourceId: entry.sourceId, standing: entry.fate },
    weightToday: entry.weight?.today ?? null,
    decidedBy: entry.decideBy,
    answer: answerOf(rows.get(entry.id)?.response),
    marks: entry.marks.map(({ kind, reason, recordedAt, by }) => ({ kind, reason, recordedAt, by })),
  }));
}

/** What the person answered; how the question behaves for everybody is the question's and not theirs. */
function answerOf(response: unknown): MyData["entries"][number]["answer"] {
  if (typeof response !== "object" || response === null) return null;
  const { itemId, level, score, scored, confidence } = response as Readonly<Record<string, unknown>>;
  return { item: itemId, level, score, scored, confidence } as MyData["entries"][number]["answer"];
}

function learningSections({ checks, lessons, titles, reviews }: Rows): Pick<MyData, "checks" | "lessons" | "reviews"> {
  const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
  return {
    checks: checks.map((check) => ({
      ...{ id: check.id, skill: check.skillId, kind: check.kind, targetLevel: check.targetLevel, status: check.status },
      ...{ finishReason: check.finishReason, result: check.result, retakeOn: dayOf(check.retakeOn) },
      ...{ startedAt: check.startedAt.toISOString(), finishedAt: instantOf(check.finishedAt) },
      answers: check.answers.map(({ itemId, workedMs, recordedAt, ...answer }) => {
        return { ...answer, item: itemId, workedSeconds: workedMs / 1000, recordedAt: recordedAt.toISOString() };
      }),
    })),
    lessons: lessons.map((run) => ({
      ...{ id: run.id, lesson: run.lessonId, title: titleOf.get(run.lessonId) ?? run.lessonId, version: run.version },
      ...{ progress: run.progress, check: run.check, startedAt: run.startedAt.toISOString() },
      ...{ lastSeenAt: run.lastSeenAt.toISOString(), completedAt: instantOf(run.completedAt) },
    })),
    reviews: reviews.map(({ lessonId, cardId, dueAt, memory }) => {
      return { lesson: lessonId, card: cardId, dueAt: dueAt.toISOString(), memory };
    }),
  };
}

function judgementSections(
  { signOffs, claims, uses }: Rows,
  name: Naming,
): Pick<MyData, "signOffs" | "priorLearning" | "uses"> {
  return {
    signOffs: signOffs.map((row) => ({
      ...{ id: row.id, skill: row.skillId, level: row.level, status: row.status, note: row.note },
      ...{ checklist: row.checklist, marks: row.marks, observedOn: dayOf(row.observedOn) },
      ...{ requestedBy: name(row.requestedById), requestedAt: row.requestedAt.toISOString() },
      ...{ assessor: name(row.assessorId), signedBy: name(row.signedById), signedAt: instantOf(row.signedAt) },
    })),
    priorLearning: claims.map((row) => ({
      ...{ id: row.id, skill: row.skillId, level: row.level, kind: row.kind, issuer: row.issuer, link: row.link },
      ...{ issuedOn: dayOf(row.issuedOn), expiresOn: dayOf(row.expiresOn), description: row.description },
      ...{ status: row.status, submittedAt: row.submittedAt.toISOString(), reason: row.reason },
      ...{ decidedBy: name(row.decidedById), decidedAt: instantOf(row.decidedAt), decidedLevel: row.decidedLevel },
      files: row.files.map(({ fileName, mediaType, sha256 }) => ({ name: fileName, mediaType, sha256 })),
    })),
    uses: uses.map(({ skillId, usedOn, recordedById, recordedAt }) => {
      const usedDay = usedOn.toISOString().slice(0, 10);
      return { skill: skillId, usedOn: usedDay, recordedBy: name(recordedById), recordedAt: recordedAt.toISOString() };
    }),
  };
}

function pathSections(
  { changes, wish, paths, assignments, messages, looks }: Rows,
  name: Naming,
): Pick<MyData, "changes" | "path" | "assignments" | "messages" | "looks"> {
  return {
    changes: changes.map(({ id, cause, recordedAt, evidenceIds, changes: changed }) => {
      return { id, cause, recordedAt: recordedAt.toISOString(), entries: evidenceIds, changes: changed };
    }),
    path: { wish, versions: paths },
    assignments,
    messages: messages.map(({ kind, createdAt, readAt, body }) => {
      return { kind, createdAt: createdAt.toISOString(), readAt: instantOf(readAt), body };
    }),
    looks: looks.map(({ accountId, page, viewedOn, views, lastAt }) => ({
      ...{ who: name(accountId), page, times: views },
      ...{ day: viewedOn.toISOString().slice(0, 10), lastAt: lastAt.toISOString() },
    })),
  };
}
