import { useLocation, useNavigate } from "@remix-run/react";
import { useCallback, useState } from "react";
import { heatmapHref, parseHeatmapState } from "./view-state.ts";
import type { HeatmapState } from "./view-state.ts";

/** What the server has to be asked for again. */
const SELECTION = ["rows", "horizon", "role", "site", "team", "shift", "held", "search"] as const;

/** Whether both states show the same people against the same requirements. */
const sameSelection = (left: HeatmapState, right: HeatmapState): boolean =>
  SELECTION.every((key) => left[key] === right[key]);

/**
 * The state of the page, which is its address. What only arranges is applied at once and written into the address
 * without a round trip; what selects goes through the router. `rows`: the kind of rows that the server answered with.
 */
export function useHeatmapState(rows: HeatmapState["rows"]): readonly [HeatmapState, (next: HeatmapState) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const [state, setState] = useState(() => ({ ...parseHeatmapState(new URLSearchParams(search)), rows }));
  const apply = useCallback(
    (next: HeatmapState) => {
      if (sameSelection(state, next)) {
        window.history.replaceState(window.history.state, "", heatmapHref(next));
        setState(next);
      } else {
        navigate(heatmapHref(next), { preventScrollReset: true });
      }
    },
    [state, navigate],
  );
  return [state, apply];
}
