import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { loadUseCase, loadUseCaseRegister } from "#app/services/use-cases/load-use-cases.server.ts";
import { moveUseCaseTo, writeUseCase, type UseCaseDraft } from "#app/services/use-cases/write-use-case.server.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, viewerOf, type HeatmapCompany } from "../pages/heatmap-company.ts";

withDatabase();

let company: HeatmapCompany;
let planner: Viewer;

beforeAll(async () => {
  company = await createHeatmapCompany();
  ({ viewer: planner } = await viewerOf(company, "hr-planner", "works"));
});

const siteOf = (name: string): string => company.units.get(name)?.id ?? "";

const draft = (change: Partial<UseCaseDraft> = {}): UseCaseDraft => ({
  code: "UC-1",
  name: "Vision inspection",
  problem: "Scratches reach the customer",
  siteId: siteOf("north"),
  dataClass: "process-confidential",
  kpiName: "Complaints",
  kpiUnit: "ppm",
  kpiBaseline: 40,
  kpiTarget: null,
  valuePerYear: 100_000,
  itOwner: null,
  otOwner: null,
  goLiveOn: null,
  probability: 0.8,
  demands: [{ roleId: "operator", heads: 4 }],
  stations: [],
  ...change,
});

async function added(change: Partial<UseCaseDraft>): Promise<string> {
  const written = await writeUseCase(planner, draft(change), null);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return written.value.id;
}

describe("the register of AI use cases", () => {
  test("refuses to call a use case scaled and says each thing that is missing, in words of its own kinds", async () => {
    const id = await added({ code: "UC-2" });
    const move = { id, status: "scaled", follows: 0, reason: "it runs" } as const;
    const refused = await moveUseCaseTo(planner, move);
    expect(refused).toEqual({
      ok: false,
      error: { kind: "not-yet", missing: ["target", "go-live-date", "it-owner", "ot-owner", "readiness"] },
    });
    expect((await loadUseCase(planner, id))?.useCase.status).toBe("idea");
  });

  test("two people who change it from the same page: the second is told, and nothing of the first is lost", async () => {
    const id = await added({ code: "UC-3" });
    const first = await writeUseCase(planner, draft({ code: "UC-3", kpiTarget: 8 }), { id, follows: 0 });
    const second = await writeUseCase(planner, draft({ code: "UC-3", kpiTarget: 20 }), { id, follows: 0 });
    expect([first.ok, second]).toEqual([true, { ok: false, error: { kind: "changed-meanwhile" } }]);
    expect((await loadUseCase(planner, id))?.useCase.kpiTarget).toBe(8);
  });

  test("a code is given once; an owner nobody knows and a station of another site are refused at their field", async () => {
    await added({ code: "UC-4" });
    expect(await writeUseCase(planner, draft({ code: "UC-4" }), null)).toMatchObject({ error: { kind: "code-taken" } });
    const stranger = await writeUseCase(planner, draft({ code: "UC-5", itOwner: "Nobody Known" }), null);
    expect(stranger).toMatchObject({ error: { kind: "field", field: "itOwner" } });
    const elsewhere = [{ id: siteOf("south"), crew: 1 }];
    const wrong = await writeUseCase(planner, draft({ code: "UC-5", stations: elsewhere }), null);
    expect(wrong).toMatchObject({ error: { kind: "field", field: "stations" } });
    expect(await database().useCase.count({ where: { orgId: company.orgId, code: "UC-5" } })).toBe(0);
  });

  test("confidential process data stays in the building; a small group's readiness is withheld and not in the share", async () => {
    const id = await added({
      code: "UC-6",
      siteId: siteOf("south"),
      demands: [{ roleId: "maintenance-technician", heads: 2 }],
    });
    const page = await loadUseCase(planner, id);
    expect(page?.useCase).toMatchObject({ handling: "local", withheld: 1, readyShare: null });
    expect(page?.useCase.crews).toMatchObject([{ people: null, ready: null, heads: 2 }]);
  });

  test("somebody who plans for one site sees and changes only what is there", async () => {
    const id = await added({ code: "UC-7" });
    const { viewer: south } = await viewerOf(company, "hr-planner", "south");
    expect(await loadUseCase(south, id)).toBeNull();
    expect((await loadUseCaseRegister(south)).useCases.every(({ siteName }) => siteName === "south")).toBe(true);
    expect(await writeUseCase(south, draft({ code: "UC-7" }), { id, follows: 0 })).toMatchObject({
      error: { kind: "not-found" },
    });
    expect(await writeUseCase(south, draft({ code: "UC-8" }), null)).toMatchObject({ error: { field: "siteId" } });
  });
});
