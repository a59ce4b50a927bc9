import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, plainDate } from "#app/engine/kernel/calendar.ts";
import { INDICATORS } from "#app/engine/scaling/indicators.ts";
import { LOW, scoreSite, VOID_DAYS, type IndicatorReading } from "#app/engine/scaling/scorecard.ts";

const TODAY = plainDate("2026-06-01");

const reading = (indicatorId: string, value: number, daysAgo = 0): IndicatorReading => ({
  indicatorId,
  value,
  observedOn: addDays(TODAY, -daysAgo),
  ownerName: null,
  evidence: null,
});

const allGood = INDICATORS.map(({ id, good }) => reading(id, good));
const withValue = (id: string, value: number, daysAgo = 0): readonly IndicatorReading[] =>
  allGood.map((entry) => (entry.indicatorId === id ? reading(id, value, daysAgo) : entry));

describe("the scaling-readiness scorecard", () => {
  test("one low indicator makes its dimension and the whole site low, however good everything else is", () => {
    expect(scoreSite(allGood, TODAY)).toMatchObject({ score: 100, mark: "good" });
    for (const spec of INDICATORS) {
      const card = scoreSite(withValue(spec.id, spec.bad), TODAY);
      expect(card).toMatchObject({ mark: "low", lowest: spec.dimension });
      expect(card.score).toBeLessThan(LOW);
      expect(card.dimensions.find(({ dimension }) => dimension === spec.dimension)?.next?.spec.id).toBe(spec.id);
    }
  });

  test("the overall score is the lowest dimension's and no better value of anything lowers it", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(share, { minLength: INDICATORS.length, maxLength: INDICATORS.length }),
        fc.nat(),
        (at, which) => {
          const readings = INDICATORS.map((spec, i) =>
            reading(spec.id, spec.bad + (at[i] ?? 0) * (spec.good - spec.bad)),
          );
          const card = scoreSite(readings, TODAY);
          expect(card.score).toBe(Math.min(...card.dimensions.map(({ score }) => score ?? Number.NaN)));
          const better = INDICATORS[which % INDICATORS.length];
          if (better === undefined) return;
          const raised = readings.map((entry) =>
            entry.indicatorId === better.id ? reading(better.id, better.good) : entry,
          );
          expect(scoreSite(raised, TODAY).score ?? 0).toBeGreaterThanOrEqual(card.score ?? 0);
        },
      ),
    );
  });

  test("what nobody has looked at is unknown and never good; a low dimension is said although another is unknown", () => {
    const infrastructure = INDICATORS.filter(({ dimension }) => dimension === "infrastructure");
    const known = infrastructure.map(({ id, good }) => reading(id, good));
    expect(scoreSite(known, TODAY)).toMatchObject({ score: null, mark: "unknown" });
    const low = infrastructure.map(({ id, bad }) => reading(id, bad));
    expect(scoreSite(low, TODAY)).toMatchObject({ mark: "low", lowest: "infrastructure" });
    expect(scoreSite([], TODAY)).toMatchObject({ score: null, lowest: null });
  });

  test("an old reading is marked as old, a very old one no longer counts", () => {
    const stale = scoreSite(withValue("segmentation", 100, 200), TODAY).dimensions.flatMap(
      ({ indicators }) => indicators,
    );
    expect(stale.find(({ spec }) => spec.id === "segmentation")).toMatchObject({ isStale: true, mark: "good" });
    const gone = scoreSite(withValue("segmentation", 100, VOID_DAYS + 1), TODAY);
    const security = gone.dimensions.find(({ dimension }) => dimension === "security");
    expect(security?.indicators.find(({ spec }) => spec.id === "segmentation")?.mark).toBe("unknown");
  });
});
