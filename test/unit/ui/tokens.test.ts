import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Sight, contrast, distance, linearOf, oklabOf, seenWith } from "./colour.ts";

const css = readFileSync(new URL("../../../app/ui/tokens.css", import.meta.url), "utf8");
const PAIR = /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g;
const pairs = new Map([...css.matchAll(PAIR)].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]));

const THEMES = ["light", "dark"] as const;
type ThemeName = (typeof THEMES)[number];

function token(name: string, theme: ThemeName): string {
  const pair = pairs.get(name);
  if (pair === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return pair[theme];
}

const MEANINGS = ["ready", "short", "uncertain", "expired", "blocked"] as const;
const SCALE = ["scale-1", "scale-2", "scale-3", "scale-4", "scale-5"] as const;
const GROUNDS = ["canvas", "surface", "sunken"] as const;
const SIGHTS: readonly Sight[] = ["full", "deuteranopia", "protanopia"];

describe.each(THEMES)("in the %s theme", (theme) => {
  test.each([...GROUNDS])("text and meaning colours reach 4.5 : 1 on %s", (ground) => {
    for (const name of ["ink", "ink-muted", "ink-faint", "accent", "accent-strong", ...MEANINGS]) {
      const ratio = contrast(token(name, theme), token(ground, theme));
      expect(ratio, `--${name} on --${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("a word on its own soft ground reaches 4.5 : 1", () => {
    for (const name of MEANINGS) {
      expect(contrast(token(name, theme), token(`${name}-soft`, theme)), name).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(token("accent-strong", theme), token("accent-soft", theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token("ink", theme), token("accent-soft", theme))).toBeGreaterThanOrEqual(4.5);
  });

  test("the label of a button reaches 4.5 : 1, pressed or not", () => {
    expect(contrast(token("on-accent", theme), token("accent", theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token("on-accent", theme), token("accent-strong", theme))).toBeGreaterThanOrEqual(4.5);
  });

  test("borders of controls and the focus ring reach 3 : 1 on every ground", () => {
    for (const name of ["line-strong", "focus"]) {
      for (const ground of GROUNDS) {
        expect(contrast(token(name, theme), token(ground, theme)), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test("the text of a cell reaches 4.5 : 1 on each step of the readiness scale", () => {
    for (const step of SCALE) {
      expect(contrast(token(`on-${step}`, theme), token(step, theme)), step).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(SIGHTS)("the readiness scale runs in one direction and its steps are told apart with %s sight", (sight) => {
    const lightness = SCALE.map((step) => oklabOf(seenWith(sight, linearOf(token(step, theme))))[0]);
    const rises = lightness.slice(1).map((value, index) => value - (lightness[index] ?? Number.NaN));
    expect(rises.every((rise) => (theme === "light" ? rise < 0 : rise > 0))).toBe(true);
    for (const [index, step] of SCALE.slice(1).entries()) {
      const before = SCALE[index] ?? "scale-1";
      expect(distance(token(before, theme), token(step, theme), sight), `${before} ${step}`).toBeGreaterThan(0.08);
    }
  });

  test.each(SIGHTS)("the meaning colours and the accent are told apart with %s sight", (sight) => {
    const names = [...MEANINGS, "accent"];
    for (const [index, name] of names.entries()) {
      for (const other of names.slice(index + 1)) {
        expect(distance(token(name, theme), token(other, theme), sight), `${name} ${other}`).toBeGreaterThan(0.05);
      }
    }
  });
});

test("a colour that is not a pair cannot hide in the token file", () => {
  const declared = [...css.matchAll(/--([\w-]+):[^;]*#[0-9a-f]{3,8}/g)].map(([, name]) => name);
  expect(declared.filter((name) => name === undefined || !pairs.has(name))).toEqual([]);
});
