import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { loadGapHeatmap } from "#app/services/load-gap-heatmap.server.ts";
import { loader } from "#app/routes/_app.heatmap_.csv.ts";
import { arrange } from "#app/ui/heatmap/arrange.ts";
import { decodeRows } from "#app/ui/heatmap/decode.ts";
import { rowHtml } from "#app/ui/heatmap/row-html.ts";
import { parseHeatmapState } from "#app/ui/heatmap/view-state.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, viewerOf, type HeatmapCompany } from "./heatmap-company.ts";

withDatabase();

let company: HeatmapCompany;
beforeAll(async () => {
  company = await createHeatmapCompany();
});

async function exported(cookie: string, query: string): Promise<string[][]> {
  const request = new Request(`http://pacesetter.test/heatmap/csv?${query}`, { headers: { Cookie: cookie } });
  const response = await loader({ request, params: {}, context: {} });
  expect(response.headers.get("Content-Disposition")).toMatch(/attachment; filename="heatmap-/);
  return parse(await response.text(), { bom: true });
}

/** The rows of the screen, from their markup: visible text without the words for those who listen. */
async function onScreen(viewer: Awaited<ReturnType<typeof viewerOf>>["viewer"], query: string): Promise<string[][]> {
  const asked = parseHeatmapState(new URLSearchParams(query));
  const loaded = await loadGapHeatmap(viewer, asked);
  if (!loaded.ok) throw new Error(loaded.error.kind);
  const { grid, readsPeople } = loaded.value;
  const state = { ...asked, rows: grid.rows.kind };
  const rows = decodeRows(grid);
  const view = { grid, rows, state, arrangement: arrange(grid, rows, state), opensPeople: readsPeople };
  return view.arrangement.rows.map((row) =>
    [...rowHtml(view, row).matchAll(/<t[hd](?: colspan="(\d+)")?[^>]*>(.*?)<\/t[hd]>/g)].flatMap(
      ([, span = "1", cell = ""]) =>
        Array<string>(Number(span)).fill(
          cell
            .replace(/<i>.*?<\/i>/g, "")
            .replace(/<[^>]*>/g, "")
            .replaceAll("&#39;", "'"),
        ),
    ),
  );
}

const QUERY = "rows=people&value=level&sort=total&dir=desc&group=ai-literacy";

describe("the export", () => {
  it("has the rows, the order and the numbers of the screen", async () => {
    const { viewer, cookie } = await viewerOf(company, "ld-manager");
    const [header = [], ...rows] = await exported(cookie, QUERY);
    const screen = await onScreen(viewer, QUERY);
    expect(rows).toHaveLength(screen.length + 2);
    const skills = header.length - 4 - 2;
    screen.forEach((cells, at) => {
      const line = rows[at] ?? [];
      // A name that a spreadsheet would run as a formula is made text.
      expect(line[0]).toBe(`'${cells[0] ?? ""}`);
      // The file says in words what pattern and dot say on the screen.
      const number = (text: string): string =>
        /^(not measured|·)$/.test(text) ? "not measured" : (text.split(" ")[0] ?? "");
      expect(line.slice(4, 4 + skills).map(number)).toEqual(cells.slice(3, 3 + skills).map(number));
      expect(line.at(-1)).toBe(cells.at(-1));
    });
  });

  it("is in the audit log with who, what and how much, before the file leaves", async () => {
    const { account, cookie } = await viewerOf(company, "ld-manager");
    await exported(cookie, QUERY);
    const entry = await database().auditEntry.findFirst({ where: { orgId: company.orgId, actorId: account } });
    expect(entry?.action).toBe("view:export");
    const address = "/heatmap?rows=people&value=level&group=ai-literacy&sort=total&dir=desc";
    expect(JSON.parse(entry?.body ?? "{}")).toMatchObject({ after: { address, rows: 32 } });
  });

  it("withholds in the file what it withholds on the screen", async () => {
    const { cookie } = await viewerOf(company, "hr-planner");
    const rows = await exported(cookie, "rows=teams&value=state");
    const small = rows.find(([team]) => team === "south b") ?? [];
    expect(new Set(small.slice(2))).toEqual(new Set(["withheld"]));
    const text = JSON.stringify(rows);
    for (const person of company.people) expect(text).not.toContain(person.name);
  });
});
