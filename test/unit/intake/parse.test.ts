import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fromDayNumber } from "#app/engine/kernel/calendar.ts";
import { NO_DATE_EVIDENCE, observeDate, orderOfColumn, parseDate } from "#app/engine/intake/parse-dates.ts";
import { isEmail, nameFromLogin, parseLevel, parseTimeOfDay, parseYesNo } from "#app/engine/intake/parse-values.ts";

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map(fromDayNumber);

describe("dates", () => {
  it("come back from every way of writing them, when the order is known", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [year = "", month = "", date = ""] = day.split("-");
        for (const [text, order] of [
          [day, null],
          [`${day} 00:00:00.000`, null],
          [`${day}T07:30:00Z`, null],
          [`${year}${month}${date}`, null],
          [`${date}.${month}.${year}`, null],
          [`${date}/${month}/${year}`, "day-first"],
          [`${month}/${date}/${year}`, "month-first"],
        ] as const) {
          expect(parseDate(text, order)).toEqual({ ok: true, value: day });
        }
      }),
    );
  });

  it("are never guessed: both readings without an order is ambiguous, one reading is taken", () => {
    expect(parseDate("03/04/2025", null)).toEqual({ ok: false, error: { kind: "ambiguous" } });
    expect(parseDate("25/12/2024", null)).toEqual({ ok: true, value: "2024-12-25" });
    expect(parseDate("04/04/2025", null)).toEqual({ ok: true, value: "2025-04-04" });
    expect(parseDate("25/12/2024", "month-first")).toEqual({ ok: false, error: { kind: "impossible" } });
  });

  it("give their column an order only when all that can speak agree", () => {
    const order = (...cells: readonly string[]) => orderOfColumn(cells.reduce(observeDate, NO_DATE_EVIDENCE));
    expect(order("01/02/2025", "13/02/2025", "2025-01-01")).toBe("day-first");
    expect(order("01/02/2025", "02/13/2025")).toBe("month-first");
    expect(order("13/02/2025", "02/13/2025")).toBeNull();
    expect(order("01/02/2025", "04/04/2025")).toBeNull();
  });
});

describe("other values", () => {
  it("read levels with a decimal comma or a word before them, and refuse what is outside 0 to 5", () => {
    expect(["3", "2,5", "L4", "Stufe 1", "5.0"].map((text) => parseLevel(text))).toEqual(
      [3, 2.5, 4, 1, 5].map((value) => ({ ok: true, value })),
    );
    expect(parseLevel("5.1")).toEqual({ ok: false, error: { kind: "out-of-range" } });
    expect(parseLevel("-1")).toEqual({ ok: false, error: { kind: "out-of-range" } });
    expect(parseLevel("expert")).toEqual({ ok: false, error: { kind: "not-a-level" } });
  });

  it("read yes, no and times as spreadsheets write them", () => {
    expect(["1", "ja", "OUI", "sí"].map(parseYesNo)).toEqual([true, true, true, true]);
    expect(["0", "nein", "Non", "false"].map(parseYesNo)).toEqual([false, false, false, false]);
    expect(parseYesNo("maybe")).toBeUndefined();
    expect(["7:00", "07:00:00.0000000", "23:59", "1899-12-31 15:00:00"].map(parseTimeOfDay)).toEqual([
      "07:00",
      "07:00",
      "23:59",
      "15:00",
    ]);
    expect(["24:00", "7", "12:60"].map(parseTimeOfDay)).toEqual([undefined, undefined, undefined]);
  });

  it("make a name from a login and keep two people apart", () => {
    expect(nameFromLogin("adventure-works\\ken0")).toBe("Ken 0");
    expect(nameFromLogin("anna.groß@example.com")).toBe("Anna Groß");
    expect(nameFromLogin("DOMAIN/josé_2")).toBe("José 2");
  });

  it("tell addresses from other text", () => {
    expect(["a@b.de", "first.last+x@sub.example.org"].map(isEmail)).toEqual([true, true]);
    expect(["a@b", "a b@c.de", "@c.de", "a@c..de ", "a@c.de,b@c.de"].map(isEmail)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
