import { beforeAll, describe, expect, it } from "vitest";
import { countChangesAfter, loadChangeNotes } from "#app/data/change-notes.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { createSession, newSessionToken, sessionIdOf } from "#app/data/sessions.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { accountId, skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { decideDispute, disputeEntry } from "#app/services/dispute-entry.server.ts";
import { loadViewer } from "#app/services/load-viewer.server.ts";
import { loadReadiness } from "#app/services/load-readiness.server.ts";
import { recordEvidence } from "#app/services/record-evidence.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf, type Company } from "./company.ts";

withDatabase();

const asOf = plainDate("2026-06-01");
const skill = skillId("ot-security.awareness");
let company: Company;

const viewer = (learnerId: LearnerId | null, leads = false): Viewer => ({
  orgId: company.orgId,
  accountId: company.account,
  learnerId,
  displayName: "Somebody",
  grants: leads ? [{ role: "team-lead", unitId: company.site, unitPath: "/1/" }] : [],
});

const notesOf = (learner: LearnerId) => loadChangeNotes(database(), company.orgId, learner, 20);

function signOff(learner: LearnerId, key: string, level = 4) {
  return recordEvidence({
    orgId: company.orgId,
    actorId: company.account,
    asOf,
    entry: {
      personId: learner,
      kind: "practical-signoff",
      skillIds: [skill],
      values: [level],
      effectiveOn: asOf,
      raterId: personOf(company, 1),
      sourceKind: "sign-off",
      sourceId: "the-sign-off",
      sourceKey: key,
      note: "Seen at the line",
    },
  });
}

const rowOf = async (learner: LearnerId) => {
  const question = { learner, permission: "record:read:own", role: null, horizon: "now", asOf } as const;
  const view = await loadReadiness(viewer(learner), question);
  if (!view.ok) throw new Error("not found");
  return {
    headline: view.value.headline,
    row: view.value.rows.find((row) => row.skillId === skill),
  };
};

beforeAll(async () => {
  company = await createCompany({ people: 6, roleId: "operator" });
  await refreshBeliefs(company.orgId, null, asOf);
});

describe("a recorded sign-off", () => {
  it("leaves a note that says the same before and after as the page said before and says after", async () => {
    const person = personOf(company, 0);
    const before = await rowOf(person);
    expect(await notesOf(person)).toEqual([]);
    await signOff(person, "one");
    const after = await rowOf(person);
    const [note, ...others] = await notesOf(person);
    expect(others).toEqual([]);
    expect(note).toMatchObject({ cause: "practical-signoff", causeId: "the-sign-off", changes: { asOf } });
    expect(note?.entries).toMatchObject([{ kind: "practical-signoff", raterName: "Person 1", effectiveOn: asOf }]);
    const change = note?.changes.skills.find(({ skillId: id }) => id === skill);
    expect(change?.before).toMatchObject({ status: before.row?.status, interval: before.row?.interval });
    expect(change?.after).toMatchObject({ status: after.row?.status, interval: after.row?.interval });
    expect(change?.after.chance).toBe(after.row?.chance?.probability);
    expect(note?.changes.role?.after).toEqual({ status: after.headline?.status, joint: after.headline?.joint });
  });

  it("sent again leaves no second entry and no second note", async () => {
    const person = personOf(company, 2);
    await signOff(person, "two");
    await signOff(person, "two");
    expect(await notesOf(person)).toHaveLength(1);
    expect(await database().evidence.count({ where: { orgId: company.orgId, sourceKey: "two" } })).toBe(1);
  });

  it("that is refused leaves none", async () => {
    const person = personOf(company, 3);
    const refused = await signOff(person, "three", 7);
    expect(refused).toMatchObject({ ok: false, error: { kind: "level-out-of-range" } });
    expect(await notesOf(person)).toEqual([]);
  });
});

describe("a dispute and its decision", () => {
  it("each leave a note, and the decision brings back what the dispute took", async () => {
    const person = personOf(company, 0);
    const entry = (await notesOf(person))[0]?.entries[0]?.id ?? "";
    const own = viewer(person);
    expect(await disputeEntry(own, { entry, reason: "Not me", asOf })).toMatchObject({ ok: true });
    const decision = { learner: person, entry, upheld: false, reason: "It was", asOf };
    const other = await database().account.create({ data: { orgId: company.orgId, displayName: "Another lead" } });
    const lead = { ...viewer(personOf(company, 4), true), accountId: accountId(other.id) };
    expect(await decideDispute(lead, decision)).toMatchObject({ ok: true });
    const [decided, disputed] = await notesOf(person);
    expect([decided?.cause, disputed?.cause]).toEqual(["dispute-rejected", "disputed"]);
    expect(disputed?.changes.skills[0]?.after).toEqual(decided?.changes.skills[0]?.before);
    expect(decided?.changes.skills[0]?.after).toEqual(disputed?.changes.skills[0]?.before);
  });
});

describe("another role", () => {
  it("leaves a note once, and a first role leaves none", async () => {
    const person = personOf(company, 5);
    const other = company.catalog.roles.find(({ id }) => id !== "operator");
    expect(await notesOf(person)).toEqual([]);
    await database().person.update({
      where: { orgId_id: { orgId: company.orgId, id: person } },
      data: { roleId: other?.id ?? null },
    });
    await refreshBeliefs(company.orgId, [person], asOf);
    await refreshBeliefs(company.orgId, null, asOf);
    expect(await notesOf(person)).toMatchObject([{ cause: "role-change", causeId: other?.id }]);
  });
});

describe("a page that waits for news", () => {
  it("is told how many notes came after the one it knows, and nothing about anybody else", async () => {
    const person = personOf(company, 0);
    const [newest, second, oldest] = await notesOf(person);
    const after = (id: string | null) => countChangesAfter(database(), company.orgId, person, id);
    expect(await after(newest?.id ?? null)).toEqual({ count: 0, newest: null });
    expect(await after(second?.id ?? null)).toEqual({ count: 1, newest: newest?.id });
    expect(await after(oldest?.id ?? null)).toEqual({ count: 2, newest: newest?.id });
    expect(await after(null)).toEqual({ count: 3, newest: newest?.id });
    const foreign = (await notesOf(personOf(company, 2)))[0]?.id ?? null;
    expect(await after(foreign)).toEqual({ count: 3, newest: newest?.id });
  });

  it("does not keep a session alive by asking", async () => {
    const token = newSessionToken();
    const [id, at] = [sessionIdOf(token), new Date(Date.now() - 60_000)];
    const expiresAt = new Date(Date.now() + 60_000);
    await inTransaction((tx) => createSession(tx, { token, accountId: company.account, kiosk: true, at, expiresAt }));
    const seen = async () => (await database().session.findUniqueOrThrow({ where: { id } })).lastSeenAt;
    expect(await loadViewer(token, false)).not.toBeNull();
    expect(await seen()).toEqual(at);
    await loadViewer(token);
    expect((await seen()).getTime()).toBeGreaterThan(at.getTime());
  });
});
