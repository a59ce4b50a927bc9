import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  addDays,
  addMonths,
  daysBetween,
  fromDayNumber,
  parsePlainDate,
  plainDate,
} from "#app/engine/kernel/calendar.ts";

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map(fromDayNumber);

describe("calendar", () => {
  it("refuses days that the calendar does not have", () => {
    for (const text of ["2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "25-04-01", "2025-4-1", ""])
      expect(parsePlainDate(text)).toBeUndefined();
    expect(parsePlainDate("2024-02-29")).toBe("2024-02-29");
  });

  it("adds days so that the distance is what was added", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => daysBetween(day, addDays(day, n)) === n),
    );
  });

  it("ends a month that is too short on its last day", () => {
    expect(addMonths(plainDate("2024-01-31"), 1)).toBe("2024-02-29");
    expect(addMonths(plainDate("2025-01-31"), 13)).toBe("2026-02-28");
    expect(addMonths(plainDate("2025-03-15"), -3)).toBe("2024-12-15");
  });
});
