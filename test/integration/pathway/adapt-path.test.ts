import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { loadInbox } from "#app/data/inbox.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { today } from "#app/platform/clock.server.ts";
import { installLibrary } from "#app/services/install-library.server.ts";
import { assignLearning } from "#app/services/pathway/assign-learning.server.ts";
import { calendarFile } from "#app/services/pathway/calendar-file.server.ts";
import { commitPath } from "#app/services/pathway/commit-path.server.ts";
import { comparePaths, roleOutlook } from "#app/services/pathway/compare-paths.server.ts";
import { homeOf } from "#app/services/pathway/home-of.server.ts";
import { loadMyAssignments } from "#app/services/pathway/load-assignments.server.ts";
import { loadPath } from "#app/services/pathway/load-path.server.ts";
import type { CommittedPath } from "#app/services/pathway/path-view.ts";
import { setTargetRole } from "#app/services/pathway/set-target-role.server.ts";
import { sweepPaths } from "#app/services/pathway/sweep-paths.server.ts";
import { withdrawAssignment } from "#app/services/pathway/withdraw-assignment.server.ts";
import { loadReadiness } from "#app/services/load-readiness.server.ts";
import { recordEvidence } from "#app/services/record-evidence.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { createCompany, personOf, type Company } from "../evidence/company.ts";
import { withDatabase } from "../database.ts";

withDatabase();

const TODAY = today("UTC");
let company: Company;

const viewer = (learnerId: LearnerId | null, leads = false): Viewer => ({
  ...{ orgId: company.orgId, accountId: company.account, learnerId, displayName: "Somebody" },
  grants: leads ? [{ role: "team-lead", unitId: company.site, unitPath: "/1/" }] : [],
});

beforeAll(async () => {
  company = await createCompany({ people: 8, roleId: "operator" });
  await installLibrary();
  await refreshBeliefs(company.orgId, null, TODAY);
});

async function commit(at: number): Promise<CommittedPath> {
  const path = await commitPath(
    viewer(personOf(company, at)),
    { hoursPerWeek: 2 },
    { revision: 0, acceptLate: false },
    TODAY,
  );
  if (!path.ok) throw new Error(path.error.words);
  return path.value;
}

async function pathOf(at: number): Promise<CommittedPath> {
  const page = await loadPath(viewer(personOf(company, at)), TODAY);
  if (!page.ok || page.value.committed === null) throw new Error("no path");
  return page.value.committed;
}

function show(at: number, skill: string, level: number, key: string) {
  return recordEvidence({
    ...{ orgId: company.orgId, actorId: company.account, asOf: TODAY },
    entry: {
      ...{ personId: personOf(company, at), kind: "practical-signoff", skillIds: [skillId(skill)], values: [level] },
      ...{
        effectiveOn: TODAY,
        raterId: personOf(company, 7),
        sourceKind: "test",
        sourceKey: key,
        note: "Seen at the line",
      },
    },
  });
}

const versionsOf = (at: number) => database().pathwayVersion.count({ where: { personId: personOf(company, at) } });

describe("a path after something happened", () => {
  it("drops what is proven and says so, keeps what is begun, and is planned again exactly once", async () => {
    const before = await commit(0);
    const lesson = before.steps.find(({ kind, state }) => kind === "lesson" && state !== "locked");
    const other = before.steps.find((step) => step.kind === "lesson" && step.skillId !== lesson?.skillId);
    if (lesson === undefined || other === undefined) throw new Error("two lessons can be told apart");
    const run = {
      personId: personOf(company, 0),
      lessonId: lesson.subjectId,
      version: 1,
      progress: { part: 2, answered: {} },
    };
    await database().lessonRun.create({
      data: { ...run, orgId: company.orgId, startedAt: new Date(), lastSeenAt: new Date() },
    });
    expect((await pathOf(0)).steps.find(({ key }) => key === lesson.key)).toMatchObject({
      state: "started",
      progress: { part: 2 },
    });
    await show(0, other.skillId, 5, "a");
    await show(0, other.skillId, 5, "b");
    const [after] = await Promise.all([pathOf(0), pathOf(0), sweepPaths()]);
    expect(await versionsOf(0)).toBe(2);
    expect(after).toMatchObject({ number: 2, cause: "sign-off" });
    expect(after.steps.some(({ key }) => key === other.key)).toBe(false);
    expect(after.changes.find(({ key }) => key === other.key)).toMatchObject({
      kind: "step-dropped",
      because: { kind: "proven", skillId: other.skillId },
    });
    expect(after.steps.find(({ key }) => key === lesson.key)).toMatchObject({ state: "started" });
    await pathOf(0);
    expect(await versionsOf(0)).toBe(2);
  });

  it("takes another way round a module that was retired in the middle of it, and tells its owner", async () => {
    const before = await commit(1);
    const lesson = before.steps.find(({ kind }) => kind === "lesson");
    const key = { orgId_id: { orgId: company.orgId, id: lesson?.subjectId ?? "" } };
    await database().lesson.update({ where: key, data: { status: "retired", updatedAt: new Date() } });
    await sweepPaths();
    const after = await pathOf(1);
    expect(after).toMatchObject({ number: 2, cause: "library" });
    expect(after.steps.some((step) => step.key === lesson?.key)).toBe(false);
    const change = after.changes.find((one) => one.key === lesson?.key);
    expect(change).toMatchObject({ kind: "step-dropped", because: { kind: "retired" } });
    expect(change?.words).toContain("no longer offered");
    const added = after.changes.some(({ kind }) => kind === "step-added");
    const told = (await loadInbox(company.orgId, personOf(company, 1), 10)).filter(
      ({ kind }) => kind === "path-changed",
    );
    expect(told).toHaveLength(added ? 1 : 0);
    await database().lesson.update({ where: key, data: { status: "live", updatedAt: new Date() } });
  });

  it("goes for another role as soon as one is chosen, with a note about the change", async () => {
    await commit(2);
    const own = viewer(personOf(company, 2));
    const role = company.catalog.roles.find(({ id }) => id !== "operator");
    const path = await setTargetRole(own, role?.id ?? "", TODAY);
    expect(path).toMatchObject({ ok: true, value: { roleId: role?.id, cause: "role-change", number: 2 } });
    const note = await database().changeNote.findFirst({
      where: { personId: personOf(company, 2), cause: "role-change" },
    });
    expect(note).toMatchObject({ causeId: role?.id });
  });

  it("leaves a calendar with one entry for each step, the same ones every time", async () => {
    const path = await commit(3);
    const own = viewer(personOf(company, 3));
    const [file, again] = [await calendarFile(own, TODAY), await calendarFile(own, TODAY)];
    expect(file?.text).toBe(again?.text);
    const lines = (file?.text ?? "").replaceAll("\r\n ", "").split("\r\n");
    expect(lines[0]).toBe("BEGIN:VCALENDAR");
    const of = (name: string) =>
      lines.filter((line) => line.startsWith(name)).map((line) => line.slice(line.indexOf(":") + 1));
    expect(of("SUMMARY")).toEqual(path.steps.map(({ title }) => title.replaceAll(/([,;\\])/g, "\\$1")));
    expect(new Set(of("UID")).size).toBe(path.steps.length);
    expect(of("DTSTART;VALUE=DATE")).toEqual(path.steps.map(({ startsOn }) => startsOn.replaceAll("-", "")));
    expect(of("DTEND;VALUE=DATE")).toEqual(path.steps.map(({ dueOn }) => addDays(dueOn, 1).replaceAll("-", "")));
    expect(of("DTSTAMP")).toHaveLength(path.steps.length);
  });
});

describe("an assignment", () => {
  const wish = { kind: "check", level: 2, dueOn: addDays(TODAY, 14), reason: "New line", key: "form-1" } as const;
  const subject = "ot-security.awareness";

  it("sent twice asks once, leaves out who meets it, and can be taken back", async () => {
    await show(5, subject, 5, "c");
    await show(5, subject, 5, "d");
    const lead = viewer(personOf(company, 6), true);
    const people = [4, 5].map((at) => personOf(company, at));
    const both = await Promise.all([1, 2].map(() => assignLearning(lead, { ...wish, people, subject }, TODAY)));
    const reports = both.flatMap((one) => (one.ok ? [one.value] : []));
    expect(reports.flatMap(({ assigned }) => assigned).map(({ id }) => id)).toEqual([personOf(company, 4)]);
    expect(reports[0]?.skipped).toContainEqual(
      expect.objectContaining({ id: personOf(company, 5), reason: "meets-it" }),
    );
    const own = viewer(personOf(company, 4));
    expect(await loadMyAssignments(own, TODAY)).toMatchObject([{ kind: "check", to: `/checks/new/${subject}` }]);
    const home = await homeOf(own, TODAY, null);
    expect(home?.assignments).toHaveLength(1);
    expect(home?.inbox.filter(({ kind }) => kind === "assigned")).toHaveLength(1);
    const onWay = { ...wish, kind: "pathway", level: null, subject: "operator", key: "form-3" } as const;
    const skipped = await assignLearning(lead, { ...onWay, people: [personOf(company, 3)] }, TODAY);
    expect(skipped).toMatchObject({ ok: true, value: { assigned: [], skipped: [{ reason: "on-the-way" }] } });
    expect(await withdrawAssignment(lead, wish.key)).toEqual({ ok: true, value: { withdrawn: 1 } });
    expect(await loadMyAssignments(own, TODAY)).toEqual([]);
  });

  it("asks nobody when one of them is not the manager's, or of another organisation, or the day is over", async () => {
    const other = await createCompany({ people: 1, roleId: "operator" });
    const lead = viewer(personOf(company, 6), true);
    const mixed = [personOf(company, 4), personOf(other, 0)];
    const sent = { ...wish, subject, key: "form-2" };
    expect(await assignLearning(lead, { ...sent, people: mixed }, TODAY)).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
    const nobody = viewer(personOf(company, 6));
    expect(await assignLearning(nobody, { ...sent, people: [personOf(company, 4)] }, TODAY)).toMatchObject({
      ok: false,
    });
    const late = { ...sent, people: [personOf(company, 4)], dueOn: addDays(TODAY, -1) };
    expect(await assignLearning(lead, late, TODAY)).toMatchObject({ ok: false, error: { kind: "not-possible" } });
    expect(await database().assignment.count({ where: { sourceKey: "form-2" } })).toBe(0);
    expect(await withdrawAssignment(lead, "form-2")).toMatchObject({ ok: false });
  });
});

describe("roles side by side", () => {
  it("have the chance of the readiness page and the numbers of each role's own page", async () => {
    const own = viewer(personOf(company, 5));
    const ids = company.catalog.roles.slice(0, 3).map(({ id }) => id);
    const compared = await comparePaths(own, ids, TODAY);
    if (!compared.ok) throw new Error("not found");
    for (const row of compared.value) {
      expect(await roleOutlook(own, row.roleId, TODAY)).toEqual(row);
      const question = { permission: "record:read:own", horizon: "now", asOf: TODAY, role: row.roleId } as const;
      const page = await loadReadiness(own, { ...question, learner: personOf(company, 5) });
      expect(row.outlook.chance?.chance).toBe(page.ok ? page.value.headline?.joint?.probability : null);
      expect(row.minutesToReady).toBeGreaterThan(0);
      expect(row.biggestGaps.length).toBeLessThanOrEqual(3);
    }
    expect(await comparePaths(own, ["no-such-role"], TODAY)).toMatchObject({ ok: false });
  });
});
