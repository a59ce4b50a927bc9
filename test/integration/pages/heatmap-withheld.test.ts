import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { loadGapHeatmap } from "#app/services/load-gap-heatmap.server.ts";
import { loadRoleSupply } from "#app/services/load-role-supply.server.ts";
import { decodeRows, type GroupValue, type Teams } from "#app/ui/heatmap/decode.ts";
import { DEFAULT_STATE, type HeatmapState } from "#app/ui/heatmap/view-state.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, viewerOf, type HeatmapCompany } from "./heatmap-company.ts";

withDatabase();

const SMALLEST = 5;

let company: HeatmapCompany;
let planner: Awaited<ReturnType<typeof viewerOf>>;
beforeAll(async () => {
  company = await createHeatmapCompany();
  planner = await viewerOf(company, "hr-planner");
});

async function open(asked: Partial<HeatmapState>): Promise<Teams> {
  const loaded = await loadGapHeatmap(planner.viewer, { ...DEFAULT_STATE, ...asked });
  if (!loaded.ok) throw new Error(loaded.error.kind);
  const rows = decodeRows(loaded.value.grid);
  if (rows.kind === "people") throw new Error("a planner sees no people");
  return rows;
}

const peopleIn = (value: GroupValue): number | null => (value === "withheld" ? null : (value?.people ?? 0));
const siteOf = (team: string): string => team.split(" ")[0] ?? "";

interface SeenView {
  readonly rows: "teams" | "sites";
  readonly site: string | null;
  readonly held: string | null;
  readonly view: Teams;
}

/** Every view that the planner's switches and filters lead to. */
async function everyView(): Promise<readonly SeenView[]> {
  const seen: SeenView[] = [];
  for (const site of [null, "north", "south"]) {
    for (const held of [null, "operator", "maintenance-technician"]) {
      for (const rows of ["teams", "sites"] as const) {
        const asked = site === null ? null : (company.units.get(site)?.id ?? null);
        seen.push({ rows, site, held, view: await open({ rows, site: asked, held }) });
      }
    }
  }
  return seen;
}

/** Every number about one skill that these views show, by the groups (team and role) that it is about. */
function shownSums(seen: readonly SeenView[], skill: number): Map<string, number> {
  const teams = [...new Set(company.people.map((person) => person.team))];
  const shown = new Map<string, number>();
  const learn = (about: readonly string[], held: string | null, value: GroupValue): void => {
    const people = peopleIn(value);
    const roles = held === null ? ["operator", "maintenance-technician"] : [held];
    const groups = about.flatMap((team) => roles.map((role) => `${team}/${role}`));
    if (people !== null && people > 0) shown.set(groups.sort().join("+"), people);
  };
  for (const { rows, site, held, view } of seen) {
    view.names.forEach((name, row) => {
      const about = rows === "teams" ? [name] : teams.filter((team) => siteOf(team) === name);
      learn(about, held, view.cellAt(row * view.columnCount + skill));
    });
    const about = teams.filter((team) => site === null || siteOf(team) === site);
    learn(about, held, view.columnTotals[skill] ?? null);
  }
  return shown;
}

/** Closes what is shown under subtraction of a part from its whole. */
function withDifferences(shown: ReadonlyMap<string, number>): Map<string, number> {
  const known = new Map(shown);
  for (let grown = true; grown;) {
    grown = false;
    for (const [whole, total] of [...known]) {
      for (const [part, people] of [...known]) {
        const [all, some] = [whole.split("+"), new Set(part.split("+"))];
        if (total === people || ![...some].every((group) => all.includes(group))) continue;
        const rest = all.filter((group) => !some.has(group)).join("+");
        if (rest === "" || known.has(rest)) continue;
        known.set(rest, total - people);
        grown = true;
      }
    }
  }
  return known;
}

describe("what a planner can work out", () => {
  it("is never a number about fewer people than the smallest group, whatever is subtracted from what", async () => {
    const seen = await everyView();
    company.catalog.skills.forEach(({ id }, skill) => {
      const known = withDifferences(shownSums(seen, skill));
      for (const [about, people] of known) expect(people >= SMALLEST, `${id}: ${about} is ${people}`).toBe(true);
      if (id === "ai-literacy.concepts") expect(known.size).toBeGreaterThan(3);
    });
  });

  it("leaves no trace of a withheld number in the page's data", async () => {
    const view = await open({ rows: "teams" });
    const small = view.names.indexOf("south b");
    expect(view.headcounts[small]).toBeNull();
    for (let skill = 0; skill < view.columnCount; skill++) {
      expect([null, "withheld"]).toContain(view.cellAt(small * view.columnCount + skill));
    }
  });

  it("is the whole truth for somebody who may read every record anyway", async () => {
    const manager = await viewerOf(company, "ld-manager");
    const loaded = await loadGapHeatmap(manager.viewer, { ...DEFAULT_STATE, rows: "teams" });
    const rows = loaded.ok ? decodeRows(loaded.value.grid) : null;
    if (rows === null || rows.kind === "people") throw new Error("the manager's teams did not load");
    const cells = Array.from({ length: rows.count * rows.columnCount }, (_, at) => rows.cellAt(at));
    expect(cells).not.toContain("withheld");
    expect(rows.headcounts).toEqual([7, 3, 12, 6, 2]);
  });
});

describe("roles now and in two to three years", () => {
  it("count everybody once, by where they stand, and the sites add up to the whole", async () => {
    const manager = await viewerOf(company, "ld-manager");
    const loaded = await loadRoleSupply(manager.viewer, { site: null, sector: null });
    if (!loaded.ok) throw new Error(loaded.error.kind);
    const operator = loaded.value.rows.find((row) => row.id === "operator");
    const technician = loaded.value.rows.find((row) => row.id === "maintenance-technician");
    expect([operator?.now?.people, technician?.now?.people]).toEqual([16, 14]);
    for (const row of [operator, technician]) {
      for (const counts of [row?.now, row?.future]) {
        if (counts === null || counts === undefined) throw new Error("the counts are missing");
        expect(counts.ready + counts.nearly + counts.notReady + counts.notMeasured).toBe(counts.people);
      }
      expect(row?.sites.reduce((sum, site) => sum + (site.now?.people ?? 0), 0)).toBe(row?.now?.people);
    }
  });

  it("add the heads of use cases that go live within the horizon, each with its chance, to those of today", async () => {
    const site = company.units.get("south")?.id ?? "";
    const useCase = (code: string, goLiveOn: string | null, probability: number, status = "planned") =>
      database().useCase.create({
        data: {
          orgId: company.orgId,
          code,
          name: code,
          problem: "Too slow",
          status,
          siteId: site,
          dataClass: "internal",
          goLiveOn: goLiveOn === null ? null : new Date(goLiveOn),
          probability,
          demands: { create: { roleId: "operator", heads: 10 } },
        },
      });
    const year = new Date().getUTCFullYear();
    await useCase("certain", `${year + 1}-06-01`, 1);
    await useCase("likely", `${year + 2}-06-01`, 0.5);
    await useCase("live", `${year - 1}-06-01`, 1, "live");
    await useCase("far", `${year + 9}-06-01`, 1);
    await useCase("someday", null, 1);
    await useCase("stopped", `${year + 1}-06-01`, 1, "stopped");
    const loaded = await loadRoleSupply(planner.viewer, { site: null, sector: null });
    if (!loaded.ok) throw new Error(loaded.error.kind);
    const operator = loaded.value.rows.find((row) => row.id === "operator");
    expect(operator?.needed).toEqual({ expected: 15, low: 10, high: 20 });
    const ready = operator?.future?.ready ?? NaN;
    expect(operator?.shortfall).toEqual({ expected: 31 - ready, low: 26 - ready, high: 36 - ready });
    expect(operator?.useCases.map(({ code, timing }) => [code, timing])).toEqual([
      ["live", "live"],
      ["certain", "counts"],
      ["likely", "counts"],
      ["far", "later"],
      ["someday", "undated"],
    ]);
  });

  it("withhold a role of few people from the planner, with everything that would give it away", async () => {
    await database().person.updateMany({
      where: { orgId: company.orgId, orgUnitId: company.units.get("south b")?.id ?? "" },
      data: { roleId: "grid-operator" },
    });
    const loaded = await loadRoleSupply(planner.viewer, { site: null, sector: null });
    if (!loaded.ok) throw new Error(loaded.error.kind);
    const few = loaded.value.rows.find((row) => row.id === "grid-operator");
    expect([few?.now, few?.future, few?.shortfall]).toEqual([null, null, null]);
    expect(few?.sites.every((site) => site.now === null && site.future === null)).toBe(true);
    const asked = { site: crypto.randomUUID(), sector: null };
    expect(await loadRoleSupply(planner.viewer, asked)).toEqual({ ok: false, error: { kind: "not-found" } });
  });
});
