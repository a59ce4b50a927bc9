import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { today } from "#app/platform/clock.server.ts";
import { loader as pdfLoader } from "#app/routes/_app.dossier[.]pdf.ts";
import { changeUsers } from "#app/services/dossier/change-users.server.ts";
import { STARTING_TEXT } from "#app/services/dossier/dossier-text.ts";
import { loadTemplates, saveTemplate } from "#app/services/dossier/dossier-template.server.ts";
import { loadDossier, type DossierSystem } from "#app/services/dossier/load-dossier.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, viewerOf, type HeatmapCompany } from "../pages/heatmap-company.ts";
import { readPdf } from "../record/read-pdf.ts";

withDatabase();

let company: HeatmapCompany;
let planner: Viewer;
let learning: Viewer;
let cookies: Readonly<Record<"planner" | "learning", string>>;
const day = today("UTC");

/** Twelve operators in the north and five in the south; of maintenance technicians the south has four. */
beforeAll(async () => {
  company = await createHeatmapCompany();
  const { orgId, units } = company;
  const fifth = { externalId: "P-100", displayName: "=Person 100", roleId: "operator" };
  await database().person.create({ data: { orgId, ...fifth, orgUnitId: units.get("south a")?.id ?? "" } });
  const [first, second] = [await viewerOf(company, "hr-planner"), await viewerOf(company, "ld-manager")];
  [planner, learning] = [first.viewer, second.viewer];
  cookies = { planner: first.cookie, learning: second.cookie };
});

async function system(code: string, status: string, site: string, roles: readonly string[]): Promise<string> {
  const row = await database().useCase.create({
    data: {
      ...{ orgId: company.orgId, code, name: `System ${code}`, problem: "Something takes long", status },
      ...{ siteId: company.units.get(site)?.id ?? "", dataClass: "internal", probability: 1 },
      demands: { create: roles.map((roleId) => ({ roleId, heads: 2 })) },
    },
  });
  return row.id;
}

async function shown(viewer: Viewer, code: string): Promise<DossierSystem> {
  const found = (await loadDossier(viewer)).systems.find((entry) => entry.code === code);
  if (found === undefined) throw new Error(`no system ${code}`);
  return found;
}

const numbers = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `P-${String(from + at)}`).join("\n");

const sum = ({ has, lacks, notMeasured }: { has: number; lacks: number; notMeasured: number }): number =>
  has + lacks + notMeasured;

describe("the AI literacy dossier", () => {
  test("lists systems from the pilot on, with what each role asks and where its people stand, small groups withheld", async () => {
    await system("D-1", "live", "north", ["operator"]);
    await system("D-2", "idea", "north", ["operator"]);
    await system("D-3", "stopped", "north", ["operator"]);
    await system("D-4", "pilot", "south", ["maintenance-technician"]);
    const dossier = await loadDossier(planner);
    expect(dossier.systems.map(({ code }) => code)).toEqual(["D-1", "D-4"]);
    const [role] = (await shown(planner, "D-1")).roles;
    const profile = company.catalog.roles.find(({ id }) => id === "operator");
    const literacy = profile?.requirements.filter(({ skillId }) => skillId.startsWith("ai-literacy."));
    expect(role?.skills.map(({ skillId }) => skillId).toSorted()).toEqual(
      literacy?.map(({ skillId }) => String(skillId)).toSorted(),
    );
    expect(role?.people).toBe(12);
    for (const { counts } of role?.skills ?? []) expect(counts === null ? 0 : sum(counts)).toBe(12);
    const concepts = role?.skills.find(({ skillId }) => skillId === "ai-literacy.concepts");
    // every fifth person has no ledger at all, everybody else a rating of this skill
    expect(concepts?.counts?.notMeasured).toBeLessThan(12);
    const [withheld] = (await shown(planner, "D-4")).roles;
    expect([withheld?.people, withheld?.overall]).toEqual([null, null]);
    expect(withheld?.skills.every(({ counts }) => counts === null)).toBe(true);
  });

  test("takes all users that are pasted or none, and names each line that is wrong", async () => {
    const { id } = await shown(planner, "D-1");
    const wish = { move: "add", since: addDays(day, -30) } as const;
    const refused = await changeUsers(planner, id, { ...wish, numbers: "P-0\nnobody\nP-1; P-9999" });
    expect(refused.ok ? [] : refused.error.kind === "lines" ? refused.error.problems : []).toEqual([
      expect.stringContaining('Line 2: nobody who works here has the personnel number "nobody"'),
      expect.stringContaining("Line 3"),
    ]);
    expect(await database().useCaseUser.count({ where: { orgId: company.orgId } })).toBe(0);
    expect(await changeUsers(learning, id, { ...wish, numbers: "P-0" })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(await changeUsers(planner, id, { ...wish, numbers: numbers(0, 6) })).toMatchObject({
      value: { changed: 6, named: 6 },
    });
    expect(await changeUsers(planner, id, { ...wish, numbers: "P-5,P-5" })).toMatchObject({ value: { changed: 0 } });
  });

  test("shows who uses a system without what is asked by name to who may read people, and as counts to who plans", async () => {
    const [open, plain] = [await shown(learning, "D-1"), await shown(planner, "D-1")];
    expect(plain.users.people).toEqual([]);
    expect(open.users.people).toHaveLength(6);
    expect(plain.users.counts).toEqual(open.users.counts);
    for (const standing of ["has", "lacks", "notMeasured"] as const)
      expect(open.users.people.filter((person) => person.standing === standing)).toHaveLength(
        open.users.counts?.[standing] ?? -1,
      );
    for (const { standing, open: needs } of open.users.people) expect(needs.length > 0).toBe(standing !== "has");
  });

  test("withholds the counts of few users, and those that would give away the few who are left of a shown group", async () => {
    const few = await system("D-5", "live", "north", ["operator"]);
    await changeUsers(planner, few, { move: "add", since: day, numbers: numbers(0, 2) });
    expect((await shown(planner, "D-5")).users.counts).toBeNull();
    expect((await shown(learning, "D-5")).users.counts).not.toBeNull();
    // one more than the users of the first system
    const nested = await system("D-6", "live", "north", ["operator"]);
    await changeUsers(planner, nested, { move: "add", since: day, numbers: numbers(0, 7) });
    expect((await shown(planner, "D-6")).users.counts).toBeNull();
    await changeUsers(planner, nested, { move: "add", since: day, numbers: numbers(7, 12) });
    expect((await shown(planner, "D-6")).users.counts).not.toBeNull();
    await changeUsers(planner, nested, { move: "remove", since: day, numbers: numbers(0, 19) });
    expect((await shown(planner, "D-6")).users.counts).toEqual({ has: 0, lacks: 0, notMeasured: 0 });
  });

  test("keeps every version of its words, refuses to promise that the law is met, and tells who comes second", async () => {
    const wish = { effectiveOn: day, reason: "Reworded by counsel", follows: 0 };
    for (const text of [
      "With this we are compliant.",
      "This tool is fully AI Act compliant",
      "Compliance is ensured by training.",
      "This dossier ensures full compliance.",
    ])
      expect(await saveTemplate(planner, { ...wish, text })).toMatchObject({ error: { kind: "refused" } });
    expect(await saveTemplate(planner, { ...wish, text: STARTING_TEXT.text })).toEqual({
      ok: true,
      value: { version: 1 },
    });
    expect(await saveTemplate(planner, { ...wish, text: "Other words" })).toMatchObject({
      error: { kind: "changed-meanwhile" },
    });
    const { viewer: south } = await viewerOf(company, "hr-planner", "south");
    expect(await saveTemplate(south, { ...wish, text: "Other words", follows: 1 })).toMatchObject({
      error: { kind: "not-permitted" },
    });
    await saveTemplate(planner, { ...wish, text: "Our own words, second version.", follows: 1 });
    const versions = await loadTemplates(company.orgId);
    expect(versions.map(({ version }) => version)).toEqual([2, 1, 0]);
    expect(versions[0]).toMatchObject({ reason: "Reworded by counsel", editedBy: "The hr-planner" });
  });

  test("exports with date and version of its words, without names for a planner, noted in the audit log", async () => {
    const pdf = async (cookie: string): Promise<string> => {
      const request = new Request("http://localhost/dossier.pdf", { headers: { Cookie: cookie } });
      const response = await pdfLoader({ request, params: {}, context: {} });
      const pages = readPdf(new Uint8Array(await response.arrayBuffer()));
      for (const [at, page] of pages.entries())
        expect(page).toContain(`Page ${String(at + 1)} of ${String(pages.length)}`);
      return pages.join("\n");
    };
    const [plain, named] = [await pdf(cookies.planner), await pdf(cookies.learning)];
    expect(plain).toContain("template version 2");
    expect(plain).toContain("Our own words, second version.");
    expect(plain).not.toContain("=Person");
    expect(named).toContain("=Person");
    expect(`${plain} ${named}`).not.toMatch(/compliant/i);
    expect(await database().auditEntry.count({ where: { orgId: company.orgId, action: "dossier:export" } })).toBe(2);
    expect(await database().recordView.count({ where: { orgId: company.orgId, page: "dossier" } })).toBeGreaterThan(0);
    expect((await verifyAudit(null)).flatMap(({ findings }) => findings)).toEqual([]);
  });
});
