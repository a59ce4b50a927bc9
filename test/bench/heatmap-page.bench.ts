import { createElement } from "react";
import { renderToString } from "react-dom/server";
import type { HeatmapGrid, HeatmapSkill } from "#app/engine/gaps/heatmap-grid.ts";
import { packPeople, type HeatmapPerson, type HeatmapQuestion } from "#app/engine/gaps/pack-people.ts";
import { packTeams, SHOW_ALL, sumByUnit } from "#app/engine/gaps/pack-teams.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { arrange } from "#app/ui/heatmap/arrange.ts";
import { decodeRows } from "#app/ui/heatmap/decode.ts";
import { HeatmapFoot } from "#app/ui/heatmap/heatmap-foot.tsx";
import { HeatmapHead } from "#app/ui/heatmap/heatmap-head.tsx";
import { rowHtml, type GridView } from "#app/ui/heatmap/row-html.ts";
import { DEFAULT_STATE, type HeatmapState } from "#app/ui/heatmap/view-state.ts";
import { sample, type Measurement } from "./measure.ts";
import { makePeople, makeRoles, makeSkills, N_SKILLS } from "./people.ts";

const TEAM_PEOPLE = 5_000;
const TEAMS = 200;
const PEOPLE = 2_000;
const ROLES = 20;
const FIRST_SCREEN = 40;

/** The page of the heatmap without the database: what the server draws per request, and what a sort costs the browser. */
export async function heatmapPageBenches(): Promise<readonly Measurement[]> {
  const teams = makeGrid("teams", TEAM_PEOPLE, N_SKILLS);
  const people = makeGrid("people", PEOPLE, 20);
  const options = { rounds: 30, calls: 2, unit: "ms" } as const;
  const plain = await sample(() => renderToString(elementPerCell(FIRST_SCREEN, N_SKILLS)), options);
  const state: HeatmapState = { ...DEFAULT_STATE, rows: "teams" };
  const page = await sample(() => drawPage(teams, state), options);
  const rows = decodeRows(people);
  const sorts = people.skills
    .slice(0, 2)
    .map((skill) => ({ ...DEFAULT_STATE, rows: "people" as const, sort: skill.id }));
  let turn = 0;
  const sort = await sample(() => {
    turn += 1;
    return arrange(people, rows, sorts[turn % 2] ?? DEFAULT_STATE).rows.length;
  }, options);
  const reference = { name: "one React element per cell, same screen", value: plain.cpu };
  return [
    { name: "heatmap page, 200 units × 80 skills", unit: "ms", basis: "cpu", ...page, reference, bar: 1000 / 150 },
    { name: "sorting 2,000 people × 80 skills", unit: "ms", basis: "cpu", ...sort, reference: null, bar: 100 },
  ];
}

/** What one request draws: all rows arranged, heads and totals, the rows of the first screen. */
function drawPage(grid: HeatmapGrid, state: HeatmapState): string {
  const rows = decodeRows(grid);
  const view: GridView = { grid, rows, state, arrangement: arrange(grid, rows, state), opensPeople: true };
  const body = view.arrangement.rows.slice(0, FIRST_SCREEN).map((row) => rowHtml(view, row));
  const head = renderToString(createElement(HeatmapHead, { view, apply: () => undefined }));
  return head + body.join("") + renderToString(createElement(HeatmapFoot, { view }));
}

function elementPerCell(rows: number, columns: number) {
  const cells = (row: number) =>
    Array.from({ length: columns }, (_, column) =>
      createElement("td", { key: column, className: `s${((row + column) % 5) + 1}` }, (row * column) % 10),
    );
  return createElement(
    "table",
    null,
    createElement(
      "tbody",
      null,
      Array.from({ length: rows }, (_, row) => createElement("tr", { key: row }, cells(row))),
    ),
  );
}

function makeGrid(kind: "people" | "teams", count: number, required: number): HeatmapGrid {
  const skills = makeSkills();
  const packed = makePeople(count, TEAMS, ROLES);
  const requirements = makeRoles(skills, ROLES, required);
  const question: HeatmapQuestion = { policy: DEFAULT_POLICY, asOf: plainDate("2026-01-01"), requirements };
  const people = Array.from({ length: count }, (_, at): HeatmapPerson => {
    const [from, to] = [at * N_SKILLS, (at + 1) * N_SKILLS];
    return {
      id: `00000000-0000-7000-8000-${at.toString(16).padStart(12, "0")}`,
      name: `Person ${at}`,
      unit: packed.unitOf[at] ?? 0,
      profile: packed.roleOf[at] ?? 0,
      belief: {
        means: packed.means.subarray(from, to),
        sds: packed.sds.subarray(from, to),
        states: packed.states.subarray(from, to),
      },
      measuredUntil: new Map(),
    };
  });
  const rows =
    kind === "people"
      ? packPeople(people, question)
      : packTeams("teams", sumByUnit(people, N_SKILLS, question), SHOW_ALL);
  return {
    asOf: question.asOf,
    skills: skills.map(({ id, clusterId, safetyCritical }, at): HeatmapSkill => ({
      id,
      name: `Skill ${at}`,
      clusterId,
      safetyCritical,
    })),
    clusters: [...new Set(skills.map((skill) => skill.clusterId))].map((id) => ({ id, name: id })),
    profiles: requirements.map((role, at) => ({
      roleId: roleId(`role-${at}`),
      name: `Role ${at}`,
      columns: Array.from(role.skills),
      required: Array.from(role.levels),
    })),
    units: Array.from({ length: TEAMS }, (_, at) => ({ id: `unit-${at}`, name: `Unit ${at}`, site: "Site" })),
    rows,
    withoutRole: 0,
  };
}
