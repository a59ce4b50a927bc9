import { memo, useMemo } from "react";
import type { CellLook } from "./cell-words.ts";
import { columnTotalLooks } from "./column-totals.ts";
import { columnKey } from "./heatmap-head.tsx";
import type { GridView } from "./row-html.ts";

/** Two rows of totals at the bottom edge: the mean of what is shown, and how many are ready of those who need it. */
export const HeatmapFoot = memo(function HeatmapFoot({ view }: { readonly view: GridView }) {
  const { columns } = view.arrangement;
  const { value, states, evidence } = view.state;
  // Sorting changes the order of what is added up, not the sums.
  const known = useMemo(
    () => new Map<string, ReturnType<typeof columnTotalLooks>>(),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what the sums depend on, and nothing else
    [view.rows, value, states, evidence],
  );
  const looks = columns.map((column) => {
    const key = column.kind === "fold" ? `${columnKey(column)}.${column.skills.length}` : columnKey(column);
    const found = known.get(key) ?? columnTotalLooks(view, column);
    known.set(key, found);
    return [key, found] as const;
  });
  const name = { gap: "Mean gap", level: "Mean level", chance: "Mean chance", state: "Mean chance" }[value];
  return (
    <tfoot>
      <tr>
        <th scope="row" className="hc">
          {name}
        </th>
        <td className="hb" />
        <td className="ht" />
        {looks.map(([key, [mean]]) => (
          <TotalCell key={key} look={mean} filled />
        ))}
        <td className="hp" />
        <td className="hm" />
        <td className="hr" />
      </tr>
      <tr>
        <th scope="row" className="hc">
          Ready
        </th>
        <td className="hb" />
        <td className="ht" />
        {looks.map(([key, [, ready]]) => (
          <TotalCell key={key} look={ready} filled={false} />
        ))}
        <td className="hp" />
        <td className="hm" />
        <td className="hr" />
      </tr>
    </tfoot>
  );
});

function TotalCell({ look, filled }: { readonly look: CellLook; readonly filled: boolean }) {
  const className = [filled && look.step > 0 ? `s${look.step}` : "tt", look.sign === "withheld" ? "wh" : ""].join(" ");
  return (
    <td className={className.trim()}>
      {look.text}
      {look.words !== "" && <i> {look.words}</i>}
    </td>
  );
}
