import type { CellLook } from "./cell-words.ts";
import { STATUS_WORDS } from "./cell-words.ts";
import { columnTotalLooks } from "./column-totals.ts";
import type { ViewColumn } from "./arrange.ts";
import { lookOf, totalLooks } from "./row-html.ts";
import type { GridView } from "./row-html.ts";

const SIGN_WORDS: Readonly<Record<CellLook["sign"], string>> = {
  none: "",
  hatch: STATUS_WORDS.uncertain.toLowerCase(),
  dot: STATUS_WORDS["not-measured"].toLowerCase(),
  corner: STATUS_WORDS.expired.toLowerCase(),
  soon: "ends soon",
  withheld: "withheld",
};

/** A cell of the screen as text: its number, and in words what pattern and corner say there. */
function cellText(look: CellLook, isState: boolean): string {
  if (look.text === "") return "";
  if (look.sign === "withheld" || look.sign === "dot") return SIGN_WORDS[look.sign];
  const words = isState ? look.words : SIGN_WORDS[look.sign];
  const disputed = look.disputed ? "disputed" : "";
  return [isState ? "" : look.text, words, disputed].filter((part) => part !== "").join(" ");
}

function columnName({ grid }: GridView, column: ViewColumn): string {
  if (column.kind === "skill") return grid.skills[column.skill]?.name ?? "";
  const cluster = grid.clusters.find(({ id }) => id === column.cluster);
  return `${cluster?.name ?? ""} (${column.skills.length} skills, ready of required)`;
}

/** "8/12" needs no word about patterns; a withheld number does. */
const countOnly = (look: CellLook): CellLook => (look.sign === "withheld" ? look : { ...look, sign: "none" });

const VALUE_NAMES = { gap: "Mean gap", level: "Mean level", chance: "Mean chance %", state: "Mean chance %" } as const;

/** The view as a table of text: the same rows, columns, order and numbers as on the screen. */
export function exportTable(view: GridView): { readonly header: readonly string[]; readonly rows: string[][] } {
  const { grid, rows, arrangement, state } = view;
  const people = rows.kind === "people";
  const isState = state.value === "state";
  const header = [
    ...(people
      ? ["Person", "Role", "Team", "Site"]
      : [rows.kind === "teams" ? "Team" : "Site", "In site", "People with a role"]),
    ...arrangement.columns.map((column) => columnName(view, column)),
    VALUE_NAMES[state.value],
    "Ready of required",
  ];
  const body = arrangement.rows.map((row) => {
    const unit = grid.units[rows.units[row] ?? -1];
    const [mean, ready] = totalLooks(view, row);
    const lead = people
      ? [rows.names[row] ?? "", rows.roles[row] ?? "", unit?.name ?? "", unit?.site ?? ""]
      : [rows.names[row] ?? "", unit?.site ?? "", rows.headcounts[row]?.toString() ?? SIGN_WORDS.withheld];
    return [
      ...lead,
      ...arrangement.columns.map((column) =>
        cellText(lookOf(view, row, column), isState && column.kind === "skill" && people),
      ),
      cellText(mean, false),
      cellText(countOnly(ready), false),
    ];
  });
  const blanks = Array<string>(people ? 3 : 2).fill("");
  const totals = arrangement.columns.map((column) => columnTotalLooks(view, column));
  const foot = (name: string, at: 0 | 1): string[] => [
    name,
    ...blanks,
    ...totals.map((looks) => cellText(at === 1 ? countOnly(looks[1]) : looks[0], false)),
    "",
    "",
  ];
  return { header, rows: [...body, foot(VALUE_NAMES[state.value], 0), foot("Ready of required", 1)] };
}
