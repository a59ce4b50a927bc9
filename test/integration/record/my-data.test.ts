import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { appendEvidence, type NewEvidence } from "#app/data/evidence.server.ts";
import { listRecordViews } from "#app/data/record-views.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { skillId, type LearnerId } from "#app/engine/kernel/ids.ts";
import { loader as dataLoader } from "#app/routes/_app.me.privacy.data.ts";
import { loader as personLoader } from "#app/routes/_app.people.$personId._index.tsx";
import { loader as signOffsLoader } from "#app/routes/_app.people.$personId.sign-offs.tsx";
import { loader as skillLoader } from "#app/routes/_app.people.$personId.skills.$skillId.tsx";
import { disputeEntry } from "#app/services/dispute-entry.server.ts";
import { DOWNLOAD_LIMIT } from "#app/services/export-my-data.server.ts";
import { loadMyPrivacy } from "#app/services/load-my-privacy.server.ts";
import { loadMyRecord } from "#app/services/load-my-record.server.ts";
import { myDataSchema } from "#app/services/my-data-schema.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";
import { today } from "#app/platform/clock.server.ts";
import { createCompany, personOf, type Company } from "../evidence/company.ts";
import { createAccountIn, openSession, type TestSession, type World } from "../access/world.ts";
import { call } from "../access/call-route.ts";
import { withDatabase } from "../database.ts";
import { readPdf } from "./read-pdf.ts";

withDatabase();

const asOf = today("UTC");
let company: Company;
let world: World;
let person: LearnerId;
let viewer: Viewer;
let session: TestSession;

/** Forty entries of several kinds, one of them disputed, a claim with a file, a message and a look. */
beforeAll(async () => {
  company = await createCompany({ people: 2, roleId: "operator", startedOn: "2020-01-01" });
  person = personOf(company, 0);
  const { orgId, slug, site, teams } = company;
  world = { orgId, slug, root: site, teamA: teams[0], teamB: teams[1], personA: person, personB: personOf(company, 1) };
  await database().person.update({
    where: { orgId_id: { orgId: company.orgId, id: person } },
    data: { displayName: "Ždenka Müller-Łęcka" },
  });
  const account = await createAccountIn(world, { person });
  session = await openSession(account);
  viewer = { orgId: company.orgId, accountId: account, learnerId: person, displayName: "Ždenka", grants: [] };
  const skills = company.catalog.skills.map(({ id }) => id);
  const entries = Array.from({ length: 40 }, (_, at): NewEvidence => ({
    personId: person,
    kind: at % 2 === 0 ? "manager-rating" : "certificate",
    skillIds: [skills[at % skills.length] ?? skillId("ot-security.awareness")],
    values: [at % 5],
    effectiveOn: addDays(asOf, -at * 10),
    expiresOn: at % 7 === 3 ? addDays(asOf, -1) : null,
    raterId: at % 2 === 0 ? personOf(company, 1) : null,
    sourceKind: "register",
    sourceKey: `entry ${String(at)}`,
    label: at === 1 ? "A certificate" : null,
    note: `Remark ${String(at)}: seen at the line, with gloves and in the noise of the night shift`,
  }));
  const [first] = await appendEvidence(database(), company.orgId, entries, new Date());
  await refreshBeliefs(company.orgId, null, asOf);
  if (first === undefined) throw new Error("nothing was appended");
  await disputeEntry(viewer, { entry: first.id, reason: "That was the other shift", asOf });
  const claim = await database().priorLearningClaim.create({
    data: {
      ...{ orgId: company.orgId, personId: person, skillId: "ot-security.awareness", level: 2, kind: "course" },
      ...{ description: "Course on networks", status: "submitted", submittedAt: new Date() },
    },
  });
  const file = {
    fileName: "networks.pdf",
    mediaType: "application/pdf",
    sha256: "0".repeat(64),
    bytes: new Uint8Array(1),
  };
  await database().claimFile.create({ data: { orgId: company.orgId, claimId: claim.id, position: 1, ...file } });
});

const download = (format: string) =>
  dataLoader({
    request: new Request(`http://localhost/me/privacy/data?format=${format}`, { headers: { Cookie: session.cookie } }),
    params: {},
    context: {},
  });

describe("looking at somebody's record", () => {
  const open = (route: unknown, reader: TestSession, params: Record<string, string> = {}) =>
    call(route, { path: `/people/${person}`, params: { personId: person, ...params }, session: reader });

  it("is counted once for each account, page and day, with how often; looking at oneself is not", async () => {
    const lead = await openSession(await createAccountIn(world, { role: "team-lead" }));
    for (let times = 0; times < 3; times += 1) expect((await open(personLoader, lead)).status).toBe(200);
    expect((await open(skillLoader, lead, { skillId: "ot-security.awareness" })).status).toBe(200);
    expect((await open(signOffsLoader, lead)).status).toBe(200);
    const own = await createAccountIn(world, { role: "team-lead", person: world.personB });
    const ownParams = { personId: world.personB };
    expect((await call(personLoader, { params: ownParams, session: await openSession(own) })).status).toBe(200);
    const looks = await listRecordViews(company.orgId, person, 10);
    expect(looks.map(({ page, views, viewedOn }) => [page, views, viewedOn]).sort()).toEqual([
      ["readiness", 3, asOf],
      ["sign-offs", 1, asOf],
      ["skill ot-security.awareness", 1, asOf],
    ]);
    expect(await listRecordViews(company.orgId, world.personB, 10)).toEqual([]);
    const privacy = await loadMyPrivacy(viewer);
    if (!privacy.ok) throw new Error(privacy.error.kind);
    expect(privacy.value.looks.map(({ skillName }) => skillName)).toContain("Everyday OT security");
    expect(
      privacy.value.viewers.map(({ role, places, sights }) => [role, places[0]?.names?.length, sights[0]]),
    ).toEqual([["team-lead", 2, "record"]]);
  });

  it("by an auditor is in the audit chain too, and what is not there for the reader is no look", async () => {
    const auditor = await openSession(await createAccountIn(world, { role: "auditor" }));
    expect((await open(personLoader, auditor)).status).toBe(200);
    expect((await open(skillLoader, auditor, { skillId: "no-such-skill" })).status).toBe(404);
    const entries = await database().auditEntry.findMany({ where: { orgId: company.orgId, action: "record:look" } });
    expect(entries.map(({ subjectId }) => subjectId)).toEqual([person]);
    expect((await listRecordViews(company.orgId, person, 10)).length).toBe(4);
    expect((await verifyAudit(company.slug)).map(({ findings }) => findings)).toEqual([[]]);
  });
});

describe("the download of one's own data", () => {
  it("holds every entry that the page shows, in the shape it is described by", async () => {
    const data = myDataSchema.parse(await (await download("json")).json());
    const shown: string[] = [];
    for (let page = 1; page <= 3; page += 1) {
      const record = await loadMyRecord(viewer, { asOf, skill: null, kind: null, standing: null, page, without: [] });
      if (!record.ok) throw new Error(record.error.kind);
      shown.push(...record.value.groups.flatMap(({ entries }) => entries.map(({ id }) => id)));
    }
    expect(shown).toHaveLength(41);
    expect(data.entries.map(({ id }) => id)).toEqual(shown);
    const disputed = data.entries.find(({ standing }) => standing === "disputed");
    expect(disputed?.marks.map(({ reason }) => reason)).toEqual(["That was the other shift"]);
    expect(disputed?.decidedBy).toBe(addDays(asOf, 14));
    expect(data.priorLearning[0]?.files.map(({ name }) => name)).toEqual(["networks.pdf"]);
    expect(data.looks.map(({ page, times }) => [page, times])).toContainEqual(["readiness", 3]);
    expect(data.changes.map(({ cause }) => cause)).toContain("disputed");
  });

  it("can be read as PDF: every remark on some page, each page with its number, names in any European script", async () => {
    const response = await download("pdf");
    expect(response.headers.get("Content-Type")).toBe("application/pdf");
    const pages = readPdf(new Uint8Array(await response.arrayBuffer()));
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Page ${String(at + 1)} of ${String(pages.length)}`);
      expect(page).toMatch(/As of \d+ \w+ \d{4}/);
    }
    const text = pages.join("").replaceAll("\n", "");
    for (let at = 0; at < 40; at += 1) expect(text).toContain(`Remark ${String(at)}:`);
    expect(text).toContain("Ždenka Müller-Łęcka");
    expect(text).toContain("A certificate"); // ligatures are read as letters
    expect(text).not.toContain("\ufffd");
  });

  it("is noted in the audit log each time, and stops after ten in an hour", async () => {
    const exports = () => database().auditEntry.count({ where: { orgId: company.orgId, action: "record:export" } });
    expect(await exports()).toBe(2);
    for (let made = 2; made < DOWNLOAD_LIMIT.attempts; made += 1) expect((await download("json")).status).toBe(200);
    const refused = await call(dataLoader, { path: "/me/privacy/data", params: {}, session });
    expect(refused.status).toBe(429);
    expect(await exports()).toBe(DOWNLOAD_LIMIT.attempts);
  });
});
