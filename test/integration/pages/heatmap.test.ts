import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { loadLedgers } from "#app/data/evidence.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { CELL_STATUSES, chanceOfCode, levelTenthsOfCode, statusOfCode } from "#app/engine/kernel/packed-cell.ts";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { today } from "#app/platform/clock.server.ts";
import { loadGapHeatmap, type HeatmapPage } from "#app/services/load-gap-heatmap.server.ts";
import { beliefModelOf } from "#app/services/replay-record.server.ts";
import { BLANK, decodeRows, type People, type Teams } from "#app/ui/heatmap/decode.ts";
import { Tally } from "#app/ui/heatmap/tally.ts";
import { DEFAULT_STATE, type HeatmapState } from "#app/ui/heatmap/view-state.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, dayFromNow, viewerOf, type HeatmapCompany } from "./heatmap-company.ts";

withDatabase();

let company: HeatmapCompany;
beforeAll(async () => {
  company = await createHeatmapCompany();
});

async function open(viewer: Viewer, asked: Partial<HeatmapState>): Promise<HeatmapPage> {
  const loaded = await loadGapHeatmap(viewer, { ...DEFAULT_STATE, ...asked });
  if (!loaded.ok) throw new Error(loaded.error.kind);
  return loaded.value;
}

function peopleOf(page: HeatmapPage): People {
  const rows = decodeRows(page.grid);
  if (rows.kind !== "people") throw new Error("these are not people");
  return rows;
}

function groupsOf(page: HeatmapPage): Teams {
  const rows = decodeRows(page.grid);
  if (rows.kind === "people") throw new Error("these are people");
  return rows;
}

/** Φ by Simpson's rule, so that the page's numbers are not checked with their own formula. */
function chanceAbove(z: number): number {
  const steps = 4000;
  const width = (z + 10) / steps;
  let area = 0;
  for (let step = 0; step <= steps; step++) {
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    area += weight * Math.exp(-((-10 + step * width) ** 2) / 2);
  }
  return (area * width) / 3 / Math.sqrt(2 * Math.PI);
}

describe("the cells of people", () => {
  it("are what the ledger says, worked out again entry by entry", async () => {
    const { viewer } = await viewerOf(company, "ld-manager");
    const page = await open(viewer, { rows: "people" });
    const rows = peopleOf(page);
    expect(rows.count).toBe(30);
    const model = beliefModelOf(company.catalog);
    const ledgers = await loadLedgers(database(), company.orgId, rows.ids.map(learnerId));
    let compared = 0;
    for (const [row, id] of rows.ids.entries()) {
      const entries = ledgers.get(learnerId(id)) ?? [];
      const belief = replayLedger(model, entries, today("UTC"));
      company.catalog.skills.forEach((skill, index) => {
        const at = row * rows.columnCount + index;
        const code = rows.codes[at] ?? BLANK;
        if (code === BLANK || statusOfCode(code) >= 4) return;
        const [mean, sd, needed] = [belief.means[index] ?? NaN, belief.sds[index] ?? NaN, rows.required[at] ?? 0];
        // Level k begins at k - 3 logits.
        expect(levelTenthsOfCode(code), skill.id).toBe(Math.round(Math.min(5, Math.max(0, mean + 3)) * 10));
        expect(Math.abs(chanceOfCode(code) - 100 * chanceAbove((mean - (needed - 3)) / sd)), skill.id).toBeLessThan(
          0.51,
        );
        compared += 1;
      });
    }
    expect(compared).toBeGreaterThan(60);
  });

  it("say not measured where nothing was recorded, which is not level 0", async () => {
    const { viewer } = await viewerOf(company, "ld-manager");
    const rows = peopleOf(await open(viewer, { rows: "people" }));
    const silent = rows.ids.indexOf(company.people[4]?.id ?? "");
    const states = new Set(
      [...rows.codes.subarray(silent * rows.columnCount, (silent + 1) * rows.columnCount)]
        .filter((code) => code !== BLANK)
        .map((code) => CELL_STATUSES[statusOfCode(code)]),
    );
    expect([...states]).toEqual(["not-measured"]);
  });

  it("say expired from the day after the certificate ended, although the stored belief is older", async () => {
    // Computed ten days ago, when the certificates that ended three days ago still counted.
    const old = await createHeatmapCompany(dayFromNow(-10));
    const { viewer } = await viewerOf(old, "ld-manager");
    const rows = peopleOf(await open(viewer, { rows: "people" }));
    const skill = old.catalog.skills.findIndex(({ id }) => id === "safety.risk-assessment");
    const stateOf = (person: number): string | undefined => {
      const row = rows.ids.indexOf(old.people[person]?.id ?? "");
      return CELL_STATUSES[statusOfCode(rows.codes[row * rows.columnCount + skill] ?? BLANK)];
    };
    expect(stateOf(0)).toBe("expired");
    expect(stateOf(1)).not.toBe("expired");
    const ends = rows.endings.get(rows.ids.indexOf(old.people[1]?.id ?? "") * rows.columnCount + skill);
    expect(ends).toBe(40);
  });
});

describe("the cells of teams", () => {
  it("are the sums of their people's cells, and a site's those of its teams", async () => {
    const { viewer } = await viewerOf(company, "ld-manager");
    const people = peopleOf(await open(viewer, { rows: "people" }));
    for (const kind of ["teams", "sites"] as const) {
      const page = await open(viewer, { rows: kind });
      const groups = groupsOf(page);
      const whole = Array.from({ length: groups.count * groups.columnCount }, () => new Tally());
      people.ids.forEach((id, row) => {
        const team = company.people.find((person) => person.id === id)?.team ?? "";
        const unit = kind === "teams" ? team : team.split(" ")[0];
        const group = groups.names.indexOf(unit ?? "");
        for (let skill = 0; skill < people.columnCount; skill++) {
          const at = row * people.columnCount + skill;
          const code = people.codes[at] ?? BLANK;
          if (code !== BLANK) whole[group * people.columnCount + skill]?.addPerson(code, people.required[at] ?? 0);
        }
      });
      whole.forEach((tally, at) => {
        const sum = tally.sum();
        expect(groups.cellAt(at) ?? { ...sum, people: 0 }).toEqual(sum);
      });
    }
  });
});

describe("who sees what", () => {
  it("shows a team lead the own team and nobody else", async () => {
    const { viewer } = await viewerOf(company, "team-lead", "north a");
    const page = await open(viewer, { rows: "people" });
    const own = company.people.filter((person) => person.team === "north a").map((person) => person.id);
    expect(new Set(peopleOf(page).ids)).toEqual(new Set(own));
    expect(page.choices.teams.map((team) => team.label.trim())).toEqual(["north a"]);
    expect(groupsOf(await open(viewer, { rows: "teams" })).names).toEqual(["north a"]);
  });

  it("answers a unit of somebody else's like one that does not exist", async () => {
    const stranger = await createHeatmapCompany();
    const { viewer } = await viewerOf(company, "team-lead", "north a");
    const asked = [company.units.get("south a")?.id, stranger.units.get("north a")?.id, crypto.randomUUID(), "x"];
    for (const team of asked) {
      const answer = await loadGapHeatmap(viewer, { ...DEFAULT_STATE, rows: "people", team: team ?? null });
      expect(answer).toEqual({ ok: false, error: { kind: "not-found" } });
    }
  });

  it("gives the planner groups even when people are asked for, and none of their names or ids", async () => {
    const { viewer } = await viewerOf(company, "hr-planner");
    const page = await open(viewer, { rows: "people", search: "Person 1" });
    expect(page.grid.rows.kind).toBe("sites");
    const payload = JSON.stringify(page);
    for (const person of company.people) {
      expect(payload).not.toContain(person.name);
      expect(payload).not.toContain(person.id);
    }
  });
});
