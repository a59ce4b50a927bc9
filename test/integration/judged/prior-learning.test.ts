import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import type { AccountId, LearnerId } from "#app/engine/kernel/ids.ts";
import { decideClaim, loadClaimForReview, loadClaimQueue, loadFileOfClaim } from "#app/services/review-claim.server.ts";
import { submitClaim, withdrawClaim, type ClaimWish } from "#app/services/submit-claim.server.ts";
import { ORIGIN } from "../access/call-route.ts";
import { openSession } from "../access/world.ts";
import { withDatabase } from "../database.ts";
import { createPlant, entriesOf, SKILL, storedMean, TODAY, viewerFor, type Plant } from "./plant.ts";

withDatabase();

const PDF = new TextEncoder().encode("%PDF-1.4\n%%EOF\n");
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

let plant: Plant;
let reviewer: Viewer;
beforeAll(async () => {
  plant = await createPlant();
  reviewer = await viewerFor(plant, plant.beginner, [
    { role: "team-lead", unitId: plant.company.site, unitPath: "/1/" },
  ]);
});

const wishFor = (more: Partial<ClaimWish> = {}): ClaimWish => ({
  formKey: randomUUID(),
  skillId: SKILL,
  level: 3,
  kind: "certificate",
  issuer: "Vision school",
  issuedOn: addDays(TODAY, -30),
  expiresOn: addDays(TODAY, 700),
  description: "Two weeks of setting up inspection stations",
  link: null,
  ...more,
});

async function submitted(person: LearnerId, more: Partial<ClaimWish> = {}): Promise<string> {
  const wish = wishFor(more);
  const file = { fileName: "proof.pdf", bytes: PDF, tooLarge: false };
  const sent = await submitClaim(await viewerFor(plant, person), wish, { files: [file], tooMany: false });
  if (!sent.ok) throw new Error(sent.error.kind);
  return wish.formKey;
}

const stored = (id: string) =>
  database().priorLearningClaim.findUniqueOrThrow({ where: { orgId_id: { orgId: plant.company.orgId, id } } });

const decide = (viewer: Viewer, id: string, level: number | null) =>
  decideClaim(viewer, { id, level, reason: "looked at the certificate", asOf: TODAY });

describe("an accepted claim", () => {
  it("moves the estimate as a certificate with its end, with the decision and both audit entries", async () => {
    const id = await submitted(plant.learner);
    const before = await storedMean(plant, plant.learner);
    expect(await decide(reviewer, id, 2)).toEqual({ ok: true, value: null });
    const [entry] = await entriesOf(plant, plant.learner, "prior-learning");
    expect(entry).toMatchObject({ kind: "certificate", values: [2], note: "looked at the certificate", sourceId: id });
    expect(entry?.expiresOn?.toISOString().slice(0, 10)).toBe(addDays(TODAY, 700));
    expect(await stored(id)).toMatchObject({ status: "accepted", decidedLevel: 2, evidenceId: entry?.id });
    expect(await storedMean(plant, plant.learner)).toBeGreaterThan(before);
    const actions = await database().auditEntry.findMany({
      where: { orgId: plant.company.orgId },
      orderBy: { seq: "desc" },
      take: 2,
    });
    expect(actions.map(({ action }) => action)).toEqual(["evidence:add", "prior-learning:accept"]);
  });

  it("without issuer and day is a record that weighs less", async () => {
    const facts = { kind: "work-experience", issuer: null, issuedOn: null, expiresOn: null } as const;
    const id = await submitted(plant.learner, facts);
    await decide(reviewer, id, 3);
    const entries = await entriesOf(plant, plant.learner, "prior-learning");
    expect(entries.find(({ sourceId }) => sourceId === id)).toMatchObject({ kind: "imported-record" });
  });

  it("is decided once, also by two at the same moment", async () => {
    const id = await submitted(plant.learner);
    const answers = await Promise.all([decide(reviewer, id, 3), decide(reviewer, id, null)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, error: { kind: "closed" } });
    const { status } = await stored(id);
    const entries = (await entriesOf(plant, plant.learner, "prior-learning")).filter(({ sourceId }) => sourceId === id);
    expect(entries).toHaveLength(status === "accepted" ? 1 : 0);
  });
});

describe("a claim that is not accepted", () => {
  it("rejected with a reason, or withdrawn by its owner, leaves no entry", async () => {
    const [rejected, withdrawn] = [await submitted(plant.learner), await submitted(plant.learner)];
    await decide(reviewer, rejected, null);
    expect(await withdrawClaim(await viewerFor(plant, plant.assessor), withdrawn)).toMatchObject({ ok: false });
    expect(await withdrawClaim(await viewerFor(plant, plant.learner), withdrawn)).toMatchObject({ ok: true });
    expect(await decide(reviewer, withdrawn, 3)).toEqual({ ok: false, error: { kind: "closed" } });
    expect(await stored(rejected)).toMatchObject({ status: "rejected", reason: "looked at the certificate" });
    const sources = (await entriesOf(plant, plant.learner, "prior-learning")).map(({ sourceId }) => sourceId);
    expect(sources).not.toContain(rejected);
    expect(sources).not.toContain(withdrawn);
  });
});

describe("who decides", () => {
  it("is never the person, and nobody whose scope does not hold the person", async () => {
    const [own, elsewhere] = [await submitted(plant.beginner), await submitted(plant.elsewhere)];
    for (const id of [own, elsewhere]) {
      expect(await loadClaimForReview(reviewer, id)).toBeNull();
      expect(await loadFileOfClaim(reviewer, id, 1, "reviewer")).toBeNull();
      expect(await decide(reviewer, id, 3)).toEqual({ ok: false, error: { kind: "not-found" } });
    }
    const open = (await loadClaimQueue(reviewer)).open.map(({ id }) => id);
    expect(open).not.toContain(own);
    expect(open).not.toContain(elsewhere);
  });

  it("and nobody but they and the owner can open its files", async () => {
    const id = await submitted(plant.learner);
    const [owner, colleague] = [await viewerFor(plant, plant.learner), await viewerFor(plant, plant.assessor)];
    expect(await loadFileOfClaim(owner, id, 1, "owner")).not.toBeNull();
    expect(await loadFileOfClaim(reviewer, id, 1, "reviewer")).not.toBeNull();
    expect(await loadFileOfClaim(colleague, id, 1, "owner")).toBeNull();
    expect(await loadFileOfClaim(colleague, id, 1, "reviewer")).toBeNull();
  });
});

describe("sending it in", () => {
  async function send(account: AccountId, file: { bytes: Uint8Array<ArrayBuffer>; name: string }, csrf?: string) {
    const session = await openSession(account);
    const form = new FormData();
    form.append("csrf", csrf ?? session.csrfToken);
    const { skillId, level, issuedOn, expiresOn, issuer, link, ...texts } = wishFor();
    const fields = { ...texts, skill: skillId, level: String(level), issuedOn, expiresOn, issuer, link };
    for (const [name, value] of Object.entries(fields)) form.append(name, value ?? "");
    form.append("files", new File([file.bytes], file.name));
    const { action } = await import("#app/routes/_app.me.prior-learning._index.tsx");
    const request = new Request(`${ORIGIN}/me/prior-learning`, {
      method: "POST",
      body: form,
      headers: { Cookie: session.cookie },
    });
    const answer: unknown = await action({ request, params: {}, context: {} }).catch((thrown: unknown) => thrown);
    return { answer, formKey: texts.formKey, session };
  }

  it("refuses a file whose first bytes are something else, and gives the form back as it was typed", async () => {
    const { accountId } = await viewerFor(plant, plant.learner);
    const bytes = new TextEncoder().encode("<script>alert(1)</script>");
    const { answer, formKey } = await send(accountId, { bytes, name: "certificate.pdf" });
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: {
        errors: { files: expect.stringContaining("“certificate.pdf” is no PDF, PNG or JPEG") as string },
        values: { description: "Two weeks of setting up inspection stations", issuer: "Vision school", level: "3" },
      },
    });
    expect(await database().priorLearningClaim.count({ where: { id: formKey } })).toBe(0);
  });

  it("refuses a file above five megabytes and a form of another session", async () => {
    const { accountId } = await viewerFor(plant, plant.learner);
    const bytes = new Uint8Array(5_000_001);
    bytes.set(PDF);
    const large = await send(accountId, { bytes, name: "large.pdf" });
    expect(large.answer).toMatchObject({ data: { errors: { files: expect.stringContaining("5 MB") as string } } });
    const forged = await send(accountId, { bytes: PDF, name: "a.pdf" }, "forged");
    expect(forged.answer).toMatchObject({ status: 403 });
    expect(await database().priorLearningClaim.count({ where: { id: forged.formKey } })).toBe(0);
  });

  it("keeps the file with a clean name and gives it back as a download in which nothing runs", async () => {
    const { accountId } = await viewerFor(plant, plant.learner);
    const { answer, formKey, session } = await send(accountId, { bytes: PNG, name: "..\\..\\photo\u202Egnp.exe" });
    expect(answer).toMatchObject({ status: 302 });
    const { loader } = await import("#app/routes/_app.me.prior-learning.files.ts");
    const request = new Request(`${ORIGIN}/me/prior-learning/files?claim=${formKey}&file=1`, {
      headers: { Cookie: session.cookie },
    });
    const file = await loader({ request, params: {}, context: {} });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": `attachment; filename="photognp.exe.png"; filename*=UTF-8''photognp.exe.png`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
  });

  it("twice with one form is one claim", async () => {
    const wish = wishFor();
    const viewer = await viewerFor(plant, plant.assessor);
    const sent = [
      await submitClaim(viewer, wish, { files: [], tooMany: false }),
      await submitClaim(viewer, wish, { files: [], tooMany: false }),
    ];
    expect(sent.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await database().priorLearningClaim.count({ where: { id: wish.formKey } })).toBe(1);
  });
});
