import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import type { LearnerId } from "#app/engine/kernel/ids.ts";
import type { SignOffLevel } from "#app/engine/signoff/checklist.ts";
import type { PointMark } from "#app/engine/signoff/judgement.ts";
import { checklistFor } from "#app/services/checklist-for.ts";
import { declineSignOff, withdrawSignOff } from "#app/services/close-sign-off.server.ts";
import { loadSignOffRequest } from "#app/services/load-sign-off-request.server.ts";
import { loadSignOff, loadSignOffQueue } from "#app/services/load-sign-offs.server.ts";
import { requestSignOff } from "#app/services/request-sign-off.server.ts";
import { signSignOff, type SignedList } from "#app/services/sign-sign-off.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";
import { call, signedForm } from "../access/call-route.ts";
import { openSession } from "../access/world.ts";
import { withDatabase } from "../database.ts";
import { createPlant, entriesOf, SKILL, storedMean, TODAY, viewerFor, type Plant } from "./plant.ts";

withDatabase();

let plant: Plant;
beforeAll(async () => {
  plant = await createPlant();
});
beforeEach(async () => {
  const { orgId } = plant.company;
  await database().signOff.updateMany({ where: { orgId, status: "requested" }, data: { status: "withdrawn" } });
});

async function ask(assessor: LearnerId = plant.assessor, level: SignOffLevel = 2) {
  const viewer = await viewerFor(plant, plant.learner);
  return requestSignOff(viewer, { person: plant.learner, skill: SKILL, level, assessor, asOf: TODAY });
}

async function asked(level: SignOffLevel = 2): Promise<string> {
  const request = await ask(plant.assessor, level);
  if (!request.ok) throw new Error(request.error.kind);
  return request.value.id;
}

function listOf(id: string, mark: PointMark, more: Partial<SignedList> = {}, level: SignOffLevel = 2): SignedList {
  const skill = plant.company.catalog.skillById.get(SKILL);
  if (skill === undefined) throw new Error("no such skill");
  const points = checklistFor(skill, level).points.map((point) => ({ pointId: point.id, mark, note: null }));
  return { id, points, note: null, observedOn: TODAY, deviceKey: randomUUID(), asOf: TODAY, ...more };
}

const stored = (id: string) =>
  database().signOff.findUniqueOrThrow({ where: { orgId_id: { orgId: plant.company.orgId, id } } });

describe("asking for a sign-off", () => {
  it("offers those of the site who hold the level from measured evidence, and never the person", async () => {
    const question = { person: plant.learner, skill: SKILL, level: "2", asOf: TODAY };
    const page = await loadSignOffRequest(await viewerFor(plant, plant.learner), question);
    expect(page?.chosen?.assessors.map(({ personId }) => personId)).toEqual([plant.assessor]);
    const own = { ...question, person: plant.assessor };
    const theirs = await loadSignOffRequest(await viewerFor(plant, plant.assessor), own);
    expect(theirs?.chosen?.assessors).toEqual([]);
  });

  it("is refused with the reason for oneself, another site and somebody below the level", async () => {
    expect(await ask(plant.learner)).toMatchObject({ error: { kind: "oneself" } });
    expect(await ask(plant.elsewhere)).toMatchObject({ error: { kind: "other-site" } });
    expect(await ask(plant.beginner)).toMatchObject({ error: { kind: "below-level" } });
    expect(await database().signOff.count({ where: { orgId: plant.company.orgId, status: "requested" } })).toBe(0);
  });

  it("is refused while the same level is open, and to people who look after somebody else", async () => {
    await asked();
    expect(await ask()).toEqual({ ok: false, error: { kind: "already-open" } });
    const wish = { person: plant.learner, skill: SKILL, level: 3 as const, assessor: plant.assessor, asOf: TODAY };
    expect(await requestSignOff(await viewerFor(plant, plant.beginner), wish)).toMatchObject({
      error: { kind: "not-found" },
    });
    const lead = await viewerFor(plant, plant.beginner, [
      { role: "team-lead", unitId: plant.company.site, unitPath: "/1/" },
    ]);
    expect(await requestSignOff(lead, wish)).toMatchObject({ ok: true });
  });
});

describe("signing", () => {
  it("records the level seen as one entry by the assessor, with the end of the request and both audit entries", async () => {
    const id = await asked();
    const before = (await entriesOf(plant, plant.learner, "sign-off")).length;
    const mean = await storedMean(plant, plant.learner);
    const signed = await signSignOff(await viewerFor(plant, plant.assessor), listOf(id, 3));
    expect(signed).toEqual({ ok: true, value: { outcome: "signed", reached: 2 } });
    const entries = await entriesOf(plant, plant.learner, "sign-off");
    expect(entries).toHaveLength(before + 1);
    const entry = entries.find(({ sourceId }) => sourceId === id);
    expect(entry).toMatchObject({ kind: "practical-signoff", values: [2], raterId: plant.assessor, sourceKey: id });
    expect(await stored(id)).toMatchObject({
      status: "signed",
      evidenceId: entry?.id,
      signedAt: expect.any(Date) as Date,
    });
    expect(await storedMean(plant, plant.learner)).toBeGreaterThan(mean);
    const actions = await database().auditEntry.findMany({
      where: { orgId: plant.company.orgId },
      orderBy: { seq: "desc" },
      take: 3,
    });
    expect(actions.map(({ action }) => action)).toEqual(["evidence:add", "sign-off:sign", "sign-off:request"]);
    expect((await verifyAudit(null)).flatMap(({ findings }) => findings)).toEqual([]);
  });

  it("below the level is evidence too, at the level seen, and says what was missing", async () => {
    const id = await asked();
    const list = listOf(id, 3);
    const points = list.points.map((point) => (point.pointId === "level-2" ? { ...point, mark: 2 as const } : point));
    const signed = await signSignOff(await viewerFor(plant, plant.assessor), { ...list, points });
    expect(signed).toMatchObject({ value: { outcome: "not-yet", reached: 1 } });
    const entry = (await entriesOf(plant, plant.learner, "sign-off")).find(({ sourceId }) => sourceId === id);
    expect(entry?.values).toEqual([1]);
    expect(entry?.note).toMatch(/^Below level 2: Reviews rejects/);
    expect((await stored(id)).marks).toMatchObject({ reached: 1, missing: ["level-2"] });
  });

  it("sent twice with one device key is one entry, and both times the same answer", async () => {
    const id = await asked();
    const viewer = await viewerFor(plant, plant.assessor);
    const list = listOf(id, 3);
    const answers = [await signSignOff(viewer, list), await signSignOff(viewer, list)];
    expect(answers[1]).toEqual(answers[0]);
    const entries = await entriesOf(plant, plant.learner, "sign-off");
    expect(entries.filter(({ sourceId }) => sourceId === id)).toHaveLength(1);
  });

  it("from two devices at once is one entry; the other device learns who was first", async () => {
    const id = await asked();
    const viewer = await viewerFor(plant, plant.assessor);
    const answers = await Promise.all([signSignOff(viewer, listOf(id, 3)), signSignOff(viewer, listOf(id, 1))]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = answers.find((answer) => !answer.ok);
    expect(loser).toMatchObject({ error: { kind: "closed", by: viewer.displayName } });
    const entries = await entriesOf(plant, plant.learner, "sign-off");
    expect(entries.filter(({ sourceId }) => sourceId === id)).toHaveLength(1);
  });

  it("leaves everything as it was when its entry cannot be written", async () => {
    const id = await asked();
    const { orgId } = plant.company;
    const taken = { kind: "practical-signoff", skillIds: [SKILL], values: [1], effectiveOn: new Date("2026-01-01") };
    await database().evidence.create({
      data: { orgId, personId: plant.learner, sourceKind: "sign-off", sourceKey: id, ...taken },
    });
    await expect(signSignOff(await viewerFor(plant, plant.assessor), listOf(id, 3))).rejects.toThrow("one entry");
    expect(await stored(id)).toMatchObject({ status: "requested", signedAt: null, evidenceId: null });
  });

  it("is refused to an assessor whose evidence stopped counting since, and the request stays open", async () => {
    const id = await asked();
    const { orgId } = plant.company;
    const where = { orgId, personId: plant.assessor };
    await database().evidence.updateMany({ where, data: { expiresOn: new Date(addDays(TODAY, -1)) } });
    const viewer = await viewerFor(plant, plant.assessor);
    expect(await signSignOff(viewer, listOf(id, 3))).toMatchObject({ error: { kind: "below-level", level: 2 } });
    expect((await loadSignOff(viewer, id, TODAY))?.refusal).toMatch(/have to hold that level yourself/);
    expect((await stored(id)).status).toBe("requested");
    await database().evidence.updateMany({ where, data: { expiresOn: null } });
  });

  it("is refused to the person and to colleagues who were not asked", async () => {
    const id = await asked();
    expect(await signSignOff(await viewerFor(plant, plant.learner), listOf(id, 3))).toMatchObject({
      error: { kind: "oneself" },
    });
    expect(await signSignOff(await viewerFor(plant, plant.beginner), listOf(id, 3))).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
  });

  it("is refused for a day to come, a day long ago and a list with a gap", async () => {
    const id = await asked();
    const viewer = await viewerFor(plant, plant.assessor);
    const refused = [
      [{ observedOn: addDays(TODAY, 1) }, "observed-later"],
      [{ observedOn: addDays(TODAY, -91) }, "observed-long-ago"],
      [{ points: [] }, "unmarked"],
    ] as const;
    for (const [more, kind] of refused) {
      expect(await signSignOff(viewer, listOf(id, 3, more))).toMatchObject({ error: { kind } });
    }
    expect((await stored(id)).status).toBe("requested");
  });
});

describe("not signing", () => {
  it("declined with a reason, it leaves the queue and records nothing about the level", async () => {
    const id = await asked();
    const viewer = await viewerFor(plant, plant.assessor);
    expect((await loadSignOffQueue(viewer)).open.map((line) => line.id)).toEqual([id]);
    expect(await declineSignOff(viewer, id, "I am off until May")).toEqual({ ok: true, value: null });
    expect(await loadSignOffQueue(viewer)).toMatchObject({ open: [] });
    expect(await signSignOff(viewer, listOf(id, 3))).toMatchObject({ error: { kind: "closed", status: "declined" } });
    const entries = await entriesOf(plant, plant.learner, "sign-off");
    expect(entries.filter(({ sourceId }) => sourceId === id)).toEqual([]);
  });

  it("is withdrawn by the person alone", async () => {
    const id = await asked();
    expect(await withdrawSignOff(await viewerFor(plant, plant.assessor), id)).toMatchObject({ ok: false });
    expect(await withdrawSignOff(await viewerFor(plant, plant.learner), id)).toEqual({ ok: true, value: null });
    expect(await declineSignOff(await viewerFor(plant, plant.assessor), id, "late")).toEqual({
      ok: false,
      error: { kind: "closed" },
    });
  });
});

it("a device sends its list, again after the network was back, and a second device is told in words", async () => {
  const id = await asked();
  const { accountId } = await viewerFor(plant, plant.assessor);
  const session = await openSession(accountId);
  const { action } = await import("#app/routes/_app.sign-offs.$signOffId.send.ts");
  const list = listOf(id, 3);
  const marks = Object.fromEntries(list.points.map(({ pointId }) => [`mark:${pointId}`, "3"]));
  const send = (deviceKey: string, fields: Record<string, string> = marks) =>
    call(action, {
      path: `/sign-offs/${id}/send`,
      params: { signOffId: id },
      session,
      form: signedForm(session, { ...fields, deviceKey, observedOn: TODAY }),
    });
  expect(await send("one", {})).toMatchObject({ status: 422 });
  const [first, again] = [await send("one"), await send("one")];
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toBe(first.body);
  const other = await send("two");
  expect(other.status).toBe(409);
  expect(JSON.parse(other.body)).toEqual({ message: expect.stringMatching(/signed already by Person 1 on/) as string });
});
