import { describe, expect, it } from "vitest";
import { passwordFault, pinFault } from "#app/engine/access/secret-rules.ts";

describe("a chosen password", () => {
  it.each([
    ["elevenchars", "too-short"],
    ["aaaaaaaaaaaabbb", "too-simple"],
    ["my name is Greta ok", "too-personal"],
    ["x".repeat(100) + "abcdefgh".repeat(13), "too-long"],
    ["turbine gantry forty two", null],
  ] as const)("%s: %s", (password, fault) => {
    expect(passwordFault(password, ["Greta", "Li"])).toBe(fault);
  });
});

describe("a chosen PIN", () => {
  it.each([
    ["12345", "too-short"],
    ["123456789", "too-long"],
    ["48a615", "not-digits"],
    ["777777", "too-simple"],
    ["345678", "too-simple"],
    ["654321", "too-simple"],
    ["101096", "too-personal"],
    ["482615", null],
  ] as const)("%s: %s", (pin, fault) => {
    expect(pinFault(pin, ["101096"])).toBe(fault);
  });
});
