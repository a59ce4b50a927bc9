import { useMemo } from "react";
import type { CellLook } from "./cell-words.ts";
import { columnTotalLooks } from "./column-totals.ts";
import { columnKey } from "./heatmap-head.tsx";
import type { GridView } from "./row-html.ts";

/** Two rows of totals at the bottom edge: the mean of what is shown, and how many are ready of those who need it. */
export function HeatmapFoot({ view }: { readonly view: GridView }) {
  const { arrangement } = view;
  const looks = useMemo(
    () => arrangement.columns.map((column) => [columnKey(column), columnTotalLooks(view, column)] as const),
    [view, arrangement],
  );
  const value = { gap: "Mean gap", level: "Mean level", chance: "Mean chance", state: "Mean chance" }[view.state.value];
  return (
    <tfoot>
      <tr>
        <th scope="row" className="hc">
          {value}
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
}

function TotalCell({ look, filled }: { readonly look: CellLook; readonly filled: boolean }) {
  const className = [filled && look.step > 0 ? `s${look.step}` : "tt", look.sign === "withheld" ? "wh" : ""].join(" ");
  return (
    <td className={className.trim()}>
      {look.text}
      {look.words !== "" && <i> {look.words}</i>}
    </td>
  );
}
