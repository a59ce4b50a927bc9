import { describe, expect, it } from "vitest";
import { GROUP_ROW, groupAt, LABEL_ROW, LEADING_CELLS, moveBy } from "#app/ui/heatmap/grid-keys.ts";

// Three leading cells, skills in two groups of 2 and 3, three cells at the right edge.
const shape = { rows: 100, columns: LEADING_CELLS + 5 + 3, page: 20, spans: [2, 3] };
const at = (row: number, column: number) => ({ row, column });

describe("the keys of the grid", () => {
  it("moves by one with the arrows and stops at the edges", () => {
    expect(moveBy("ArrowRight", false, at(4, 3), shape)).toEqual(at(4, 4));
    expect(moveBy("ArrowDown", false, at(4, 3), shape)).toEqual(at(5, 3));
    expect(moveBy("ArrowDown", false, at(99, 3), shape)).toEqual(at(99, 3));
    expect(moveBy("ArrowLeft", false, at(4, 0), shape)).toEqual(at(4, 0));
  });

  it("goes to the ends of the row with Home and End, and to the corners with Ctrl", () => {
    expect(moveBy("Home", false, at(40, 5), shape)).toEqual(at(40, 0));
    expect(moveBy("End", false, at(40, 5), shape)).toEqual(at(40, 10));
    expect(moveBy("Home", true, at(40, 5), shape)).toEqual(at(0, 0));
    expect(moveBy("End", true, at(40, 5), shape)).toEqual(at(99, 10));
  });

  it("moves by a screen with Page Up and Page Down", () => {
    expect(moveBy("PageDown", false, at(10, 5), shape)).toEqual(at(30, 5));
    expect(moveBy("PageUp", false, at(10, 5), shape)).toEqual(at(0, 5));
  });

  it("passes through the groups on the way to the labels, and over them where there is none", () => {
    expect(moveBy("ArrowUp", false, at(0, 4), shape)).toEqual(at(GROUP_ROW, 4));
    expect(moveBy("ArrowUp", false, at(GROUP_ROW, 4), shape)).toEqual(at(LABEL_ROW, 4));
    expect(moveBy("ArrowUp", false, at(0, 0), shape)).toEqual(at(LABEL_ROW, 0));
    expect(moveBy("ArrowDown", false, at(LABEL_ROW, 0), shape)).toEqual(at(0, 0));
  });

  it("moves from group to group, not from column to column, in the row of groups", () => {
    expect(groupAt(4, shape.spans)).toEqual({ group: 0, first: 3, last: 4 });
    expect(moveBy("ArrowRight", false, at(GROUP_ROW, 3), shape)).toEqual(at(GROUP_ROW, 5));
    expect(moveBy("ArrowLeft", false, at(GROUP_ROW, 7), shape)).toEqual(at(GROUP_ROW, 4));
  });

  it("leaves other keys alone", () => {
    expect(moveBy("a", false, at(1, 1), shape)).toBeNull();
    expect(moveBy("Tab", false, at(1, 1), shape)).toBeNull();
  });
});
