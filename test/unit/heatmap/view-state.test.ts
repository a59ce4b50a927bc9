import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CELL_STATUSES } from "#app/engine/kernel/packed-cell.ts";
import {
  DEFAULT_STATE,
  EVIDENCE_KINDS,
  heatmapHref,
  heatmapQuery,
  parseHeatmapState,
  sortedBy,
  VALUES,
} from "#app/ui/heatmap/view-state.ts";

const id = fc.option(fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,40}$/));
const words = fc.option(fc.stringMatching(/^[A-Za-zÄÖÜäöüß&=+%#?'"<>]([A-Za-zÄ &=+%#?'"<>]{0,30}[A-Za-z])?$/));

const state = fc.record({
  rows: fc.constantFrom("people" as const, "teams" as const, "sites" as const, null),
  horizon: fc.constantFrom("now" as const, "future" as const),
  role: id,
  site: id,
  team: id,
  shift: id,
  held: id,
  search: words,
  value: fc.constantFrom(...VALUES),
  group: id,
  evidence: fc.constantFrom(...EVIDENCE_KINDS),
  states: fc.subarray([...CELL_STATUSES]),
  unneeded: fc.boolean(),
  sort: fc.constantFrom("name", "team", "total", "ready", "ai-literacy.concepts"),
  descending: fc.boolean(),
  by: id,
  folded: fc.subarray(["ai-literacy", "edge-compute", "robotics"]),
});

describe("the address of a heatmap", () => {
  it("gives back every state it was made from", () => {
    fc.assert(
      fc.property(state, (made) => {
        expect(parseHeatmapState(new URLSearchParams(heatmapQuery(made)))).toEqual(made);
      }),
    );
  });

  it("is empty for the view that opens first", () => {
    expect(heatmapHref(DEFAULT_STATE)).toBe("/heatmap");
  });

  it("falls back to the default where somebody made values up", () => {
    const query = new URLSearchParams("rows=cells&value=colour&horizon=then&state=nonsense.expired&evidence=x&dir=up");
    expect(parseHeatmapState(query)).toEqual({ ...DEFAULT_STATE, states: ["expired"] });
  });

  it("puts the largest gaps and the lowest chances first, and turns round when pressed again", () => {
    const gaps = sortedBy({ ...DEFAULT_STATE, value: "gap" }, "total");
    expect(gaps).toMatchObject({ sort: "total", descending: true });
    expect(sortedBy(gaps, "total").descending).toBe(false);
    expect(sortedBy({ ...DEFAULT_STATE, value: "chance" }, "total").descending).toBe(false);
  });
});
