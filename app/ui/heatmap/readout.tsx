import { groupSentence, personSentence } from "./cell-words.ts";
import { BLANK } from "./decode.ts";
import { LEADING_CELLS } from "./grid-keys.ts";
import type { GridView } from "./row-html.ts";
import { rowTotal } from "./sort-keys.ts";

interface ReadoutProps {
  readonly view: GridView;
  readonly place: { readonly row: number; readonly column: number } | null;
}

/** The cell under the pointer or the focus, in full words. The same is in the cell for those who listen. */
export function Readout({ view, place }: ReadoutProps) {
  const text = place === null ? null : describe(view, place);
  return (
    <p aria-hidden className="min-h-10 border-t border-line px-4 py-2.5 text-14 md:px-6">
      {text === null ? (
        <span className="text-ink-faint">Point at a cell, or move with the arrow keys, to read it in full.</span>
      ) : (
        <>
          <span className="font-medium">{text.title}</span> <span className="text-ink-muted">{text.body}</span>
        </>
      )}
    </p>
  );
}

function describe(view: GridView, place: { readonly row: number; readonly column: number }) {
  const { grid, rows, arrangement } = view;
  const row = arrangement.rows[place.row];
  if (row === undefined) return null;
  const name = rows.names[row] ?? "";
  const column = arrangement.columns[place.column - LEADING_CELLS];
  if (column === undefined) {
    const total = rowTotal(rows, row, arrangement.skills, arrangement.isShown);
    const role = rows.kind === "people" ? (rows.roles[row] ?? "") : (grid.units[rows.units[row] ?? -1]?.site ?? "");
    const body = total === null ? "Some of it is withheld: too few people." : groupSentence(total, view.rows.kind);
    return { title: `${name}, ${role}.`, body };
  }
  if (column.kind === "fold") {
    const cluster = grid.clusters.find((candidate) => candidate.id === column.cluster)?.name ?? "";
    const total = rowTotal(rows, row, column.skills, arrangement.isShown);
    return {
      title: `${name}, ${cluster}.`,
      body: total === null ? "Withheld: too few people." : groupSentence(total, rows.kind),
    };
  }
  const title = `${name}, ${grid.skills[column.skill]?.name ?? ""}.`;
  if (!arrangement.isShown(row, column.skill)) return { title, body: "Not required, or not in the filter." };
  const at = row * rows.columnCount + column.skill;
  if (rows.kind === "people") {
    const code = rows.codes[at] ?? BLANK;
    return { title, body: personSentence(code, rows.required[at] ?? 0, rows.endings.get(at) ?? null) };
  }
  const cell = rows.cellAt(at);
  if (cell === null) return { title, body: "Nobody here needs it." };
  return { title, body: cell === "withheld" ? "Withheld: too few people." : groupSentence(cell, "one-skill") };
}
