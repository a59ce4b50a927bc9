import type { HeatmapGrid } from "#app/engine/gaps/heatmap-grid.ts";
import type { Arrangement, ViewColumn } from "./arrange.ts";
import { groupLook, NOT_REQUIRED, personLook, WITHHELD } from "./cell-words.ts";
import type { CellLook } from "./cell-words.ts";
import { BLANK } from "./decode.ts";
import type { Rows } from "./decode.ts";
import { rowTotal } from "./sort-keys.ts";
import { heatmapHref } from "./view-state.ts";
import type { HeatmapState } from "./view-state.ts";

/** Everything that stays the same from row to row of one view. */
export interface GridView {
  readonly grid: HeatmapGrid;
  readonly rows: Rows;
  readonly state: HeatmapState;
  readonly arrangement: Arrangement;
  /** Whether rows and cells lead to people. */
  readonly opensPeople: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const SIGN_CLASS: Readonly<Record<CellLook["sign"], string>> = {
  none: "",
  hatch: " hx",
  dot: " nt",
  corner: " co",
  soon: " so",
  withheld: " wh",
};

/** What one cell of the view shows. */
export function lookOf(view: GridView, row: number, column: ViewColumn): CellLook {
  const { rows, state, arrangement } = view;
  if (column.kind === "fold") {
    const total = rowTotal(rows, row, column.skills, arrangement.isShown);
    return total === null ? WITHHELD : groupLook(total, state.value, rows.kind === "people" ? "skills" : "people");
  }
  if (!arrangement.isShown(row, column.skill)) return NOT_REQUIRED;
  const at = row * rows.columnCount + column.skill;
  if (rows.kind === "people") {
    return personLook(rows.codes[at] ?? BLANK, rows.required[at] ?? 0, state.value, rows.endings.get(at) ?? null);
  }
  const cell = rows.cellAt(at);
  if (cell === null) return NOT_REQUIRED;
  return cell === "withheld" ? WITHHELD : groupLook(cell, state.value);
}

/** The two sums at the right edge: mean of the value shown, and how much of it is ready. */
export function totalLooks(view: GridView, row: number): readonly [CellLook, CellLook] {
  const { rows, arrangement, state } = view;
  const total = rowTotal(rows, row, arrangement.skills, arrangement.isShown);
  if (total === null) return [WITHHELD, WITHHELD];
  const noun = rows.kind === "people" ? "skills" : "requirements";
  return [groupLook(total, state.value === "state" ? "chance" : state.value, noun), groupLook(total, "state", noun)];
}

function cellHtml(look: CellLook, href: string | null, extra = ""): string {
  if (look.text === "") return extra === "" ? "<td></td>" : `<td class="${extra}"></td>`;
  const fill = look.step === 0 ? "" : `s${look.step}`;
  const big = look.text === "·" ? " dt" : "";
  const classes = `${fill}${SIGN_CLASS[look.sign]}${big}${look.disputed ? " dp" : ""} ${extra}`;
  const words = look.disputed ? `${look.words}, disputed` : look.words;
  if (href === null) return `<td class="${classes}">${look.text}<i> ${words}</i></td>`;
  return `<td class="${classes}"><a tabindex="-1" href="${escapeHtml(href)}">${look.text}<i> ${words}</i></a></td>`;
}

/** What the person's pages need to show the same requirement. */
function requirementQuery({ role, horizon }: HeatmapState): string {
  const parts = [
    role === null ? "" : `role=${encodeURIComponent(role)}`,
    horizon === "now" ? "" : `horizon=${horizon}`,
  ];
  const query = parts.filter((part) => part !== "").join("&");
  return query === "" ? "" : `?${query}`;
}

/** One step closer: the people of a team, the teams of a site. */
function openGroup(state: HeatmapState, kind: "teams" | "sites", id: string): HeatmapState {
  return kind === "teams"
    ? { ...state, rows: "people", team: id, by: null }
    : { ...state, rows: "teams", site: id, by: null };
}

/** Where a row's head leads: a person's page, the people of a team, the teams of a site. */
function rowHref({ rows, state, opensPeople }: GridView, row: number): string | null {
  if (!opensPeople && rows.kind !== "sites") return null;
  const id = rows.ids[row] ?? "";
  return rows.kind === "people"
    ? `/people/${id}${requirementQuery(state)}`
    : heatmapHref({ ...state, rows: "people", team: id, by: null });
}

/** Where a cell leads: what it is made of, or the people of the team with this skill on top. */
export function cellHref(view: GridView, row: number, column: ViewColumn): string | null {
  const { grid, rows, state, opensPeople } = view;
  if (!opensPeople && rows.kind !== "sites") return null;
  const id = rows.ids[row] ?? "";
  if (rows.kind === "people") {
    const skill = column.kind === "skill" ? grid.skills[column.skill] : undefined;
    return `/people/${id}${skill === undefined ? "" : `/skills/${skill.id}`}${requirementQuery(state)}`;
  }
  const sort = column.kind === "skill" ? grid.skills[column.skill]?.id : undefined;
  const inside = openGroup(state, rows.kind, id);
  return heatmapHref(sort === undefined ? inside : { ...inside, sort, descending: state.value === "gap" });
}

/** A role needs a third of the skills: what lies between is one cell, which halves the browser's work. */
function blankRun(columns: number): string {
  if (columns === 0) return "";
  return columns === 1 ? "<td></td>" : `<td colspan="${columns}"></td>`;
}

/** One row as markup, without its `<tr>`: a string is several times cheaper than elements, on both sides. */
export function rowHtml(view: GridView, row: number): string {
  const { grid, rows, state, arrangement } = view;
  const name = escapeHtml(rows.names[row] ?? "");
  const head = rowHref(view, row);
  const title = head === null ? name : `<a tabindex="-1" href="${escapeHtml(head)}">${name}</a>`;
  const id = rows.ids[row] ?? "";
  const order = heatmapHref({ ...state, by: state.by === id ? null : id });
  const unit = grid.units[rows.units[row] ?? 0];
  const under = rows.kind === "people" ? (unit?.name ?? "") : (unit?.site ?? "");
  let cells = "";
  let blanks = 0;
  for (const column of arrangement.columns) {
    const look = lookOf(view, row, column);
    if (look.text === "" && column.kind === "skill") {
      blanks += 1;
      continue;
    }
    // In the dense grid of teams a press on the cell is handled by the grid; the row's head is the link.
    const href = rows.kind === "people" && column.kind === "skill" ? cellHref(view, row, column) : null;
    cells += blankRun(blanks) + cellHtml(look, href, column.kind === "fold" ? "fo" : "");
    blanks = 0;
  }
  cells += blankRun(blanks);
  const [mean, ready] = totalLooks(view, row);
  return (
    `<th scope="row" class="hn" title="${name}">${title}</th>` +
    `<td class="hb"><a tabindex="-1" data-by="${id}" href="${escapeHtml(order)}" aria-label="Order the skills by ${name}">⇄</a></td>` +
    `<td class="ht" title="${escapeHtml(under)}">${escapeHtml(under)}${headcount(rows, row)}</td>` +
    cells +
    `<td class="hp"></td>${cellHtml(mean, null, "hm")}${cellHtml({ ...ready, step: 0, sign: "none" }, null, "hr")}`
  );
}

function headcount(rows: Rows, row: number): string {
  if (rows.kind === "people") return "";
  const people = rows.headcounts[row] ?? null;
  return people === null ? "<b>few</b>" : `<b>${people}</b>`;
}
