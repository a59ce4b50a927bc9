import { expect, test } from "vitest";
import { searchWith } from "#app/ui/url-state.ts";

test("a change keeps the rest of the state, and null takes a key away", () => {
  const current = new URLSearchParams("view=graph&q=vision&skill=a.b");
  expect(searchWith(current, { skill: null })).toBe("?q=vision&view=graph");
  expect(searchWith(current, { skill: "c.d" })).toBe("?q=vision&skill=c.d&view=graph");
});

test("equal states have equal addresses, whatever order they were reached in", () => {
  const one = searchWith(new URLSearchParams("a=1"), { b: "2" });
  const other = searchWith(new URLSearchParams("b=2"), { a: "1" });
  expect(one).toBe(other);
});

test("the empty state is an address too, and the current one is not changed", () => {
  const current = new URLSearchParams("q=x");
  expect(searchWith(current, { q: "" })).toBe("?");
  expect(current.toString()).toBe("q=x");
});
