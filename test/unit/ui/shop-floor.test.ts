import { expect, test } from "vitest";
import { lifetimeOf } from "#app/services/session-lifetime.ts";
import { readBadgeScan } from "#app/ui/badge/read-badge-scan.ts";
import { IDLE_SECONDS, secondsLeft, TELL_SERVER_EVERY_MS } from "#app/ui/kiosk/idle-clock.ts";

test("the address on a badge, at whatever site it was printed, gives number and company", () => {
  expect(readBadgeScan(" https://old.example:8443/badge?org=Works&badge=B%2F7 ")).toEqual({
    badge: "B/7",
    organisation: "works",
  });
  expect(readBadgeScan("HTTP://tablet.local/badge?badge=101")).toEqual({ badge: "101", organisation: null });
});

test("a bare number is a badge, another site's code and an empty scan are none", () => {
  expect(readBadgeScan("101096\n")).toEqual({ badge: "101096", organisation: null });
  for (const code of ["", "  ", "https://example.org/", "https://example.org/badge", "http://"])
    expect(readBadgeScan(code)).toBeNull();
});

test("the counter runs from 60 to 0, stops there, and a clock that was set back starts it anew", () => {
  expect([0, 400, 1_000, 59_001, 60_000, 3_600_000].map((passed) => secondsLeft(5_000, 5_000 + passed))).toEqual([
    60, 60, 59, 1, 0, 0,
  ]);
  expect(secondsLeft(5_000, 1_000)).toBe(60);
});

test("the server waits long enough for every touch it may not have heard of, and not much longer", () => {
  const { idleSeconds, touchSeconds } = lifetimeOf(true);
  const unheard = TELL_SERVER_EVERY_MS / 1000;
  expect(touchSeconds).toBeLessThan(unheard);
  expect(idleSeconds).toBeGreaterThanOrEqual(IDLE_SECONDS + unheard);
  expect(idleSeconds).toBeLessThanOrEqual(IDLE_SECONDS + 2 * unheard);
});
