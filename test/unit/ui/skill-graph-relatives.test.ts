import { expect, test } from "vitest";
import { relativesOf } from "#app/ui/skill-graph-relatives.ts";

const LINKS = [
  { from: "root", to: "left" },
  { from: "root", to: "right" },
  { from: "left", to: "top" },
  { from: "right", to: "summit" },
  { from: "top", to: "summit" },
];

test("the chain of a skill is what it builds on and what it opens, at any distance, not its siblings", () => {
  expect([...relativesOf(LINKS, "left")].sort()).toEqual(["left", "root", "summit", "top"]);
});

test("a skill without links stands alone", () => {
  expect([...relativesOf(LINKS, "other")]).toEqual(["other"]);
});

test("links that run in a circle end", () => {
  const circle = [
    { from: "a", to: "b" },
    { from: "b", to: "a" },
  ];
  expect([...relativesOf(circle, "a")].sort()).toEqual(["a", "b"]);
});
